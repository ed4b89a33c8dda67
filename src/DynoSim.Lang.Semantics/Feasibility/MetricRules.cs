using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>DYN7011: an expectation reads a figure that its scenario does not produce.</summary>
internal static class MetricRules
{
    public static void Check(EntityValue scenario, FeasibilityReport report)
    {
        foreach (var (expect, _) in scenario.Statements<ExpectStatement>())
        {
            if (expect.Condition.Phase == KnobPhase.Result)
            {
                Visit(expect.Condition, scenario, report);
            }
        }
    }

    /// <summary>
    /// What an experiment asks of its scenario's SLO where there is none and no axis gives it one.
    /// </summary>
    public static void Check(EntityValue experiment, Binder binder, Evaluator evaluator)
    {
        if (experiment.Symbol is not { } symbol || binder.Entity(symbol).Subject is not { } subject
            || evaluator.Entity(subject) is not { } scenario || scenario.Get("slo") is not NoneValue
            || experiment.Statements<VaryStatement>().SelectMany(vary => vary.Statement.Paths)
                .Any(path => path.Type.IsError || path.Param is not null || path.Steps is [{ Name: "slo" }, ..]))
        {
            return;
        }

        var report = new FeasibilityReport(binder.Diagnostics);
        var conditions = experiment.Statements<ObjectiveStatement>().Select(given => given.Statement.Condition)
            .Concat(experiment.Statements<ExpectStatement>().Select(given => given.Statement.Condition));
        foreach (var metric in conditions.SelectMany(Hygiene.Expressions.Parts).OfType<BoundMetric>())
        {
            if (metric.Scenario is null && LanguageCatalog.Instance.FindMetric(metric.Name, metric.Pool is not null)
                is { Need: MetricNeed.Slo })
            {
                CheckNeed(metric, scenario, report);
            }
        }
    }

    private static void Visit(BoundExpression expression, EntityValue scenario, FeasibilityReport report)
    {
        if (expression is BoundAggregate { Metric.Scenario: null } aggregate)
        {
            CheckName(aggregate, aggregate.Class, "class", scenario.Block("workload"), report);
            CheckName(aggregate, aggregate.Pool, "pool", scenario.Block("deployment"), report);
        }

        if (expression is BoundMetric { Scenario: null } metric)
        {
            CheckNeed(metric, scenario, report);
        }

        foreach (var child in expression.Children)
        {
            Visit(child, scenario, report);
        }
    }

    /// <summary>DYN1001: a class or pool that the scenario does not have, so that nothing would be counted.</summary>
    private static void CheckName(
        BoundAggregate aggregate, string? name, string word, EntityValue? owner, FeasibilityReport report)
    {
        var known = owner?.Blocks(word).Select(block => block.Name).ToArray();
        if (name is null || known is null || known.Contains(name, StringComparer.Ordinal))
        {
            return;
        }

        var near = Quantities.Spelling.Suggest(name, known);
        report.Add(
            Descriptors.UnknownName,
            aggregate.Location,
            $"{owner?.Type.Word} `{owner?.Name}` has no {word} `{name}`",
            $"no {word} `{name}`",
            near.IsEmpty
                ? known.Length == 0 ? $"leave `{word} = {name}` out"
                    : $"it has {string.Join(", ", known.Select(other => $"`{other}`"))}"
                : $"did you mean `{near[0]}`?");
    }

    private static void CheckNeed(BoundMetric metric, EntityValue scenario, FeasibilityReport report)
    {
        var schema = LanguageCatalog.Instance.FindMetric(metric.Name, metric.Pool is not null);
        var (lacks, help) = schema?.Need switch
        {
            MetricNeed.Slo when scenario.Get("slo") is NoneValue => ("an SLO", "write `slo = NAME` in the scenario"),
            MetricNeed.Price when Lacks(scenario, "price") =>
                ("a price", "write `price = $3/gpu/h` in the accelerator"),
            MetricNeed.Power when Lacks(scenario, "power") => ("a power", "write `power = 700W` in the accelerator"),
            MetricNeed.Experiment => ("an experiment", "state it in an experiment"),
            _ => (string.Empty, string.Empty),
        };
        if (lacks.Length > 0)
        {
            report.Add(
                Descriptors.MetricNotProduced,
                metric.Location,
                $"`{scenario.Name}` does not produce `{metric.Name}`: it has no {lacks.Split(' ', 2)[1]}",
                $"needs {lacks}",
                help);
        }
    }

    private static bool Lacks(EntityValue scenario, string property) =>
        scenario.Block("deployment")?.Block("cluster")?.Block("node")?.Block("accelerator")?.Get(property) is NoneValue;
}
