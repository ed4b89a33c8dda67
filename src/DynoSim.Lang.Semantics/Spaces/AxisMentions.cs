using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>Which settings an expression reads, by the names in it and in the definitions behind them.</summary>
internal sealed class AxisMentions(Binder binder)
{
    private readonly HashSet<Symbol> _visited = [];
    private readonly HashSet<ParamSymbol> _params = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    /// <summary>Whether anything that is known only after a run is read.</summary>
    public bool ReadsResults { get; private set; }

    /// <summary>Whether an axis is among what is read.</summary>
    public bool Has(Axis axis) => axis.Paths.Any(Has);

    /// <summary>Whether a setting, something inside it or something around it is among what is read.</summary>
    public bool Has(SettablePath path)
    {
        if (path.Param is { } param)
        {
            return _params.Contains(param);
        }

        var text = string.Join('.', path.Steps.Select(step => step.Name));
        return _paths.Any(read => read == text
            || read.StartsWith(text + ".", StringComparison.Ordinal)
            || text.StartsWith(read + ".", StringComparison.Ordinal));
    }

    /// <summary>Whether members of the scenario are read.</summary>
    public bool ReadsMembers => _paths.Count > 0;

    /// <summary>Whether something beside a setting is read that may be computed from it.</summary>
    public bool ReadsBeside(SettablePath path)
    {
        var text = string.Join('.', path.Steps.Select(step => step.Name));
        return _paths.Any(read => read.LastIndexOf('.') is var dot
            && (dot < 0 || text.StartsWith(read[..(dot + 1)], StringComparison.Ordinal)));
    }

    /// <summary>Adds what an expression reads.</summary>
    public void Visit(BoundExpression expression)
    {
        ReadsResults |= expression.Phase == KnobPhase.Result;
        switch (expression)
        {
            case BoundDefinition definition:
                Visit(definition.Symbol);
                break;
            case BoundMember member when PathOf(member) is { } path:
                _paths.Add(path);
                return;
            case BoundFunctionCall call when _visited.Add(call.Function):
                Visit(binder.Function(call.Function).Body);
                break;
        }

        foreach (var child in expression.Children)
        {
            Visit(child);
        }
    }

    private void Visit(Symbol symbol)
    {
        if (!_visited.Add(symbol))
        {
            return;
        }

        switch (symbol)
        {
            case ParamSymbol param:
                _params.Add(param);
                break;
            case LetSymbol let:
                Visit(binder.Let(let));
                break;
        }
    }

    /// <summary>The members from the scenario on; null if the chain does not begin at one.</summary>
    private static string? PathOf(BoundMember member) => member.Target switch
    {
        BoundDefinition { Symbol: EntitySymbol { Word: "scenario" } } => member.Name,
        BoundMember inner when PathOf(inner) is { } path => $"{path}.{member.Name}",
        _ => null,
    };
}
