using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>
/// What the names of an expression stand for: the final object of each enclosing block, the arguments of a function,
/// the item of a comprehension. Immutable; innermost first.
/// </summary>
public sealed class Environment
{
    private readonly Value[] _locals;

    private Environment(EntityValue? self, Value[] locals, Environment? outer)
    {
        Self = self;
        _locals = locals;
        Outer = outer;
    }

    /// <summary>The object whose block this is; null for locals.</summary>
    public EntityValue? Self { get; }

    /// <summary>What is around.</summary>
    public Environment? Outer { get; }

    internal static Environment OfObject(EntityValue self, Environment? outer) => new(self, [], outer);

    internal static Environment OfLocals(Value[] locals, Environment? outer) => new(null, locals, outer);

    internal Value Local(int slot) => _locals[slot];

    internal Environment Out(int hops)
    {
        var found = this;
        for (; hops > 0; hops--)
        {
            found = found.Outer
                ?? throw new InvalidOperationException("The binder counted more scopes than there are.");
        }

        return found;
    }
}
