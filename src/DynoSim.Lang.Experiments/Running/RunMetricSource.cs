using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>The figures of one run, as expectations read them.</summary>
/// <param name="metrics">The figures.</param>
/// <param name="requests">The requests that ran.</param>
/// <param name="result">What happened to them.</param>
/// <param name="otherScenario">Gives the figures of another scenario that was run along; null if it was not.</param>
internal sealed class RunMetricSource(
    RunMetrics metrics,
    RequestTable? requests,
    SimulationResult result,
    Func<EntityValue, IMetricSource?> otherScenario)
    : IMetricSource
{
    private readonly RequestTable? _requests = requests;
    private readonly SimulationResult _result = result;

    /// <summary>What ran, in a few words.</summary>
    public string Summary => $"a run of {Quantities.QuantityFormat.Number(_requests?.Count ?? 0)} requests";

    /// <inheritdoc/>
    public double? Metric(string name, string? pool)
    {
        var definition = Find(name, isOfPool: pool is not null);
        var value = pool is null
            ? definition?.Scalar?.Invoke(metrics)
            : metrics.Pools.FirstOrDefault(each => each.Name == pool) is { } found
                ? definition?.OfPool?.Invoke(found)
                : null;
        return Finite(value);
    }

    /// <inheritdoc/>
    public double? Aggregate(string aggregate, string metric, double? quantile, string? requestClass, string? pool)
    {
        // Requests are not told apart by class or pool yet; one pool has them all.
        var isAll = requestClass is null && (pool is null || metrics.Pools is [var only] && only.Name == pool);
        if (!isAll || Find(metric, isOfPool: false)?.Distribution?.Invoke(metrics) is not { } distribution)
        {
            return null;
        }

        return Finite(aggregate switch
        {
            "mean" => distribution.Mean,
            "std" => distribution.Std,
            "min" => distribution.Min,
            "max" => distribution.Max,
            "count" => distribution.Count,
            "percentile" => quantile is { } wanted ? distribution.Percentile(wanted) : null,
            "p50" => distribution.Percentile(0.5),
            "p75" => distribution.Percentile(0.75),
            "p90" => distribution.Percentile(0.9),
            "p95" => distribution.Percentile(0.95),
            "p99" => distribution.Percentile(0.99),
            "p999" => distribution.Percentile(0.999),
            _ => null,
        });
    }

    /// <inheritdoc/>
    public IMetricSource? Of(EntityValue scenario) => otherScenario(scenario);

    /// <inheritdoc/>
    public Value? Study(BoundStudyCall call, Func<BoundExpression, IMetricSource, Value> evaluate)
    {
        if (call.Function != "per_gpu" || call.Arguments is not [{ } argument])
        {
            return null;
        }

        var gpus = metrics.Pools.Sum(pool => pool.Gpus);
        return evaluate(argument, this) is QuantityValue value && gpus > 0
            ? new QuantityValue(value.Magnitude / gpus, value.Dimension / Quantities.Dimension.Gpus)
            : null;
    }

    /// <inheritdoc/>
    public string? FirstDifference(IMetricSource other) =>
        other is RunMetricSource { _requests: { } theirs } run && _requests is { } ours
            ? RunDifference.First(ours, _result, theirs, run._result)
            : "one of them is no run";

    private static MetricDefinition? Find(string name, bool isOfPool) =>
        MetricCatalog.All.FirstOrDefault(each => each.Name == name && each.IsOfPool == isOfPool);

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
