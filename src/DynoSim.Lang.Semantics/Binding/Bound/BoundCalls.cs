using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Binding.Bound;

/// <summary>
/// A call of a builtin function: of the language itself (<c>max</c>, <c>ceil</c>), or of the runtime
/// (<c>lognormal</c>), which has a <see cref="FunctionSchema.Method"/>.
/// </summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Type">The type of the result.</param>
/// <param name="Phase">When it has a value.</param>
/// <param name="Function">The function.</param>
/// <param name="Arguments">
/// One per parameter in order, null where left out; of a variadic function, all arguments in order.
/// </param>
public sealed record BoundBuiltinCall(
    SourceLocation Location,
    LanguageType Type,
    KnobPhase Phase,
    FunctionSchema Function,
    ImmutableArray<BoundExpression?> Arguments)
    : BoundExpression(Location, Type, Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => Arguments.OfType<BoundExpression>();
}

/// <summary>A call of a function declared in a file.</summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Type">The declared result type.</param>
/// <param name="Phase">When it has a value.</param>
/// <param name="Function">The function.</param>
/// <param name="Arguments">One per formal, in order.</param>
public sealed record BoundFunctionCall(
    SourceLocation Location,
    LanguageType Type,
    KnobPhase Phase,
    FunctionSymbol Function,
    ImmutableArray<BoundExpression> Arguments)
    : BoundExpression(Location, Type, Phase)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => Arguments;
}

/// <summary><c>target with { … }</c>, or <c>{ … }</c> where a record is expected.</summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Type">The type of the object.</param>
/// <param name="Target">The object amended; null for a new one.</param>
/// <param name="Layer">The amendments.</param>
public sealed record BoundAmendment(
    SourceLocation Location, LanguageType Type, BoundExpression? Target, Layers.BoundLayer Layer)
    : BoundExpression(Location, Type, Target?.Phase ?? KnobPhase.Static)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => Target is null ? [] : [Target];
}
