using System.Text;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Baselines.Docs;

/// <summary>Functions, metrics and contexts of the catalog as tables.</summary>
internal static class CatalogTables
{
    internal static void AppendFunctions(StringBuilder text, LanguageCatalog catalog)
    {
        text.Append("\n## Functions\n\n| function | from | meaning |\n|---|---|---|\n");
        foreach (var function in catalog.Functions.Values.SelectMany(group => group.Overloads))
        {
            text.Append($"| {DocumentPage.Code(Signature(function))} | {PhaseOf(function.Phase)} | ");
            text.Append($"{DocumentPage.Cell(function.Doc)}{Mark(function.IsSimulated)} |\n");
        }

        text.Append("\n*From* is the earliest phase in which it has a value: ");
        text.Append("before the run, during it (policy), or of its result.\n");
    }

    internal static void AppendMetrics(StringBuilder text, LanguageCatalog catalog)
    {
        text.Append("\n## Metrics\n\n");
        text.Append("Figures of a result, for `expect`, `maximize` and `minimize`. ");
        text.Append("A `Metric<T>` has a value for each request (or gap) and needs an aggregate: `p99(ttft)`.\n");
        text.Append("\n| metric | type | needs | meaning |\n|---|---|---|---|\n");
        foreach (var metric in catalog.Metrics.Where(metric => !metric.IsOfPool))
        {
            AppendMetric(text, metric, metric.Name);
        }

        text.Append("\nOf a pool, behind its name: `deployment.decode.busy_ratio`.\n");
        text.Append("\n| metric | type | needs | meaning |\n|---|---|---|---|\n");
        foreach (var metric in catalog.Metrics.Where(metric => metric.IsOfPool))
        {
            AppendMetric(text, metric, metric.Name);
        }
    }

    internal static void AppendContexts(StringBuilder text, LanguageCatalog catalog)
    {
        text.Append("\n## Contexts\n\nWhat expressions of later phases read; which kind sees which is said there.\n");
        var scopes = catalog.Kinds.SelectMany(kind => kind.Scopes).Select(scope => scope.Context)
            .Concat(catalog.Fixtures.Values.Select(fixture => catalog.ContextOf(fixture.RuntimeType)))
            .DistinctBy(context => context.RuntimeType)
            .OrderBy(context => context.TypeName, StringComparer.Ordinal);
        foreach (var context in scopes)
        {
            text.Append($"\n### Context {context.TypeName}\n\n| member | type | meaning |\n|---|---|---|\n");
            foreach (var signal in context.Signals)
            {
                var call = signal.IsFunction
                    ? $"{signal.Name}({string.Join(", ", signal.Parameters.Select(parameter => parameter.Name))})"
                    : signal.Name;
                text.Append($"| `{call}` | {DocumentPage.Code(signal.Type.Display)} | ");
                text.Append($"{DocumentPage.Cell(signal.Doc)}{Mark(signal.IsSimulated)} |\n");
            }
        }
    }

    private static void AppendMetric(StringBuilder text, MetricSchema metric, string name)
    {
        text.Append($"| `{name}` | {DocumentPage.Code(metric.Type.Display)} | {NeedOf(metric.Need)} | ");
        text.Append($"{DocumentPage.Cell(metric.Doc)}{Mark(metric.IsSimulated)} |\n");
    }

    private static string Signature(FunctionSchema function)
    {
        var parameters = function.Parameters.Select(parameter =>
            $"{parameter.Name}: {parameter.Type.Display}{(parameter.IsOptional ? " = …" : "")}");
        var more = function.IsVariadic ? ", …" : "";
        return $"{function.Name}({string.Join(", ", parameters)}{more}): {function.Result.Display}";
    }

    private static string PhaseOf(KnobPhase phase) => phase switch
    {
        KnobPhase.Static => "before",
        KnobPhase.Policy => "policy",
        _ => "result",
    };

    private static string NeedOf(MetricNeed need) => need switch
    {
        MetricNeed.Slo => "`slo`",
        MetricNeed.Price => "`price`",
        MetricNeed.Power => "`power`",
        MetricNeed.Experiment => "an experiment",
        _ => "",
    };

    private static string Mark(bool isSimulated) => isSimulated ? "" : " ○";
}
