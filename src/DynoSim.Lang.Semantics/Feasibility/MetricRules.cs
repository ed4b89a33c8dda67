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
    /// <summary>The expectations of a scenario, or of a test, which has none of its own to speak of.</summary>
    public static void Check(EntityValue owner, FeasibilityReport report)
    {
        var subject = owner.Kind?.Name == "scenario" ? owner : null;
        foreach (var (expect, environment) in owner.Statements<ExpectStatement>())
        {
            new Reading(subject, owner.Evaluator, environment, report).Visit(expect.Condition);
        }
    }

    /// <summary>
    /// What an experiment expects; its axes may give the scenario what it lacks. What it optimises is judged by the
    /// sweep, which knows at which points it has no value.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="scenario">The scenario it is of.</param>
    /// <param name="sets">Whether an axis sets a member of the scenario or something in it.</param>
    /// <param name="report">Takes the findings.</param>
    public static void Check(
        EntityValue experiment, EntityValue scenario, Func<string, bool> sets, FeasibilityReport report)
    {
        foreach (var (expect, environment) in experiment.Statements<ExpectStatement>())
        {
            new Reading(scenario, experiment.Evaluator, environment, report) { Sets = sets }.Visit(expect.Condition);
        }
    }

    /// <summary>One expression, and of which scenario it reads.</summary>
    /// <param name="Subject">The scenario of figures that name none; null where there is none.</param>
    /// <param name="Evaluator">Finds the scenarios that are named.</param>
    /// <param name="Environment">What names in the expression stand for.</param>
    /// <param name="Report">Takes the findings.</param>
    private sealed record Reading(
        EntityValue? Subject, Evaluator Evaluator, Evaluation.Environment? Environment, FeasibilityReport Report)
    {
        /// <summary>Whether an axis sets a member of the subject; null outside of experiments.</summary>
        public Func<string, bool>? Sets { get; init; }

        public void Visit(BoundExpression expression)
        {
            if (expression.Phase != KnobPhase.Result)
            {
                return;
            }

            switch (expression)
            {
                case BoundAggregate aggregate when ScenarioOf(aggregate.Metric) is { } of:
                    CheckName(aggregate, aggregate.Class, "class", of.Block("workload"), Report);
                    CheckName(aggregate, aggregate.Pool, "pool", of.Block("deployment"), Report);
                    break;
                case BoundAggregate { Metric.Scenario: null } or BoundMetric { Scenario: null } when Subject is null:
                    Report.Add(
                        Descriptors.MetricNotProduced,
                        expression.Location,
                        $"a test has no run of its own that would produce `{expression.Location.Text}`",
                        "of which scenario?",
                        $"name the scenario, as in `S.{expression.Location.Text}`");
                    return;
                case BoundMetric metric when ScenarioOf(metric) is { } of:
                    CheckNeed(metric, of, metric.Scenario is null ? Sets : null, Report);
                    break;
                case BoundStudyCall { Function: "best" or "baseline" or "at" or "increasing" or "decreasing" } call
                    when Sets is null && Subject is not null:
                    Report.Add(
                        Descriptors.MetricNotProduced,
                        call.Location,
                        $"`{call.Function}` compares the points of an experiment, and `{Subject.Name}` is a single one",
                        "needs an experiment",
                        $"state it in an `experiment X of {Subject.Name}`");
                    return;
            }

            foreach (var child in expression.Children)
            {
                Visit(child);
            }
        }

        private EntityValue? ScenarioOf(BoundMetric metric)
        {
            var named = metric.Scenario is BoundStudyCall { Function: "run", Arguments: [{ } run, ..] }
                ? run
                : metric.Scenario;
            return named is null ? Subject
                : named.IsError || named.Phase != KnobPhase.Static ? null
                : Evaluator.Evaluate(named, Environment) as EntityValue;
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

    private static void CheckNeed(
        BoundMetric metric, EntityValue scenario, Func<string, bool>? sets, FeasibilityReport report)
    {
        var isSet = sets ?? (_ => false);
        var schema = LanguageCatalog.Instance.FindMetric(metric.Name, metric.Pool is not null);
        var (lacks, help) = schema?.Need switch
        {
            MetricNeed.Slo when !isSet("slo") && scenario.Get("slo") is NoneValue =>
                ("an SLO", "write `slo = NAME` in the scenario"),
            MetricNeed.Price when !isSet("deployment.cluster") && Lacks(scenario, "price") =>
                ("a price", "write `price = $3/gpu/h` in the accelerator"),
            MetricNeed.Power when !isSet("deployment.cluster") && Lacks(scenario, "power") =>
                ("a power", "write `power = 700W` in the accelerator"),
            MetricNeed.Experiment when sets is null => ("an experiment", "state it in an experiment"),
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
