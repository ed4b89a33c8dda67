using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Binding.Scopes;

/// <summary>A place where names are looked up; innermost first, then outward.</summary>
/// <param name="outer">What is around; null for a file.</param>
/// <param name="module">The file the scope is written in.</param>
internal abstract class Scope(Scope? outer, Module module)
{
    /// <summary>What is around; null for a file.</summary>
    public Scope? Outer { get; } = outer;

    /// <summary>The file the scope is written in.</summary>
    public Module Module { get; } = module;

    /// <summary>Whether evaluation has an environment for it, so that it counts as a hop.</summary>
    public virtual bool HasEnvironment => true;

    /// <summary>What a name means right here; null if nothing.</summary>
    /// <param name="name">The name.</param>
    /// <param name="hops">The number of environments between the expression and here.</param>
    public abstract Meaning? Find(string name, int hops);

    /// <summary>Whether a name would be found here, but for being the very thing that is being defined.</summary>
    public virtual bool Skips(string name) => false;

    /// <summary>The names visible right here, for suggestions.</summary>
    public abstract IEnumerable<string> Names { get; }
}

/// <summary>A function's formals, or the variable of a comprehension.</summary>
internal class LocalScope(Scope outer, IReadOnlyList<LocalName> locals) : Scope(outer, outer.Module)
{
    public IReadOnlyList<LocalName> Locals { get; } = locals;

    public override IEnumerable<string> Names => Locals.Select(local => local.Name);

    public override Meaning? Find(string name, int hops)
    {
        for (var slot = 0; slot < Locals.Count; slot++)
        {
            if (Locals[slot].Name == name)
            {
                Locals[slot].IsUsed = true;
                return new LocalMeaning(hops, slot, Locals[slot]);
            }
        }

        return null;
    }
}

/// <summary>A formal or loop variable.</summary>
internal sealed class LocalName(string name, SourceLocation location, LanguageType type, KnobPhase phase)
{
    public string Name { get; } = name;

    public SourceLocation Location { get; } = location;

    public LanguageType Type { get; } = type;

    public KnobPhase Phase { get; } = phase;

    public bool IsUsed { get; set; }
}
