using System.Collections.Immutable;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Expectations;
using DynoSim.Lang.Experiments.Pareto;
using DynoSim.Lang.Experiments.Reports.Page;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Spaces;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>From a file and the name of an experiment to a report: check, choose points, run, compare, judge.</summary>
/// <param name="loader">Makes emitted text run.</param>
public sealed class SweepRunner(ScenarioLoader loader)
{
    /// <summary>A runner that keeps compiled policies in the user's cache folder.</summary>
    public static SweepRunner ForUser() => new(ScenarioLoader.ForUser());

    /// <summary>Runs an experiment.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Is told of every point that is finished, one at a time, from any thread.</param>
    /// <param name="stop">The user's wish to stop; what is finished by then is kept.</param>
    /// <exception cref="IOException">The folder cannot be written; what was finished is kept.</exception>
    public SweepOutcome Run(SweepRequest request, Action<SweepProgress> progress, CancellationToken stop)
    {
        var choice = ExperimentChoice.Of(request.Run, new DiskFileSource(request.Run.File));
        return Run(request, choice, progress, stop);
    }

    /// <summary>Runs an experiment that was found already.</summary>
    /// <inheritdoc cref="Run(SweepRequest, Action{SweepProgress}, CancellationToken)"/>
    internal SweepOutcome Run(
        SweepRequest request, ExperimentChoice choice, Action<SweepProgress> progress, CancellationToken stop)
    {
        if (choice is not { Plan: { } plan, Space: { } space, Compilation.Files: { } files })
        {
            return new SweepOutcome { Misuse = choice.Misuse, Diagnostics = choice.Diagnostics };
        }

        using var folder = request.Folder is { } path ? SweepFolder.Open(path, plan, choice) : null;
        if (folder is { Problem: { } problem })
        {
            return new SweepOutcome { ForeignFolder = problem };
        }

        // The reference engine is asked for because somebody doubts what is known.
        using var kept = request is { CacheFolder: { } cache, Run.Engine: EngineChoice.Accelerated }
            ? RunCache.Open(cache, $"{Path.GetFullPath(request.Run.File)}\n{plan.Subject}")
            : null;
        var count = new PointCount(plan, space, progress);
        var workloads = new WorkloadShelf(files);
        var crew = new SweepCrew(
            () => new PointRunner(
                choice.Again(request.Run), new ScenarioExecution(loader), workloads, request.Run.Engine, kept),
            request.Jobs,
            stop);
        var ledger = new SweepLedger(crew, plan.Replicate, folder?.Known ?? [], folder?.Journal, count.Add);
        try
        {
            var baseline = ledger.Baseline(space.Baseline);
            var chooser = new PointChooser(plan, space, ledger);
            chooser.Run();
            var report = Report(request, choice, ledger, chooser, baseline);
            folder?.Finish(report, ledger.Records, folder is null ? [] : Drawers(report, crew));
            return new SweepOutcome { Report = report, Diagnostics = report.Diagnostics };
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

    /// <summary>Runs the points once more that the page shows in detail: only now is known which they are.</summary>
    private static PageDrawer[] Drawers(SweepReport report, SweepCrew crew)
    {
        var (chosen, all) = (SweepPages.Detailed(report), SweepPages.All(report));
        var drawers = new PageDrawer?[chosen.Length];
        crew.Each(chosen.Length, (runner, taken) =>
        {
            if (runner.RunWhole(all[chosen[taken]].Point.Key) is { Outcome: var outcome })
            {
                drawers[taken] = PointDetail.Of(chosen[taken], outcome);
                outcome.Result?.Release();
            }
        });
        return [.. drawers.OfType<PageDrawer>()];
    }

    private static SweepReport Report(
        SweepRequest request,
        ExperimentChoice choice,
        SweepLedger ledger,
        PointChooser chooser,
        PointResults baseline)
    {
        if (choice is not { Plan: { } plan, Space: { } space })
        {
            throw new ArgumentException("There is no experiment.", nameof(choice));
        }

        var points = ledger.Results.ToImmutableArray();
        var vectors = points.Select(point => Vector(plan, point)).ToArray();
        var members = plan.Objectives.IsEmpty ? [] : ParetoFront.Of(vectors);
        var frontier = Crowding.Order(vectors, members);
        var study = new Study(plan, space, points, baseline, frontier);
        var verdicts = new StudyJudge(study).Judge();
        return new SweepReport
        {
            Plan = plan,
            File = request.Run.File,
            Settings = [.. request.Run.Settings.Select(setting => setting.Text)],
            SeedAsked = request.Run.Seed,
            Seed = baseline.Runs[0].Seed,
            SpaceSize = space.Size(PointChooser.MostPoints),
            Points = points,
            Baseline = study.Baseline,
            Frontier = frontier,
            Ranks = plan.Objectives.IsEmpty ? [.. points.Select(_ => 0)] : ParetoFront.Ranks(vectors),
            Hypervolume = frontier.IsEmpty ? null : ObjectiveScale.OfFront(vectors)?.HypervolumeOf(vectors),
            Capacities = chooser.Capacities,
            Expectations = verdicts,
            Assumptions =
            [
                .. (space.Resolve(space.Baseline).Plan?.Notes ?? [])
                    .Where(note => note.IsAssumption)
                    .SelectMany(ScenarioRunner.Lines),
            ],
            Diagnostics =
            [
                .. choice.Diagnostics,
                .. Undefined(plan, points),
                .. verdicts.Select(verdict => verdict.Finding).OfType<Diagnostic>(),
            ],
        };
    }

    /// <summary>Objectives without a value: points are compared by nothing there, which nobody may overlook.</summary>
    private static IEnumerable<Diagnostic> Undefined(ExperimentPlan plan, ImmutableArray<PointResults> points)
    {
        var ran = points.Count(point => point.HasRun);
        for (var column = 0; column < plan.Objectives.Length; column++)
        {
            var objective = plan.Objectives[column];
            var without = points.Count(point => point.HasRun && point.Mean(column) is null);
            if (without > 0)
            {
                var place = objective.Location;
                yield return new Diagnostic(
                    Descriptors.MetricNotProduced,
                    place.Source,
                    place.Span,
                    $"`{objective.Text}` has no value at {QuantityFormat.Number(without)} of "
                        + $"{QuantityFormat.Number(ran)} points")
                {
                    Severity = without == ran ? Severity.Error : Severity.Warning,
                    Label = "so they are on no frontier",
                    Help = "goodput needs an `slo`, cost a `price`, energy a `power` of every accelerator",
                };
            }
        }
    }

    /// <summary>The objectives of a point, all to be small; null without results.</summary>
    internal static double[]? Vector(ExperimentPlan plan, PointResults point) => point.HasRun
        ? [
            .. plan.Objectives.Select((objective, column) => point.Mean(column) is not { } value ? double.NaN
                : objective.IsMaximizing ? -value : value),
        ]
        : null;
}
