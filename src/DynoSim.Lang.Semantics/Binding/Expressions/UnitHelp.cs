using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Units to suggest.</summary>
internal static class UnitHelp
{
    private static readonly ImmutableArray<(Dimension Dimension, ImmutableArray<string> Units)> Known =
    [
        (Dimension.Time, ["s", "ms"]),
        (Dimension.Bytes, ["GB", "GiB"]),
        (Dimension.Bandwidth, ["GB/s", "Gbit/s"]),
        (Dimension.Rate, ["req/s"]),
        (Dimension.SessionRate, ["session/s"]),
        (Dimension.TokenRate, ["tok/s"]),
        (Dimension.FlopRate, ["TFLOPS"]),
        (Dimension.Flops, ["TFLOP"]),
        (Dimension.Power, ["W"]),
        (Dimension.Energy, ["kWh"]),
        (Dimension.Money, ["$"]),
        (Dimension.Money / Dimension.Gpus / Dimension.Time, ["$/gpu/h"]),
        (Dimension.Money / Dimension.Time, ["$/h"]),
        (Dimension.Money / Dimension.Tokens, ["$/Mtok"]),
        (Dimension.Tokens / Dimension.Blocks, ["tok/blk"]),
        (Dimension.Bytes / Dimension.Tokens, ["B/tok"]),
        (Dimension.Time / Dimension.Tokens, ["us/tok"]),
        (Dimension.Time / Dimension.Requests, ["us/req"]),
    ];

    /// <summary>The units people use for a dimension.</summary>
    public static ImmutableArray<string> Usual(Dimension dimension) =>
        Known.FirstOrDefault(entry => entry.Dimension == dimension).Units is { IsDefault: false } units ? units : [];

    /// <summary>A number with a unit; money stands before.</summary>
    public static string Spell(string number, string unit) =>
        unit.StartsWith('$') ? $"${number}{unit[1..]}" : number + unit;

    /// <summary>
    /// Those spellings that give a usual value; if none does, those with another prefix that do; if none does, all.
    /// </summary>
    public static ImmutableArray<string> Likely(ImmutableArray<string> spellings, SchemaRange? usual)
    {
        if (usual is null)
        {
            return spellings;
        }

        var likely = spellings.Where(spelt => QuantityLiteral.Parse(spelt).TryGet(out var literal, out _)
            && usual.Contains(literal.Quantity.Value)).ToImmutableArray();
        var respelt = likely.IsEmpty
            ? [.. spellings.SelectMany(spelt => UsualValues.Respelt(spelt, usual)).Distinct().Take(2)]
            : likely;
        return respelt.IsEmpty ? spellings : respelt;
    }

    /// <summary>How one dimension becomes another, where there is a usual way.</summary>
    public static string? ForMismatch(LanguageType from, LanguageType to)
    {
        if (from is not QuantityType { Dimension: var have } || to is not QuantityType { Dimension: var want })
        {
            return null;
        }

        if (have == Dimension.Bytes && want == Dimension.Bandwidth)
        {
            return "a bandwidth is an amount per time, as in `GB/s`";
        }

        if (have == Dimension.Bandwidth && want == Dimension.Bytes)
        {
            return "an amount of data has no time in it, as in `GB`";
        }

        if (have == Dimension.Rate && want == Dimension.SessionRate)
        {
            return "sessions are counted in `session/s`";
        }

        if (have.IsNone && want.IsCounting)
        {
            return $"a typed number does not adapt: write `… * 1{Unit(want)}`";
        }

        return have.IsCounting && want.IsNone ? $"divide by `1{Unit(have)}` to count without a unit" : null;
    }

    private static string Unit(Dimension dimension) =>
        dimension == Dimension.Tokens ? "tok"
        : dimension == Dimension.Blocks ? "blk"
        : dimension == Dimension.Requests ? "req"
        : dimension == Dimension.Gpus ? "gpu"
        : "session";
}
