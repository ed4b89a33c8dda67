using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>Conversions to whole picoseconds; they happen when a timing is built, never in a pass.</summary>
internal static class Picoseconds
{
    /// <summary>The nearest picosecond.</summary>
    public static long FromSeconds(double seconds) => SimulatedTime.FromSeconds(seconds).Picoseconds;

    /// <summary>A duration times a factor.</summary>
    public static long Scale(long picoseconds, double factor) =>
        factor == 1 ? picoseconds : checked((long)Math.Round(picoseconds * factor));
}
