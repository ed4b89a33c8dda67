using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>Numbers in messages, as a file would write them.</summary>
internal static class Amounts
{
    public static string Number(double value) => QuantityFormat.Number(Math.Round(value));

    public static string Tokens(double count) => $"{Number(count)}tok";

    public static string Gigabytes(double bytes) => $"{bytes / 1e9:0.0}GB";

    public static string Rate(double requestsPerSecond) =>
        QuantityFormat.Readable(new Quantity(requestsPerSecond, Dimension.Rate));
}
