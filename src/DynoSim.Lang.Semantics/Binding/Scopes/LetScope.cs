using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Definitions;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Scopes;

/// <summary>
/// The lets of an <c>every</c>. A name in them stands for its expression, so no environment is needed.
/// </summary>
internal sealed class LetScope(Scope outer, Binder binder) : Scope(outer, outer.Module)
{
    private readonly Dictionary<string, OnDemand<BoundExpression>> _lets = new(StringComparer.Ordinal);

    public override bool HasEnvironment => false;

    public override IEnumerable<string> Names => _lets.Keys;

    public void Add(LetSyntax syntax)
    {
        var location = Module.At(syntax.Name);
        _lets[syntax.Name.Token.Text] = binder.Later(
            syntax.Name.Token.Text,
            location,
            () => DefinitionBinding.Let(syntax, new ExpressionBinder(binder, this)));
    }

    /// <summary>Binds every let, so that what is wrong in one that nothing mentions is found.</summary>
    public void BindAll()
    {
        foreach (var let in _lets.Values)
        {
            _ = let.Value;
        }
    }

    public override Meaning? Find(string name, int hops) =>
        _lets.TryGetValue(name, out var let) ? new AliasMeaning(let.Value) : null;
}
