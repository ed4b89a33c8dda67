using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>
/// The decision of a router, lowered: static parts are constants or settings, lets stand apart in an order in which
/// each mentions only earlier ones. Inherited and overridden members are resolved.
/// </summary>
public sealed record RouterPlan
{
    /// <summary>The router's name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The lets of policy phase that something mentions; <see cref="BoundPolicyLet.Index"/> is the position.
    /// </summary>
    public ImmutableArray<BoundExpression> Lets { get; init; } = [];

    /// <summary>The conditions of a candidate beside <c>worker.ready</c>; all must hold.</summary>
    public ImmutableArray<BoundExpression> Eligible { get; init; } = [];

    /// <summary>The value compared.</summary>
    public required BoundExpression Cost { get; init; }

    /// <summary>Whether the greatest value wins.</summary>
    public bool IsMaximizing { get; init; }

    /// <summary>What decides between equals, ascending, first difference wins; the word <c>random</c> draws.</summary>
    public ImmutableArray<BoundExpression> TieBreak { get; init; } = [];

    /// <summary>
    /// The settings of the policy in order of their slots: what two policies of one structure may differ in.
    /// </summary>
    public ImmutableArray<BoundSetting> Settings { get; init; } = [];

    /// <summary>What an engine must keep up to date for it.</summary>
    public SignalSet Reads { get; init; }
}
