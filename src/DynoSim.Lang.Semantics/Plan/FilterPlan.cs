using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>Which rows of a trace are replayed, lowered as a router is.</summary>
public sealed record FilterPlan
{
    /// <summary>The lets that something mentions; <see cref="BoundPolicyLet.Index"/> is the position.</summary>
    public ImmutableArray<BoundExpression> Lets { get; init; } = [];

    /// <summary>The conditions; a row is replayed if all hold.</summary>
    public required ImmutableArray<BoundExpression> Keep { get; init; }

    /// <summary>The settings in order of their slots.</summary>
    public ImmutableArray<BoundSetting> Settings { get; init; } = [];
}
