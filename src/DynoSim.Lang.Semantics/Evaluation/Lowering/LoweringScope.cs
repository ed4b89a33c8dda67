using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;

namespace DynoSim.Lang.Semantics.Evaluation.Lowering;

/// <summary>
/// What names stand for while a policy is lowered: objects as in evaluation, but locals are expressions, since the
/// argument of an inlined function may only be known during the run.
/// </summary>
internal sealed class LoweringScope
{
    private readonly Environment? _objects;
    private readonly ImmutableArray<BoundExpression> _locals;
    private readonly LoweringScope? _outer;

    private LoweringScope(Environment? objects, ImmutableArray<BoundExpression> locals, LoweringScope? outer)
    {
        _objects = objects;
        _locals = locals;
        _outer = outer;
    }

    /// <summary>The objects around, where no locals are in between; null otherwise.</summary>
    public Environment? Objects => _locals.IsDefault ? _objects : null;

    /// <summary>Whether locals are in between, so that static-looking parts may depend on them.</summary>
    public bool HasLocals => !_locals.IsDefault;

    public static LoweringScope Of(Environment? environment) => new(environment, default, null);

    public LoweringScope With(ImmutableArray<BoundExpression> locals) => new(null, locals, this);

    public static LoweringScope OfFunction(ImmutableArray<BoundExpression> arguments) => new(null, arguments, null);

    /// <summary>The expression a local stands for.</summary>
    public BoundExpression? Local(int hops, int slot) => !HasLocals ? null
        : hops == 0 ? _locals[slot]
        : _outer?.Local(hops - 1, slot);

    /// <summary>The object so many scopes outward.</summary>
    public EntityValue? Self(int hops) => HasLocals
        ? hops == 0 ? null : _outer?.Self(hops - 1)
        : _objects?.Out(hops).Self;
}
