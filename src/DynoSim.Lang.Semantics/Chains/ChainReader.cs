using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;

namespace DynoSim.Lang.Semantics.Chains;

/// <summary>Collects the layers of one member, one definition or one object.</summary>
internal sealed class ChainReader(Binder binder)
{
    private const int MostDepth = 8;

    private readonly LayerOrigins _origins = new(binder);

    private Evaluator Evaluator => binder.Evaluator;

    /// <summary>Who chose a reference or sub-block; null if nobody did.</summary>
    public ChainOrigin? Chooser(EntityValue entity, string name)
    {
        var winner = OfMember(entity, name).LastOrDefault(entry => entry is { Wins: true, Depth: 0 });
        return winner?.Origin;
    }

    /// <summary>The layers of a member.</summary>
    public ImmutableArray<ChainEntry> OfMember(EntityValue entity, string name)
    {
        var property = entity.Type.FindProperty(name);
        if (property is { IsDerived: true })
        {
            var origin = new ChainOrigin(ChainSort.Derived, property.Doc, null);
            return [new ChainEntry(origin, entity.Get(name).Display, Wins: true, 0)];
        }

        var entries = new List<ChainEntry>();
        if (property is { IsRequired: false, Role: not PropertyRole.NamedBlocks }
            && entity.Shape.FindBlock(name) is null)
        {
            var value = DefaultMembers.Of(entity, property);
            entries.Add(new ChainEntry(
                new ChainOrigin(ChainSort.Default, string.Empty, null),
                value.IsError ? property.DefaultText ?? "?" : value.Display,
                Wins: false,
                0));
        }

        var last = entries.Count - 1;
        foreach (var instance in entity.Layers)
        {
            foreach (var member in instance.Layer.Find(name))
            {
                last = member is Amendment && last >= 0 ? last : entries.Count;
                Add(entries, entity, instance, member);
            }
        }

        return [.. entries.Select((entry, index) => index == last ? entry with { Wins = true } : entry)];
    }

    /// <summary>The layers of an object itself.</summary>
    public ImmutableArray<ChainEntry> OfObject(EntityValue entity) =>
    [
        .. entity.Layers.Select((instance, index) => new ChainEntry(
            _origins.Of(entity, instance.Layer.Location),
            instance.Layer.DropsExpectations ? "expectations = none" : Members(instance.Layer),
            index == entity.Layers.Length - 1,
            0)),
    ];

    /// <summary>The expectations of an object, dropped ones included.</summary>
    public ImmutableArray<ChainExpectation> Expectations(EntityValue entity)
    {
        var lastDrop = entity.Layers.Select(instance => instance.Layer.DropsExpectations).ToList().LastIndexOf(true);
        return
        [
            .. entity.Layers.SelectMany((instance, index) => instance.Layer.Statements.OfType<ExpectStatement>()
                .Select(statement => new ChainExpectation(
                    Binding.Expressions.Misfits.Shortened(statement.Condition.Location.Text),
                    _origins.Of(entity, statement.Location),
                    index < entity.Layers.Length - 1,
                    index < lastDrop))),
        ];
    }

    /// <summary>The layers of a param or let of a file.</summary>
    public ImmutableArray<ChainEntry> OfDefinition(DefinitionSymbol symbol)
    {
        var entries = new List<ChainEntry>();
        AddDefinition(entries, symbol, 0, []);
        return [.. entries];
    }

    private static string Members(BoundLayer layer)
    {
        var names = layer.Members.Select(member => member.Name).Distinct().ToArray();
        return names.Length == 0 ? "nothing" : string.Join(", ", names);
    }

    private void Add(List<ChainEntry> entries, EntityValue entity, LayerInstance instance, LayerMember member)
    {
        switch (member)
        {
            case Assignment assignment:
                var value = AssignedMembers.Read(entity, instance, assignment);
                entries.Add(new ChainEntry(
                    _origins.Of(entity, assignment.ValueLocation), value.Display, Wins: false, 0));
                AddReads(entries, assignment.Value, 1, []);
                break;
            case Amendment amendment:
                entries.Add(new ChainEntry(
                    _origins.Of(entity, amendment.Location), $"{{ {Members(amendment.Layer)} }}", Wins: false, 0));
                break;
            case Removal:
                entries.Add(new ChainEntry(_origins.Of(entity, member.Location), "none", Wins: false, 0));
                break;
            case LocalParam param:
                var origin = _origins.Of(entity, param.Location);
                entries.Add(new ChainEntry(
                    origin with { Sort = ChainSort.Param },
                    AssignedMembers.Default(entity, instance, param).Display,
                    Wins: false,
                    0));
                break;
            case LocalLet let:
                entries.Add(new ChainEntry(
                    _origins.Of(entity, let.Location) with { Sort = ChainSort.Let },
                    let.Value.Phase == Simulation.Schema.KnobPhase.Static
                        ? entity.Get(let.Name).Display
                        : let.Value.Location.Text,
                    Wins: false,
                    0));
                AddReads(entries, let.Value, 1, []);
                break;
        }
    }

    /// <summary>The params and lets of files that an expression reads.</summary>
    private void AddReads(List<ChainEntry> entries, BoundExpression expression, int depth, HashSet<Symbol> seen)
    {
        if (expression is BoundDefinition { Symbol: ParamSymbol or LetSymbol } read && depth <= MostDepth
            && seen.Add(read.Symbol))
        {
            AddDefinition(entries, read.Symbol, depth, seen);
        }

        foreach (var child in expression.Children)
        {
            AddReads(entries, child, depth, seen);
        }
    }

    private void AddDefinition(List<ChainEntry> entries, DefinitionSymbol symbol, int depth, HashSet<Symbol> seen)
    {
        var owner = $"{symbol.Word} {symbol.Name}";
        if (symbol is LetSymbol let)
        {
            var value = binder.Let(let);
            entries.Add(new ChainEntry(
                new ChainOrigin(ChainSort.Let, owner, value.Location),
                Evaluator.Evaluate(symbol).Display,
                Wins: true,
                depth));
            AddReads(entries, value, depth + 1, seen);
            return;
        }

        if (symbol is not ParamSymbol param)
        {
            return;
        }

        var given = Evaluator.Overrides.Where(each => ReferenceEquals(each.Path.Param, param)).ToArray();
        if (binder.Param(param).Default is { } fallback)
        {
            entries.Add(new ChainEntry(
                new ChainOrigin(ChainSort.Param, owner, fallback.Location),
                Evaluator.Evaluate(fallback, null).Display,
                given.Length == 0,
                depth));
            AddReads(entries, fallback, depth + 1, seen);
        }

        foreach (var setting in given)
        {
            entries.Add(new ChainEntry(
                new ChainOrigin(ChainSort.Set, setting.Location.Source.Text, setting.Location),
                Evaluator.Evaluate(setting.Value, null).Display,
                ReferenceEquals(setting, given[^1]),
                depth));
        }
    }
}
