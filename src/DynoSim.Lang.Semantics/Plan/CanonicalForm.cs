using System.Globalization;
using System.Text;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Lowering;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>
/// The meaning of a scenario as a file of the language: imports inlined, inheritance flattened, defaults filled, every
/// number in one unit, params and lets erased, members sorted, names kept. Comments, formatting, order, imports and the
/// names of params and lets leave it equal; its own canonical form is itself.
/// </summary>
public sealed class CanonicalForm
{
    private const string Header = "dynosim 1.0\n";

    private readonly StringBuilder _text = new(Header);
    private readonly Dictionary<(string Kind, string Name, string Body), string> _written = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<EntityValue, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly EntityValue _scenario;
    private readonly CanonicalValue _values;

    private CanonicalForm(EntityValue scenario, Func<string, string> dataFile)
    {
        _scenario = scenario;
        _values = new CanonicalValue(dataFile, NameOf);
        _taken.Add(scenario.Name);
    }

    /// <summary>The canonical text of a scenario that can be planned.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="dataFile">
    /// What stands for the path of a data file: a hash of its content where the text identifies, a path where it runs.
    /// </param>
    public static string Of(EntityValue scenario, Func<string, string> dataFile)
    {
        var form = new CanonicalForm(scenario, dataFile);
        var body = form.Body(scenario, 1);
        form.Declare("scenario", scenario.Name, body);
        return form._text.ToString();
    }

    /// <summary>
    /// The part of a canonical text that declares the only entity of a kind; empty if there is none.
    /// </summary>
    /// <param name="canonical">The text.</param>
    /// <param name="kind">The kind, such as <c>workload</c>.</param>
    public static string Declaration(string canonical, string kind)
    {
        var start = canonical.IndexOf($"\n{kind} ", StringComparison.Ordinal);
        return start < 0 ? string.Empty : canonical[start..canonical.IndexOf("\n}\n", start, StringComparison.Ordinal)];
    }

    private void Declare(string kind, string name, string body) =>
        _text.Append('\n').Append(kind).Append(' ').Append(name).Append(" {\n").Append(body).Append("}\n");

    /// <summary>The name of an entity, which is declared when first asked for, behind what it refers to.</summary>
    private string NameOf(EntityValue entity)
    {
        if (ReferenceEquals(entity, _scenario)
            || (entity.Symbol is not null && ReferenceEquals(entity.Symbol, _scenario.Symbol)))
        {
            return _scenario.Name;
        }

        if (entity.Kind is not { IsTopLevel: true } kind)
        {
            return entity.Name;
        }

        if (_names.TryGetValue(entity, out var known))
        {
            return known;
        }

        var body = Body(entity, 1);
        if (!_written.TryGetValue((kind.Name, entity.Name, body), out var name))
        {
            name = Unused(entity.Name);
            _written.Add((kind.Name, entity.Name, body), name);
            Declare(kind.Name, name, CanonicalOmissions.Keep(entity, name, body));
        }

        _names[entity] = name;
        return name;
    }

    private string Unused(string wanted)
    {
        var name = wanted;
        for (var number = 2; CanonicalOmissions.IsReserved(name) || !_taken.Add(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{number}");
        }

        return name;
    }

    private string Body(EntityValue entity, int depth)
    {
        var text = new StringBuilder();
        void Line(string line) => text.Append(' ', 2 * depth).Append(line).Append('\n');
        if (entity.Kind is not { } kind)
        {
            foreach (var (name, value) in entity.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                Line($"{name} = {_values.Of(value)}");
            }

            return text.ToString();
        }

        foreach (var property in kind.Properties.OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            if (property.Role == PropertyRole.NamedBlocks)
            {
                // Pools keep their order: workers are numbered in it.
                foreach (var block in entity.Blocks(property.Name))
                {
                    Line($"{property.Name} {block.Name} {{");
                    text.Append(Body(block, depth + 1));
                    Line("}");
                }
            }
            else if (!property.IsDerived && property.Phase == KnobPhase.Static
                && !CanonicalOmissions.Omits(entity, property))
            {
                WriteProperty(text, Line, property, entity.Get(property.Name), depth);
            }
        }

        foreach (var line in Statements(entity, kind))
        {
            Line(line);
        }

        return text.ToString();
    }

    private void WriteProperty(
        StringBuilder text, Action<string> line, PropertySchema property, Value value, int depth)
    {
        switch (value)
        {
            case ErrorValue:
            case NoneValue when property.Default is NoneLiteral or null or ComputedLiteral:
                break;
            case EntityValue block when property is not ({ Role: PropertyRole.Entity }
                or { PresentType: BlockNameType }):
                line($"{property.Name} {{");
                text.Append(Body(block, depth + 1));
                line("}");
                break;
            default:
                line($"{property.Name} = {_values.Of(value)}");
                break;
        }
    }

    private IEnumerable<string> Statements(EntityValue entity, KindSchema kind)
    {
        switch (kind.Name)
        {
            case "router" when PolicyLowering.Router(entity) is { } router:
                return Router(router);
            case "slo" when PolicyLowering.Slo(entity) is { } slo:
                var conditions = new CanonicalConditions(new CanonicalGraph());
                var good = new CanonicalExpression(conditions.Graph, slo.Lets, _values.Of);
                return conditions.Lines("good when", slo.Good.Select(good.Add));

            case "workload" when PolicyLowering.Filter(entity) is { } filter:
                var rows = new CanonicalConditions(new CanonicalGraph());
                var keep = new CanonicalExpression(rows.Graph, filter.Lets, _values.Of);
                return rows.Lines("where", filter.Keep.Select(keep.Add));

            // Of another scenario only the figures count, not what is expected of them.
            case "scenario" when ReferenceEquals(entity, _scenario):
                var expected = new CanonicalConditions(new CanonicalGraph());
                var writer = new CanonicalExpression(expected.Graph, [], _values.Of);
                var statements = entity.Statements<ExpectStatement>()
                    .Where(entry => entry.Statement.Condition.Phase == KnobPhase.Result)
                    .Select(entry => new ExpectationPlan(
                        entry.Statement.Condition, entry.Environment, null, entry.Statement.Location));
                return expected.Lines("expect", statements.Select(each => writer.Add(each, entity.Evaluator)));
            default:
                return [];
        }
    }

    private List<string> Router(RouterPlan router)
    {
        var conditions = new CanonicalConditions(new CanonicalGraph());
        var graph = conditions.Graph;
        var writer = new CanonicalExpression(graph, router.Lets, _values.Of);
        var cost = writer.Add(router.Cost);
        var ties = router.TieBreak.Select(writer.Add).ToArray();
        graph.Use([cost, .. ties]);
        var eligible = conditions.Sorted(router.Eligible.Select(writer.Add));
        var choose = $"choose worker {(router.IsMaximizing ? "maximizing" : "minimizing")} {graph.Print(cost)}";
        var tieBreak = $"tie_break = [{string.Join(", ", ties.Select(graph.Print))}]";
        var lines = eligible.Select(node => $"eligible {graph.Print(node)}").ToArray();
        return [.. graph.TakeLets(), choose, tieBreak, .. lines];
    }
}
