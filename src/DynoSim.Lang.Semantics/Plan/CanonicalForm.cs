using System.Globalization;
using System.Text;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>
/// The meaning of a scenario as text: imports inlined, inheritance flattened, defaults filled, numbers in base units,
/// lets erased, members sorted. Comments, formatting, order, imports and the names of params and lets leave it equal.
/// </summary>
public sealed class CanonicalForm
{
    private const int MaximumDepth = 64;

    private readonly StringBuilder _text = new();
    private readonly RouterPlan _router;
    private readonly SloPlan? _slo;
    private readonly string? _traceHash;
    private int _depth;

    private CanonicalForm(RouterPlan router, SloPlan? slo, string? traceHash)
    {
        _router = router;
        _slo = slo;
        _traceHash = traceHash;
    }

    /// <summary>The canonical text of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="router">The decision of its router.</param>
    /// <param name="slo">Its SLO's condition; null without one.</param>
    /// <param name="expectations">Its expectations.</param>
    /// <param name="traceHash">SHA-256 of the trace's content; null without a trace. The path does not matter.</param>
    public static string Of(
        EntityValue scenario,
        RouterPlan router,
        SloPlan? slo,
        IEnumerable<ExpectationPlan> expectations,
        string? traceHash)
    {
        var form = new CanonicalForm(router, slo, traceHash);
        form.WriteEntity("scenario", scenario, () =>
        {
            foreach (var expectation in expectations)
            {
                form.Line($"expect {new CanonicalExpression([]).Write(expectation, scenario.Evaluator)}");
            }
        });
        return form._text.ToString();
    }

    private void WriteEntity(string opening, EntityValue entity, Action? statements = null)
    {
        Line($"{opening} {{");
        _depth++;
        if (entity.Kind is { } kind && _depth < MaximumDepth)
        {
            foreach (var property in kind.Properties.OrderBy(property => property.Name, StringComparer.Ordinal))
            {
                if (!property.IsDerived)
                {
                    WriteProperty(entity, property);
                }
            }

            WritePolicy(kind);
        }
        else
        {
            foreach (var (name, value) in entity.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                WriteValue(name, value, property: null);
            }
        }

        statements?.Invoke();
        _depth--;
        Line("}");
    }

    private void WriteProperty(EntityValue entity, PropertySchema property)
    {
        if (property.Role == PropertyRole.NamedBlocks)
        {
            // Pools keep their order: workers are numbered in it.
            foreach (var block in entity.Blocks(property.Name))
            {
                WriteEntity($"{property.Name} {block.Name}", block);
            }
        }
        else if (property.Phase == KnobPhase.Static)
        {
            WriteValue(property.Name, entity.Get(property.Name), property);
        }
    }

    private void WriteValue(string name, Value value, PropertySchema? property)
    {
        switch (value)
        {
            case EntityValue entity when property is { Role: PropertyRole.Entity }:
                WriteEntity($"{name} = {entity.Name}", entity);
                break;
            case EntityValue block when property is { PresentType: BlockNameType }:
                Line($"{name} = {block.Name}");
                break;
            case EntityValue block:
                WriteEntity(name, block);
                break;
            case RuntimeValue { Content: Simulation.Workloads.TraceSource trace }:
                Line(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} = trace(sha256 {_traceHash ?? "unknown"}, {trace.Format}, {trace.BlockTokens}tok)"));
                break;
            default:
                Line($"{name} = {CanonicalValue.Of(value)}");
                break;
        }
    }

    private void WritePolicy(KindSchema kind)
    {
        if (kind.Name == "router")
        {
            var writer = new CanonicalExpression(_router.Lets);
            foreach (var condition in _router.Eligible)
            {
                Line($"eligible {writer.Write(condition)}");
            }

            Line($"choose worker {(_router.IsMaximizing ? "maximizing" : "minimizing")} {writer.Write(_router.Cost)}");
            Line($"tie_break = [{string.Join(", ", _router.TieBreak.Select(writer.Write))}]");
        }
        else if (kind.Name == "slo" && _slo is not null)
        {
            var writer = new CanonicalExpression(_slo.Lets);
            foreach (var condition in _slo.Good)
            {
                Line($"good when {writer.Write(condition)}");
            }
        }
    }

    private void Line(string text) => _text.Append(' ', 2 * _depth).Append(text).Append('\n');
}
