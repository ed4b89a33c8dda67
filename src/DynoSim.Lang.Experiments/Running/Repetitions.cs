using System.Collections.Immutable;
using System.Diagnostics;
using DynoSim.Lang.Emit.Running;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>
/// Prepares, simulates and measures a scenario as often as asked. Each repetition starts from the rows of the trace, so
/// that none lives on what another one prepared.
/// </summary>
/// <param name="request">What runs.</param>
/// <param name="policies">Its policies and their settings.</param>
/// <param name="code">The policies, compiled.</param>
/// <param name="fault">What the accelerated engine makes of what it is given.</param>
internal sealed class Repetitions(
    ExecutionRequest request,
    PolicyCode policies,
    CompiledScenario code,
    Func<SimulationSetup, SimulationSetup> fault)
{
    private const int RequestsWorthAThread = 2_048;

    private readonly ImmutableArray<double>.Builder _prepared = ImmutableArray.CreateBuilder<double>(request.Repeat);
    private readonly ImmutableArray<double>.Builder _simulated = ImmutableArray.CreateBuilder<double>(request.Repeat);
    private readonly ImmutableArray<double>.Builder _measured = ImmutableArray.CreateBuilder<double>(request.Repeat);

    /// <summary>Runs all repetitions; the result is the last one's, and every one's.</summary>
    /// <param name="timing">What is known of the time so far.</param>
    public ExecutionOutcome Run(TimingReport timing)
    {
        var outcome = default(ExecutionOutcome);
        do
        {
            outcome?.Result?.Release();
            outcome = RunOnce();
        }
        while (outcome.Defect is null && _simulated.Count < request.Repeat);
        return outcome with
        {
            Timing = timing with
            {
                PrepareAllMilliseconds = _prepared.ToImmutable(),
                SimulateAllMilliseconds = _simulated.ToImmutable(),
                MetricsAllMilliseconds = _measured.ToImmutable(),
            },
        };
    }

    private ExecutionOutcome RunOnce()
    {
        var isFirst = _prepared.Count == 0;
        var watch = Stopwatch.StartNew();
        var scenario = WithCondition();
        var workload = isFirst ? request.Requests.Workload : request.Requests.Again();
        var setup = SetupOf(scenario, workload) with { Threads = ThreadsFor(workload) };
        if (request.Engine == EngineChoice.Accelerated)
        {
            AcceleratedSimulator.Prepare(setup);
        }

        _prepared.Add(Lap(watch) + (isFirst ? request.Requests.Milliseconds : 0));
        var result = RunOn(request.Engine, setup);
        _simulated.Add(Lap(watch));
        if (isFirst && request.Verify && DifferenceOfEngines(result, setup) is { } difference)
        {
            return new ExecutionOutcome
            {
                Defect = new Defect(
                    DefectKind.EnginesDiffer,
                    $"the engines differ: {difference}",
                    [("difference.txt", $"{difference}")]),
            };
        }

        watch.Restart();
        // Of the gaps there are most, and nothing else reads them.
        var gaps = request.IsSummarised && setup.Threads > 1 ? Task.Run(result.Gaps.Summarise) : null;
        var metrics = MetricCollector.Collect(scenario, setup.Requests, result);
        var latencies = request.IsSummarised ? LatenciesOf(metrics, gaps) : [];
        _measured.Add(Lap(watch));
        return new ExecutionOutcome
        {
            Result = result,
            Metrics = metrics,
            Latencies = latencies,
            Requests = workload.Requests,
        };
    }

    private int ThreadsFor(PreparedWorkload workload) =>
        workload.Requests?.Count >= RequestsWorthAThread ? request.Threads : 1;

    private static SimulationSetup SetupOf(ScenarioOptions scenario, PreparedWorkload workload) => workload switch
    {
        { Requests: { } table } => SimulationSetup.From(scenario, table),
        { Stream: { } stream } => SimulationSetup.From(scenario, stream) with { Good = scenario.Slo?.Good },
        _ => throw new ArgumentException("There are no requests.", nameof(workload)),
    };

    private SimulationResult RunOn(EngineChoice engine, SimulationSetup setup) => engine == EngineChoice.Reference
        ? code.RunReference(setup, request.Plan.Timings, policies.Router)
        : code.RunAccelerated(fault(setup), request.Plan.Timings, policies.Router);

    private EngineDifference? DifferenceOfEngines(SimulationResult result, SimulationSetup setup) =>
        request.Engine == EngineChoice.Reference
            ? EngineComparison.Difference(result, RunOn(EngineChoice.Accelerated, setup))
            : EngineComparison.Difference(RunOn(EngineChoice.Reference, setup), result);

    private ScenarioOptions WithCondition()
    {
        var options = request.Plan.Options;
        return options.Slo is { } slo && policies.Slo is { } values
            ? options with { Slo = slo with { Good = code.Good(values) } }
            : options;
    }

    private static ImmutableArray<NamedMetric> LatenciesOf(RunMetrics metrics, Task<MetricSummary>? gaps)
    {
        var (ttft, ttst) = (metrics.Ttft.Summarise(), metrics.Ttst.Summarise());
        var (tpot, e2e, queue) = (metrics.Tpot.Summarise(), metrics.E2e.Summarise(), metrics.Queue.Summarise());
        var itl = gaps?.GetAwaiter().GetResult() ?? metrics.Itl.Summarise();
        return
        [
            new("ttft", ttft),
            new("ttst", ttst),
            new("itl", itl),
            new("tpot", tpot),
            new("e2e", e2e),
            new("queue", queue),
        ];
    }

    private static double Lap(Stopwatch watch)
    {
        var elapsed = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        return elapsed;
    }
}
