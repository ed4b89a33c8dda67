using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>When a request counts as good, lowered as a router is.</summary>
public sealed record SloPlan
{
    /// <summary>The SLO's name.</summary>
    public required string Name { get; init; }

    /// <summary>The lets that something mentions; <see cref="BoundPolicyLet.Index"/> is the position.</summary>
    public ImmutableArray<BoundExpression> Lets { get; init; } = [];

    /// <summary>The conditions; a request is good if all hold.</summary>
    public required ImmutableArray<BoundExpression> Good { get; init; }

    /// <summary>The settings in order of their slots.</summary>
    public ImmutableArray<BoundSetting> Settings { get; init; } = [];
}
