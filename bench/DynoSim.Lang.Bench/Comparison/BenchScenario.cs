using System.Collections.Immutable;
using System.Diagnostics;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Emit.Running;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Bench.Comparison;

/// <summary>A scenario compiled in this process, to be prepared, simulated and measured again and again.</summary>
internal sealed class BenchScenario
{
    private readonly RunPlan _plan;
    private readonly PolicyCode _policies;
    private readonly CompiledScenario _code;

    private BenchScenario(RunPlan plan, PolicyCode policies, CompiledScenario code) =>
        (_plan, _policies, _code) = (plan, policies, code);

    /// <summary>The resolved options.</summary>
    public ScenarioOptions Options => _plan.Options;

    /// <summary>Compiles the scenario of a file.</summary>
    public static BenchScenario Of(string path, params string[] settings)
    {
        var compilation = Compilation.Create(path, new DiskFileSource(path), new CompilationOptions
        {
            Settings = [.. settings.Select(Setting)],
            RequiresParams = true,
            ReadsTraceRows = false,
        });
        var entity = compilation.HasErrors ? null : compilation.Entity(compilation.Scenarios[0]);
        if (entity is null || compilation.Plan(entity).Plan is not { } resolved)
        {
            throw new InvalidOperationException(
                string.Join('\n', compilation.Diagnostics.Select(finding => finding.Message)));
        }

        var plan = RunPlan.Of(resolved);
        var policies = plan.CodeOrWrite();
        var code = ScenarioLoader.ForUser().Load(policies.Emitted).Scenario
            ?? throw new InvalidOperationException("The scenario does not compile.");
        return new BenchScenario(plan, policies, code);
    }

    /// <summary>
    /// Everything between the rows of a trace and the figures, so many times; the least of each part.
    /// </summary>
    /// <param name="rows">The rows; null for a generated workload.</param>
    /// <param name="times">Repetitions.</param>
    public (Cost Cost, RunMetrics Metrics) Measure(TraceRows? rows, int times)
    {
        var (cost, metrics) = Once(rows);
        for (var run = 1; run < times; run++)
        {
            (var next, metrics) = Once(rows);
            cost = cost.Least(next);
        }

        return (cost, metrics);
    }

    /// <summary>The requests of the workload.</summary>
    public RequestTable Requests(TraceRows? rows) =>
        WorkloadPreparation.Prepare(Options.Workload, rows, where: null, Options.Seed).Requests
            ?? throw new InvalidOperationException("The workload has no requests.");

    /// <summary>Simulates and measures prepared requests under other options.</summary>
    public RunMetrics Run(ScenarioOptions options, RequestTable requests)
    {
        var result = Simulate(SimulationSetup.From(options, requests));
        var metrics = Figures(options, requests, result);
        result.Release();
        return metrics;
    }

    private static SettingText Setting(string text) =>
        text.Split('=', 2) is [var path, var value] ? new SettingText(path, value) : throw new ArgumentException(text);

    private (Cost Cost, RunMetrics Metrics) Once(TraceRows? rows)
    {
        var watch = Stopwatch.StartNew();
        var requests = Requests(rows);
        var setup = SimulationSetup.From(Options, requests);
        AcceleratedSimulator.Prepare(setup);
        var prepared = watch.Elapsed.TotalMilliseconds;
        var (allocated, busy) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
        watch.Restart();
        var result = Simulate(setup);
        var simulated = watch.Elapsed.TotalMilliseconds;
        busy = Environment.CpuUsage.TotalTime - busy;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        watch.Restart();
        var metrics = Figures(Options, requests, result);
        var measured = watch.Elapsed.TotalMilliseconds;
        result.Release();
        return (new Cost(prepared, simulated, measured, busy.TotalMilliseconds, allocated), metrics);
    }

    private SimulationResult Simulate(SimulationSetup setup) =>
        _code.RunAccelerated(setup, _plan.Timings, _policies.Router);

    private static RunMetrics Figures(ScenarioOptions options, RequestTable requests, SimulationResult result)
    {
        var metrics = MetricCollector.Collect(options, requests, result);
        ImmutableArray<MetricDistribution> all =
            [metrics.Ttft, metrics.Ttst, metrics.Itl, metrics.Tpot, metrics.E2e, metrics.Queue];
        foreach (var distribution in all)
        {
            distribution.Summarise();
        }

        return metrics;
    }
}

/// <summary>
/// What a run cost: wall milliseconds of its parts; processor milliseconds and bytes of the simulation alone.
/// </summary>
internal sealed record Cost(double Prepare, double Simulate, double Metrics, double Processor, long Allocated)
{
    /// <summary>Prepare, simulate and metrics.</summary>
    public double Total => Prepare + Simulate + Metrics;

    /// <summary>The lesser of each part.</summary>
    public Cost Least(Cost other) => new(
        Math.Min(Prepare, other.Prepare),
        Math.Min(Simulate, other.Simulate),
        Math.Min(Metrics, other.Metrics),
        Math.Min(Processor, other.Processor),
        Math.Min(Allocated, other.Allocated));
}
