using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace DynoSim.Lang.Quantities;

/// <summary>
/// Every unit of the language with its prefixes. Units are case-sensitive; a prefix belongs to the unit, so only the
/// prefixed units listed here exist.
/// </summary>
public static class UnitTable
{
    private static readonly Dictionary<string, Unit> BySymbol;

    static UnitTable()
    {
        All = [.. Times(), .. Data(), .. Work(), .. Things()];
        BySymbol = All.ToDictionary(unit => unit.Symbol, StringComparer.Ordinal);
    }

    /// <summary>All units, accepted spellings included; within a dimension the canonical ones ascend.</summary>
    public static ImmutableArray<Unit> All { get; }

    /// <summary>Finds a unit by its exact spelling.</summary>
    public static bool TryFind(string symbol, [NotNullWhen(true)] out Unit? unit) =>
        BySymbol.TryGetValue(symbol, out unit);

    /// <summary>Whether a word is a unit, in any accepted spelling.</summary>
    public static bool IsUnit(string word) => BySymbol.ContainsKey(word);

    private static IEnumerable<Unit> Times()
    {
        yield return Make("ns", Dimension.Time, 1, Ten(9));
        yield return Make("us", Dimension.Time, 1, Ten(6));
        yield return Make("\u00B5s", Dimension.Time, 1, Ten(6), canonical: "us");
        yield return Make("\u03BCs", Dimension.Time, 1, Ten(6), canonical: "us");
        yield return Make("ms", Dimension.Time, 1, Ten(3));
        yield return Make("s", Dimension.Time, 1);
        yield return Make("min", Dimension.Time, 60);
        yield return Make("h", Dimension.Time, 3_600);
        yield return Make("d", Dimension.Time, 86_400);
    }

    private static IEnumerable<Unit> Data()
    {
        string[] decimalPrefixes = ["", "k", "M", "G", "T", "P"];
        for (var i = 0; i < decimalPrefixes.Length; i++)
        {
            yield return Make(decimalPrefixes[i] + "B", Dimension.Bytes, Ten(3 * i));
        }

        yield return Make("KB", Dimension.Bytes, Ten(3), canonical: "kB");
        string[] binaryPrefixes = ["Ki", "Mi", "Gi", "Ti", "Pi"];
        for (var i = 0; i < binaryPrefixes.Length; i++)
        {
            yield return Make(binaryPrefixes[i] + "B", Dimension.Bytes, BigInteger.One << (10 * (i + 1)));
        }

        string[] bitPrefixes = ["", "k", "M", "G", "T"];
        for (var i = 0; i < bitPrefixes.Length; i++)
        {
            yield return Make(bitPrefixes[i] + "bit", Dimension.Bytes, Ten(3 * i), 8);
        }
    }

    private static IEnumerable<Unit> Work()
    {
        string[] prefixes = ["", "k", "M", "G", "T", "P", "E"];
        for (var i = 0; i < prefixes.Length; i++)
        {
            yield return Make(prefixes[i] + "FLOP", Dimension.Flops, Ten(3 * i));
            yield return Make(prefixes[i] + "FLOPS", Dimension.FlopRate, Ten(3 * i));
        }

        yield return Make("J", Dimension.Energy, 1);
        yield return Make("kJ", Dimension.Energy, Ten(3));
        yield return Make("MJ", Dimension.Energy, Ten(6));
        yield return Make("Wh", Dimension.Energy, 3_600);
        yield return Make("kWh", Dimension.Energy, 3_600 * Ten(3));
        yield return Make("MWh", Dimension.Energy, 3_600 * Ten(6));
        yield return Make("mW", Dimension.Power, 1, Ten(3));
        yield return Make("W", Dimension.Power, 1);
        yield return Make("kW", Dimension.Power, Ten(3));
        yield return Make("MW", Dimension.Power, Ten(6));
    }

    private static IEnumerable<Unit> Things()
    {
        yield return Make("tok", Dimension.Tokens, 1);
        yield return Make("ktok", Dimension.Tokens, Ten(3));
        yield return Make("Mtok", Dimension.Tokens, Ten(6));
        yield return Make("Gtok", Dimension.Tokens, Ten(9));
        yield return Make("req", Dimension.Requests, 1);
        yield return Make("user", Dimension.Requests, 1);
        yield return Make("blk", Dimension.Blocks, 1);
        yield return Make("session", Dimension.Sessions, 1);
        yield return Make("sess", Dimension.Sessions, 1);
        yield return Make("gpu", Dimension.Gpus, 1);
        yield return Make("$", Dimension.Money, 1);
        yield return Make("USD", Dimension.Money, 1, canonical: "$");
        yield return Make("%", Dimension.None, 1, 100);
    }

    private static BigInteger Ten(int exponent) => BigInteger.Pow(10, exponent);

    private static Unit Make(string symbol, Dimension dimension, BigInteger factor, string? canonical = null) =>
        Make(symbol, dimension, factor, BigInteger.One, canonical);

    private static Unit Make(
        string symbol, Dimension dimension, BigInteger numerator, BigInteger denominator, string? canonical = null) =>
        new(symbol, canonical ?? symbol, dimension, new ExactRatio(numerator, denominator));
}
