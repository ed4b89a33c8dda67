using System.Collections.Immutable;
using System.Diagnostics;
using DynoSim.Lang.Emit;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Emit.Running;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>Emits, loads, simulates and measures one scenario.</summary>
public sealed class ScenarioExecution(ScenarioLoader loader)
{
    /// <summary>What the accelerated engine makes of what it is given: where tests plant a fault.</summary>
    internal Func<SimulationSetup, SimulationSetup> Fault { get; init; } = setup => setup;

    /// <summary>Which rows of its trace a plan keeps, as code; null for all. Or what kept it from being made.</summary>
    public (RecordPredicate? Keep, ExecutionOutcome? Failure) FilterOf(RunPlan plan)
    {
        if (!plan.IsFiltered)
        {
            return (null, null);
        }

        var (ready, failure) = Prepare(plan);
        return ready is { Policies.Filter: { } settings, Code: { } code }
            ? (code.Keep(settings), null)
            : (null, failure);
    }

    /// <summary>Runs it.</summary>
    public ExecutionOutcome Run(ExecutionRequest request)
    {
        var (ready, failure) = Prepare(request.Plan);
        if (ready is not { Policies: { } policies, Code: { } code })
        {
            return failure ?? throw new InvalidOperationException("What is not ready says why.");
        }

        try
        {
            return new Repetitions(request, policies, code, Fault).Run(ready.Timing) with { Code = policies };
        }
        catch (ConservationException error)
        {
            return Failed(
                DefectKind.Conservation,
                error.Message,
                ("scenario.cs", policies.Emitted.Source),
                ("error.txt", error.ToString()));
        }
        catch (TimelineException)
        {
            return new ExecutionOutcome { IsBeyondTimeline = true, Timing = ready.Timing };
        }
    }

    private (ReadyScenario? Ready, ExecutionOutcome? Failure) Prepare(RunPlan plan)
    {
        var watch = Stopwatch.StartNew();
        PolicyCode policies;
        try
        {
            policies = plan.CodeOrWrite();
        }
        catch (EmitException error)
        {
            return (null, Failed(
                DefectKind.Emission, EmitFailed(error.Message), ("error.txt", error.Message)));
        }

        var timing = new TimingReport { EmitMilliseconds = Lap(watch) };
        var loaded = loader.Load(policies.Emitted);
        timing = timing with { CompileMilliseconds = Lap(watch), IsCached = loaded.IsCached };
        return loaded.Scenario is { } code
            ? (new ReadyScenario(policies, code, timing), null)
            : (null, Failed(
                DefectKind.Emission,
                EmitFailed($"the emitted C# does not compile: {loaded.Errors.FirstOrDefault()}"),
                ("scenario.cs", policies.Emitted.Source),
                ("errors.txt", string.Join('\n', loaded.Errors))));
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

    /// <summary>A plan with its policies as running code.</summary>
    private sealed record ReadyScenario(PolicyCode Policies, CompiledScenario Code, TimingReport Timing);
}
