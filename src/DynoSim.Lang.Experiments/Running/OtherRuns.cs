using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Evaluation;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>
/// Scenarios that an expectation mentions beside its own: each is run once, when first asked for, on the same engine.
/// </summary>
internal sealed class OtherRuns(ScenarioRunner runner, RunRequest request, Compilation compilation)
{
    private readonly Dictionary<EntityValue, IMetricSource?> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The figures of a scenario; null if it cannot run.</summary>
    public IMetricSource? Of(EntityValue scenario)
    {
        if (!_known.TryGetValue(scenario, out var source))
        {
            _known[scenario] = null;
            source = Run(scenario);
            _known[scenario] = source;
        }

        return source;
    }

    private RunMetricSource? Run(EntityValue scenario)
    {
        if (compilation.Plan(scenario).Plan is not { } plan)
        {
            return null;
        }

        var once = request with { Repeat = 1, Verify = false, KeepsRequests = false };
        var metrics = runner.Simulate(once, RunPlan.Of(plan), compilation.Files).Outcome?.Metrics;
        return metrics is null ? null : new RunMetricSource(metrics, Of);
    }
}
