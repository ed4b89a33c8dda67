using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>
/// Scenarios that an expectation mentions beside its own: each is run once, when first asked for, on the same engine.
/// </summary>
internal sealed class OtherRuns(ScenarioRunner runner, RunRequest request, Compilation compilation)
{
    private readonly Dictionary<string, IMetricSource?> _known = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> _problems = [];

    /// <summary>Why scenarios that were asked for did not run.</summary>
    public IReadOnlyList<Diagnostic> Problems => _problems;

    /// <summary>What is wrong with the tool, if anything.</summary>
    public Defect? Defect { get; private set; }

    /// <summary>The figures of a scenario; null if it cannot run.</summary>
    public IMetricSource? Of(EntityValue scenario)
    {
        if (PlanOf(scenario) is not { } plan)
        {
            return null;
        }

        if (!_known.TryGetValue(plan.Fingerprint, out var source))
        {
            _known[plan.Fingerprint] = null;
            source = Run(plan, keepsRequests: false);
            _known[plan.Fingerprint] = source;
        }

        return source;
    }

    /// <summary>
    /// A run of its own, whatever ran before, that can be compared request by request; null if the scenario cannot run.
    /// </summary>
    public RunMetricSource? RunAnew(EntityValue scenario) =>
        PlanOf(scenario) is { } plan ? Run(plan, keepsRequests: true) : null;

    private ScenarioPlan? PlanOf(EntityValue scenario)
    {
        var planned = compilation.Plan(scenario);
        if (planned.Plan is null)
        {
            Add(planned.Diagnostics);
        }

        return planned.Plan;
    }

    private RunMetricSource? Run(ScenarioPlan plan, bool keepsRequests)
    {
        var once = request with { Repeat = 1, Verify = false, KeepsRequests = keepsRequests };
        var finished = runner.Simulate(once, RunPlan.Of(plan), compilation.Files);
        if (finished.Outcome is { Metrics: { } metrics, Result: { } result })
        {
            return new RunMetricSource(metrics, finished.Outcome.Requests, result, Of);
        }

        Add(finished.Findings);
        Defect ??= finished.Outcome?.Defect;
        return null;
    }

    private void Add(IEnumerable<Diagnostic> findings) => _problems.AddRange(findings.Where(
        finding => finding.Severity == Severity.Error && !_problems.Contains(finding)));
}
