using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Binding.Bound;

/// <summary>
/// An expression whose names, types and phases are settled. A closed hierarchy of immutable nodes; every node knows
/// where it was written. Numbers are in base units: dimensions have been checked and are not needed to compute.
/// </summary>
/// <remarks>
/// <para>Consumers: the static evaluator, the result evaluator, and the emitter of policies. A policy reaches the
/// emitter after <c>PolicyLowering</c>, which leaves only these nodes: <see cref="BoundConstant"/>,
/// <see cref="BoundSetting"/>, <see cref="BoundPolicyLet"/>, <see cref="BoundUnary"/>, <see cref="BoundBinary"/>,
/// <see cref="BoundConditional"/>, <see cref="BoundBuiltinCall"/>, <see cref="BoundSignal"/>,
/// <see cref="BoundContext"/>, <see cref="BoundConversion"/> and <see cref="BoundList"/>.</para>
/// <para>A <c>Count</c> is a 64-bit integer, every other number a double. The operands of an arithmetic or comparison
/// node have the same representation: a <see cref="BoundConversion"/> stands between where they did not.</para>
/// </remarks>
/// <param name="Location">Where it was written.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Phase">When its value is known: the latest phase of what it mentions.</param>
public abstract record BoundExpression(SourceLocation Location, LanguageType Type, KnobPhase Phase)
{
    /// <summary>The expressions it is made of, in source order.</summary>
    public virtual IEnumerable<BoundExpression> Children => [];

    /// <summary>Whether it or a part of it is already diagnosed.</summary>
    public bool IsError => Type.IsError;

    /// <summary>The source text.</summary>
    public sealed override string ToString() => Location.Text;
}

/// <summary>What could not be bound; already diagnosed.</summary>
public sealed record BoundError(SourceLocation Location)
    : BoundExpression(Location, ErrorType.Instance, KnobPhase.Static);
