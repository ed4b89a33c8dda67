using System.Collections.Immutable;

namespace DynoSim.Lang.Semantics.Types;

/// <summary>The types that take another type.</summary>
public static class GenericTypeNames
{
    private static readonly ImmutableSortedDictionary<string, Func<LanguageType, LanguageType>> Makers =
        new Dictionary<string, Func<LanguageType, LanguageType>>
        {
            ["Arrivals"] = rate => new ArrivalsType(rate),
            ["Dist"] = element => new DistType(element),
            ["List"] = element => new ListType(element),
            ["Map"] = value => new MapType(value),
            ["Metric"] = element => new MetricType(element),
            ["Range"] = element => new RangeType(element),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The names in order.</summary>
    public static IEnumerable<string> All => Makers.Keys;

    internal static int? Arity(string name) => Makers.ContainsKey(name) ? 1 : null;

    internal static LanguageType Make(string name, LanguageType argument) => Makers[name](argument);
}
