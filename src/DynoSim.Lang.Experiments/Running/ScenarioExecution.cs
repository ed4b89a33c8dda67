using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Runs a plan.</summary>
    public ExecutionOutcome Run(ReadyScenario ready, ExecutionRequest request)
    {
        var policies = ready.Policies;
        try
        {
            return new Repetitions(request, policies, ready.Code, Fault).Run(ready.Timing) with { Code = policies };
        }
        catch (ConservationException error)
        {
            return new ExecutionOutcome
            {
                Defect = new Defect(
                    DefectKind.Conservation,
                    error.Message,
                    [("scenario.cs", policies.Emitted.Source), ("error.txt", error.ToString())]),
            };
        }
        catch (TimelineException)
        {
            return new ExecutionOutcome { IsBeyondTimeline = true, Timing = ready.Timing };
        }
    }

    /// <summary>Makes the policies of a plan running code.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="ready">The code.</param>
    /// <param name="defect">What kept it from being made.</param>
    public bool TryPrepare(
        RunPlan plan, [NotNullWhen(true)] out ReadyScenario? ready, [NotNullWhen(false)] out Defect? defect)
    {
        (ready, defect) = (null, null);
        var watch = Stopwatch.StartNew();
        PolicyCode policies;
        try
        {
            policies = plan.CodeOrWrite();
        }
        catch (EmitException error)
        {
            defect = new Defect(DefectKind.Emission, EmitFailed(error.Message), [("error.txt", error.Message)]);
            return false;
        }

        var timing = new TimingReport { EmitMilliseconds = Lap(watch) };
        var loaded = loader.Load(policies.Emitted);
        if (loaded.Scenario is not { } code)
        {
            defect = new Defect(
                DefectKind.Emission,
                EmitFailed($"the emitted C# does not compile: {loaded.Errors.FirstOrDefault()}"),
                [("scenario.cs", policies.Emitted.Source), ("errors.txt", string.Join('\n', loaded.Errors))]);
            return false;
        }

        timing = timing with { CompileMilliseconds = Lap(watch), IsCached = loaded.IsCached };
        ready = new ReadyScenario(policies, code, timing);
        return true;
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

    private static double Lap(Stopwatch watch)
    {
        var elapsed = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        return elapsed;
    }
}

/// <summary>The policies of a plan as running code.</summary>
/// <param name="Policies">Their text and their settings.</param>
/// <param name="Code">The code.</param>
/// <param name="Timing">What making it took.</param>
public sealed record ReadyScenario(PolicyCode Policies, CompiledScenario Code, TimingReport Timing)
{
    /// <summary>Which rows of its trace the plan keeps; null for all.</summary>
    public RecordPredicate? Keep { get; } = Policies.Filter is { } settings ? Code.Keep(settings) : null;
}
