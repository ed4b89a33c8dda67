using System.Collections.Immutable;
using System.Diagnostics;
using DynoSim.Lang.Emit;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Emit.Running;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>Emits, loads, simulates and measures one scenario.</summary>
public sealed class ScenarioExecution(ScenarioLoader loader)
{
    /// <summary>What the accelerated engine makes of what it is given: where tests plant a fault.</summary>
    internal Func<SimulationSetup, SimulationSetup> Fault { get; init; } = setup => setup;

    /// <summary>Runs it.</summary>
    public ExecutionOutcome Run(ExecutionRequest request)
    {
        var watch = Stopwatch.StartNew();
        EmittedScenario emitted;
        try
        {
            emitted = ScenarioEmitter.Emit(request.Router, request.Slo, request.Timings);
        }
        catch (EmitException error)
        {
            return Failed(DefectKind.Emission, EmitFailed(error.Message), ("error.txt", error.Message));
        }

        var timing = new TimingReport { EmitMilliseconds = Lap(watch) };
        var loaded = loader.Load(emitted);
        timing = timing with { CompileMilliseconds = Lap(watch), IsCached = loaded.IsCached };
        if (loaded.Scenario is not { } code)
        {
            return Failed(
                DefectKind.Emission,
                EmitFailed($"the emitted C# does not compile: {loaded.Errors.FirstOrDefault()}"),
                ("scenario.cs", emitted.Source),
                ("errors.txt", string.Join('\n', loaded.Errors)));
        }

        try
        {
            return Simulate(request, code, timing);
        }
        catch (ConservationException error)
        {
            return Failed(
                DefectKind.Conservation, error.Message, ("scenario.cs", emitted.Source),
                ("error.txt", error.ToString()));
        }
        catch (TimelineException)
        {
            return new ExecutionOutcome { IsBeyondTimeline = true, Timing = timing };
        }
    }

    /// <summary>What the engines disagree about first on a case; null if they agree or it cannot run.</summary>
    /// <param name="given">The case.</param>
    /// <param name="own">The router of a case that has none drawn.</param>
    internal EngineDifference? Compare(EngineCase given, RouterPlan own)
    {
        if (given.Router is not null)
        {
            return EngineComparison.Difference(given, [true], Fault);
        }

        if (given.Timings() is not { } timings
            || loader.Load(ScenarioEmitter.Emit(own, slo: null, timings)).Scenario is not { } code)
        {
            return null;
        }

        var (setup, values) = (given.Setup, ScenarioEmitter.ValuesOf(own.Settings));
        return EngineComparison.Difference(
            () => code.RunReference(setup, timings, values),
            () => code.RunAccelerated(Fault(setup), timings, values));
    }

    private ExecutionOutcome Simulate(ExecutionRequest request, CompiledScenario code, TimingReport timing)
    {
        var setup = SimulationSetup.From(request.Scenario, request.Requests);
        var values = ScenarioEmitter.ValuesOf(request.Router.Settings);
        SimulationResult RunOn(EngineChoice engine) => engine == EngineChoice.Reference
            ? code.RunReference(setup, request.Timings, values)
            : code.RunAccelerated(Fault(setup), request.Timings, values);

        var watch = Stopwatch.StartNew();
        if (request.Engine == EngineChoice.Accelerated)
        {
            AcceleratedSimulator.Prepare(setup);
        }

        timing = timing with { PrepareMilliseconds = Lap(watch) };
        var times = ImmutableArray.CreateBuilder<double>(request.Repeat);
        var result = RunOn(request.Engine);
        times.Add(Lap(watch));
        while (times.Count < request.Repeat)
        {
            result = RunOn(request.Engine);
            times.Add(Lap(watch));
        }

        if (request.Verify && DifferenceOfEngines(request.Engine, result, RunOn) is { } difference)
        {
            return Failed(
                DefectKind.EnginesDiffer, $"the engines differ: {difference}", ("difference.txt", $"{difference}"));
        }

        watch.Restart();
        var scenario = WithCondition(request, code);
        var metrics = MetricCollector.Collect(scenario, request.Requests, result);
        var latencies = LatenciesOf(metrics);
        return new ExecutionOutcome
        {
            Result = result,
            Metrics = metrics,
            Latencies = latencies,
            Timing = timing with
            {
                SimulateAllMilliseconds = times.ToImmutable(),
                MetricsMilliseconds = Lap(watch),
            },
        };
    }

    private static EngineDifference? DifferenceOfEngines(
        EngineChoice engine, SimulationResult result, Func<EngineChoice, SimulationResult> runOn) =>
        engine == EngineChoice.Reference
            ? EngineComparison.Difference(result, runOn(EngineChoice.Accelerated))
            : EngineComparison.Difference(runOn(EngineChoice.Reference), result);

    private static ScenarioOptions WithCondition(ExecutionRequest request, CompiledScenario code) =>
        request is { Slo: { } plan, Scenario.Slo: { } slo }
            ? request.Scenario with { Slo = slo with { Good = code.Good(ScenarioEmitter.ValuesOf(plan.Settings)) } }
            : request.Scenario;

    private static ImmutableArray<NamedMetric> LatenciesOf(RunMetrics metrics) =>
    [
        new("ttft", metrics.Ttft.Summarise()),
        new("ttst", metrics.Ttst.Summarise()),
        new("itl", metrics.Itl.Summarise()),
        new("tpot", metrics.Tpot.Summarise()),
        new("e2e", metrics.E2e.Summarise()),
        new("queue", metrics.Queue.Summarise()),
    ];

    private static string EmitFailed(string why) =>
        $"{Descriptors.EmitFailed.Code} {Descriptors.EmitFailed.Slug}: {why}";

    private static ExecutionOutcome Failed(
        DefectKind kind, string message, params ImmutableArray<(string Name, string Text)> files) =>
        new() { Defect = new Defect(kind, message, files) };

    private static double Lap(Stopwatch watch)
    {
        var elapsed = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        return elapsed;
    }
}
