using System.Collections.Immutable;
using System.Diagnostics;
using DynoSim.Lang.Emit;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Verification;
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
        PolicyCode policies;
        try
        {
            policies = request.Plan.CodeOrWrite();
        }
        catch (EmitException error)
        {
            return Failed(DefectKind.Emission, EmitFailed(error.Message), ("error.txt", error.Message));
        }

        var timing = new TimingReport { EmitMilliseconds = Lap(watch) };
        var source = policies.Emitted.Source;
        var loaded = loader.Load(policies.Emitted);
        timing = timing with { CompileMilliseconds = Lap(watch), IsCached = loaded.IsCached };
        if (loaded.Scenario is not { } code)
        {
            return Failed(
                DefectKind.Emission,
                EmitFailed($"the emitted C# does not compile: {loaded.Errors.FirstOrDefault()}"),
                ("scenario.cs", source),
                ("errors.txt", string.Join('\n', loaded.Errors)));
        }

        try
        {
            return new Repetitions(request, policies, code, Fault).Run(timing) with { Code = policies };
        }
        catch (ConservationException error)
        {
            return Failed(
                DefectKind.Conservation, error.Message, ("scenario.cs", source), ("error.txt", error.ToString()));
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
