using System.Collections.Immutable;

namespace DynoSim.Lang.Quantities;

/// <summary>The units in which a person expects values of a dimension.</summary>
internal static class NaturalUnits
{
    private static readonly ImmutableArray<(Dimension Dimension, string[] Readable, string[] Further)> Families =
    [
        (Dimension.Time, ["ns", "us", "ms", "s", "min", "h", "d"], []),
        (Dimension.Bytes, ["B", "kB", "MB", "GB", "TB", "PB"], ["KiB", "MiB", "GiB", "TiB", "PiB"]),
        (Dimension.Tokens, ["tok", "Mtok", "Gtok"], ["ktok"]),
        (Dimension.Requests, ["req"], []),
        (Dimension.Blocks, ["blk"], []),
        (Dimension.Sessions, ["session"], []),
        (Dimension.Gpus, ["gpu"], []),
        (Dimension.Flops, ["FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP", "PFLOP", "EFLOP"], []),
        (Dimension.FlopRate, ["FLOPS", "kFLOPS", "MFLOPS", "GFLOPS", "TFLOPS", "PFLOPS", "EFLOPS"], []),
        (Dimension.Energy, ["J", "kJ", "kWh", "MWh"], ["Wh", "MJ"]),
        (Dimension.Power, ["mW", "W", "kW", "MW"], []),
        (Dimension.Money / Dimension.Time, ["$/h"], ["$/s"]),
        (Dimension.Money / Dimension.Gpus / Dimension.Time, ["$/gpu/h"], ["$/gpu/s"]),
        (Dimension.Money / Dimension.Tokens, ["$/Mtok"], ["$/tok"]),
        (Dimension.Money, ["$"], []),
        (Dimension.Gpus * Dimension.Time, ["gpu*s", "gpu*h"], []),
        (Dimension.Rate, ["req/s"], ["req/min", "req/h"]),
        (Dimension.SessionRate, ["session/s"], ["session/min", "session/h"]),
        (Dimension.Bandwidth, ["B/s", "kB/s", "MB/s", "GB/s", "TB/s", "PB/s"], ["Mbit/s", "Gbit/s", "GiB/s"]),
    ];

    /// <summary>The units for reading, ascending.</summary>
    public static ImmutableArray<UnitExpression> Readable(Dimension dimension) =>
        [.. Symbols(dimension, further: false).Select(UnitExpression.Of)];

    /// <summary>The unit of one base unit each: <c>tok/s/gpu</c>; <c>1</c> without a dimension.</summary>
    public static UnitExpression Base(Dimension dimension) => UnitExpression.Of(BaseSymbols(dimension));

    /// <summary>Every unit in which a file might state the value, the readable ones first.</summary>
    public static ImmutableArray<UnitExpression> Stated(Dimension dimension) =>
    [
        .. Symbols(dimension, further: false).Concat(Symbols(dimension, further: true)).Distinct()
            .Select(UnitExpression.Of),
    ];

    private static IEnumerable<string> Symbols(Dimension dimension, bool further)
    {
        foreach (var family in Families)
        {
            if (family.Dimension == dimension)
            {
                return further ? family.Further : family.Readable;
            }
        }

        // The first thing counted takes the prefixes, all others stand in their base unit.
        foreach (var family in Families)
        {
            if (IsQuotientOf(dimension, family.Dimension))
            {
                var suffix = BaseSymbols(dimension / family.Dimension);
                return (further ? family.Further : family.Readable)
                    .Select(symbol => suffix.StartsWith('1') ? symbol + suffix[1..] : $"{symbol}*{suffix}");
            }
        }

        return [BaseSymbols(dimension)];
    }

    private static bool IsQuotientOf(Dimension dimension, Dimension numerator)
    {
        for (var i = 0; i < Dimension.Count; i++)
        {
            var wanted = numerator[(BaseDimension)i];
            if (wanted < 0 || (wanted > 0 && dimension[(BaseDimension)i] < wanted))
            {
                return false;
            }
        }

        return true;
    }

    private static string BaseSymbols(Dimension dimension)
    {
        string[] symbols = ["s", "B", "tok", "req", "blk", "session", "gpu", "FLOP", "$", "J"];
        var above = new List<string>();
        var below = new List<string>();
        for (var i = 0; i < Dimension.Count; i++)
        {
            var exponent = dimension[(BaseDimension)i];
            (exponent > 0 ? above : below).AddRange(Enumerable.Repeat(symbols[i], Math.Abs(exponent)));
        }

        var divisors = string.Concat(below.Select(symbol => "/" + symbol));
        return (above.Count == 0 ? "1" : string.Join('*', above)) + divisors;
    }
}
