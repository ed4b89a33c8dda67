using System.Collections.Immutable;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Sweeps;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Shards;

/// <summary>
/// Runs one part of a sweep into a journal. It compares and judges nothing: a sweep in the same folder does, once it
/// finds that everything has been run.
/// </summary>
/// <param name="loader">Makes emitted text run.</param>
public sealed class ShardRunner(ScenarioLoader loader)
{
    /// <summary>A runner that keeps compiled policies in the user's cache folder.</summary>
    public static ShardRunner ForUser() => new(ScenarioLoader.ForUser());

    /// <summary>Runs what is missing of a part.</summary>
    /// <param name="request">What is asked; with a folder.</param>
    /// <param name="shard">Which part.</param>
    /// <param name="progress">Is told of every point that is finished, one at a time, from any thread.</param>
    /// <param name="stop">The user's wish to stop; what is finished by then is kept.</param>
    /// <exception cref="IOException">The folder cannot be written; what was finished is kept.</exception>
    public SweepOutcome Run(
        SweepRequest request, Shard shard, Action<SweepProgress> progress, CancellationToken stop)
    {
        var folder = request.Folder ?? throw new ArgumentException("A part needs a folder.", nameof(request));
        var files = new DiskFileSource(request.Run.File);
        var choice = ExperimentChoice.Of(request.Run, files);
        if (choice is not { Plan: { } plan, Space: { } space } || ShardPoints.Refusal(plan) is not null)
        {
            return new SweepOutcome
            {
                Misuse = choice.Plan is { } guided ? ShardPoints.Refusal(guided) : choice.Misuse,
                Diagnostics = choice.Diagnostics,
            };
        }

        // Whoever changed the file since the sweep was submitted gets no result of two files, but is told.
        if (SweepFolder.Prepare(folder, plan, choice) is { } problem)
        {
            return new SweepOutcome { ForeignFolder = problem };
        }

        var journals = new ShardJournals(folder);
        var known = journals.KnownTo(shard).ToImmutableArray();
        var points = ShardPoints.Of(plan, space).Where(point => shard.Holds(point.Id)).ToImmutableArray();
        var earlier = Finished(points, known, plan.Replicate);
        using var journal = earlier < points.Length ? journals.Begin(shard) : null;
        var count = new PointCount(plan, space, at => progress(at with { Expected = points.Length }));
        var workloads = new WorkloadShelf(files);
        var crew = new SweepCrew(
            () => new PointRunner(
                choice.Again(request.Run),
                new ScenarioExecution(loader),
                workloads,
                request.Run.Engine,
                kept: null),
            request.Jobs,
            stop);
        try
        {
            new SweepLedger(crew, plan.Replicate, known, journal, count.Add).Of(points);
            return new SweepOutcome
            {
                Shard = new ShardResult(shard, plan.Name, points.Length, earlier),
                Diagnostics = choice.Diagnostics,
            };
        }
        catch (OperationCanceledException)
        {
            return new SweepOutcome { FinishedBeforeStop = count.Finished, Diagnostics = choice.Diagnostics };
        }
        catch (SweepRefusedException error)
        {
            return new SweepOutcome { Diagnostics = [.. choice.Diagnostics, .. error.Findings] };
        }
        catch (SweepDefectException error)
        {
            return new SweepOutcome { Defect = error.Defect, Diagnostics = choice.Diagnostics };
        }
    }

    private static int Finished(
        ImmutableArray<SpacePoint> points, ImmutableArray<RunRecord> known, int replicate)
    {
        var runs = known.ToLookup(record => record.Id, StringComparer.Ordinal);
        return points.Count(point => runs[point.Id].Any(run => run.Fault is not null)
            || Enumerable.Range(0, replicate).All(number => runs[point.Id].Any(run => run.Repetition == number)));
    }
}
