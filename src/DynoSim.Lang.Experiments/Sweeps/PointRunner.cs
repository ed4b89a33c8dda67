using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Semantics.Spaces;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>Runs points of an experiment one after another. One thread's own.</summary>
/// <param name="space">The points, of a compilation of this thread's own.</param>
/// <param name="execution">Runs what is planned.</param>
/// <param name="workloads">The requests, shared with other threads.</param>
/// <param name="engine">Which engine answers.</param>
/// <param name="kept">Runs of earlier sweeps, shared with other threads.</param>
internal sealed class PointRunner(
    ExperimentSpace space,
    ScenarioExecution execution,
    WorkloadShelf workloads,
    EngineChoice engine,
    RunCache? kept)
{
    /// <summary>Runs repetitions of a point; one record that says why, if it cannot run.</summary>
    /// <param name="key">The point.</param>
    /// <param name="repetitions">Which repetitions.</param>
    /// <exception cref="SweepDefectException">Something is wrong with the tool.</exception>
    /// <exception cref="SweepRefusedException">The point uses what is not simulated.</exception>
    public IEnumerable<RunRecord> Run(PointKey key, ImmutableArray<int> repetitions)
    {
        var point = space.Find(key) ?? throw new InvalidOperationException("A point is missing from its space.");
        var resolved = space.Resolve(point);
        if (resolved.Plan is not { } plan)
        {
            // What is not simulated is refused, not left out.
            var gaps = resolved.Findings.Where(finding => finding.Severity == Severity.Error
                && finding.Descriptor == Descriptors.NotSimulatedYet).ToImmutableArray();
            yield return gaps.IsEmpty ? Failed(point, resolved.Findings) : throw new SweepRefusedException(gaps);
            yield break;
        }

        var identity = kept is null ? string.Empty : ExperimentSpace.KeyOf(resolved);
        foreach (var repetition in repetitions)
        {
            yield return kept?.Find(identity, repetition) is { } known
                ? known with { Id = point.Id }
                : Run(resolved, plan, repetition, identity);
        }
    }

    /// <summary>Why a point cannot run; null if it can.</summary>
    public static PointFault? FaultOf(PointPlan resolved) =>
        resolved.Plan is null ? FaultOf(resolved.Findings) : null;

    /// <summary>Runs one repetition of a point and gives the whole result; null if it cannot run.</summary>
    /// <exception cref="SweepDefectException">Something is wrong with the tool.</exception>
    public (RunPlan Plan, ExecutionOutcome Outcome)? RunWhole(PointKey key)
    {
        if (space.Find(key) is not { } point || space.Resolve(point).Plan is not { } plan)
        {
            return null;
        }

        var (seeded, outcome, _) = Execute(plan, 0);
        return outcome is { Metrics: not null } finished ? (seeded, finished) : null;
    }

    private RunRecord Run(PointPlan resolved, ScenarioPlan plan, int repetition, string key)
    {
        var (seeded, outcome, findings) = Execute(plan, repetition);
        if (outcome is not { Metrics: { } metrics, Result: { } result })
        {
            return Failed(resolved.Point, findings) with { Repetition = repetition };
        }

        var figures = new RunMetricSource(metrics, outcome.Requests, result, _ => null);
        var record = new RunRecord
        {
            Id = resolved.Point.Id,
            Repetition = repetition,
            Seed = seeded.Options.Seed,
            Columns = ExperimentSpace.Evaluate(resolved, figures),
            Figures = FigureCatalog.Of(metrics),
            Saturation = SaturationJudge.Of(seeded.Options, result, metrics),
        };
        result.Release();
        kept?.Add(key, record);
        return record;
    }

    /// <summary>The r-th repetition has the scenario's seed plus r, at every point: the same random streams.</summary>
    private (RunPlan Plan, ExecutionOutcome? Outcome, ImmutableArray<Diagnostic> Findings) Execute(
        ScenarioPlan plan, int repetition)
    {
        var seeded = RunPlan.Of(plan with { Options = plan.Options with { Seed = plan.Options.Seed + repetition } });
        if (!execution.TryPrepare(seeded, out var ready, out var broken))
        {
            throw new SweepDefectException(broken);
        }

        var workload = workloads.Get(seeded, plan.Canonical, ready.Keep);
        if (workload.Requests is not { } requests)
        {
            return (seeded, null, workload.Findings);
        }

        var outcome = execution.Run(ready, new ExecutionRequest
        {
            Plan = seeded,
            Requests = requests,
            Engine = engine,
            IsSummarised = false,
        });
        if (outcome.Defect is { } defect)
        {
            throw new SweepDefectException(defect);
        }

        return (seeded, outcome, outcome.IsBeyondTimeline ? [ScenarioRunner.BeyondTimeline(seeded)] : []);
    }

    private static RunRecord Failed(SpacePoint point, ImmutableArray<Diagnostic> findings) => new()
    {
        Id = point.Id,
        Repetition = 0,
        Fault = FaultOf(findings),
    };

    private static PointFault FaultOf(ImmutableArray<Diagnostic> findings) =>
        findings.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } fault
            ? new PointFault(fault.Descriptor.Code, fault.Message, [.. fault.Notes])
            : new PointFault(Descriptors.RequiredMissing.Code, "the scenario has no value here", []);
}

/// <summary>A point of a sweep uses what is not simulated yet.</summary>
/// <param name="findings">What that is.</param>
internal sealed class SweepRefusedException(ImmutableArray<Diagnostic> findings) : Exception(findings[0].Message)
{
    /// <summary>What is not simulated.</summary>
    public ImmutableArray<Diagnostic> Findings { get; } = findings;
}

/// <summary>A defect of the tool found while a sweep ran.</summary>
/// <param name="defect">What is wrong.</param>
internal sealed class SweepDefectException(Defect defect) : Exception(defect.Message)
{
    /// <summary>What is wrong.</summary>
    public Defect Defect { get; } = defect;
}
