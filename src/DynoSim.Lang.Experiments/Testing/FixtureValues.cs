using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>The members a fixture sets, in base units.</summary>
internal sealed class FixtureValues(EntityValue fixture)
{
    /// <summary>The fixture.</summary>
    public EntityValue Fixture { get; } = fixture;

    /// <summary>A number; null if it is not set.</summary>
    public double? Number(string name) => Of(name) switch
    {
        CountValue count => count.Value,
        QuantityValue quantity => quantity.Magnitude,
        _ => null,
    };

    /// <summary>A truth; null if it is not set.</summary>
    public bool? Truth(string name) => (Of(name) as BoolValue)?.Value;

    /// <summary>What a list of pairs says about one request; null if nothing.</summary>
    public double? About(string list, string request) => Of(list) is ListValue pairs
        ? pairs.Items.OfType<TupleValue>()
            .Where(pair => pair.Items is [StringValue { Value: var name }, QuantityValue] && name == request)
            .Select(pair => (double?)((QuantityValue)pair.Items[1]).Magnitude)
            .LastOrDefault()
        : null;

    private Value? Of(string name) => Fixture.IsSet(name) ? Fixture.Get(name) : null;
}
