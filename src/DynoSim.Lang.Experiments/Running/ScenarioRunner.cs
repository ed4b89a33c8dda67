using System.Collections.Immutable;
using System.Diagnostics;
using DynoSim.Lang.Emit;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>From a file and a name to a report: check, plan, load, emit, simulate, judge.</summary>
public sealed class ScenarioRunner
{
    private readonly ScenarioExecution _execution;

    /// <param name="loader">Makes emitted text run.</param>
    public ScenarioRunner(ScenarioLoader loader) => _execution = new ScenarioExecution(loader);

    /// <summary>A runner with the compile cache in the user's cache folder.</summary>
    public static ScenarioRunner ForUser() => new(ScenarioLoader.ForUser());

    /// <summary>Runs one scenario of a file.</summary>
    public RunOutcome Run(RunRequest request)
    {
        var watch = Stopwatch.StartNew();
        var planned = ScenarioChoice.Of(request);
        if (planned.Plan is not { } plan || planned.Compilation is not { } compilation)
        {
            return new RunOutcome { Misuse = planned.Misuse, Diagnostics = planned.Diagnostics };
        }

        var check = watch.Elapsed.TotalMilliseconds;
        var finished = Simulate(request, plan, compilation.Files);
        var found = planned.Diagnostics.AddRange(finished.Findings);
        if (finished.Outcome is not { Result: { } result, Metrics: { } metrics } outcome)
        {
            return new RunOutcome
            {
                Diagnostics = found,
                Defect = finished.Outcome?.Defect is { } defect ? WithSources(defect, compilation, request) : null,
            };
        }

        var others = new OtherRuns(this, request, compilation);
        var figures = new RunMetricSource(metrics, finished.Workload.Requests, result, others.Of);
        var verdicts = plan.Expectations
            .Select(expectation => ExpectationVerdict.Of(expectation, plan.Entity, figures)).ToImmutableArray();
        found = found.AddRange(verdicts.Select(verdict => verdict.Finding).OfType<Diagnostic>())
            .AddRange(others.Problems);
        var report = ReportOf(request, plan, outcome, finished.Workload, verdicts, found);
        return new RunOutcome
        {
            Report = report with
            {
                Timing = report.Timing with
                {
                    CheckMilliseconds = check,
                    TotalMilliseconds = watch.Elapsed.TotalMilliseconds,
                },
            },
            Requests = finished.Workload.Requests,
            Result = result,
            Diagnostics = found,
        };
    }

    /// <summary>The C# that a run of a scenario would compile.</summary>
    public static EmitOutcome Emit(RunRequest request)
    {
        var planned = ScenarioChoice.Of(request);
        if (planned.Plan is not { } plan)
        {
            return new EmitOutcome(null, planned.Diagnostics, planned.Misuse);
        }

        return new EmitOutcome(
            ScenarioEmitter.Emit(plan.Router, plan.Slo, plan.Timings).Source, planned.Diagnostics, null);
    }

    /// <summary>Loads and simulates a plan.</summary>
    internal (LoadedWorkload Workload, ExecutionOutcome? Outcome, ImmutableArray<Diagnostic> Findings) Simulate(
        RunRequest request, ScenarioPlan plan, IFileSource files)
    {
        var workload = WorkloadLoader.Load(plan, files);
        if (workload.Requests is not { } requests)
        {
            return (workload, null, workload.Findings);
        }

        var outcome = _execution.Run(new ExecutionRequest
        {
            Scenario = plan.Options,
            Router = plan.Router,
            Slo = plan.Slo,
            Timings = plan.Timings,
            Requests = requests,
            Engine = request.Engine,
            Repeat = request.Repeat,
            Verify = request.Verify,
        });
        return (workload, outcome, outcome.IsBeyondTimeline
            ? workload.Findings.Add(BeyondTimeline(plan))
            : workload.Findings);
    }

    private static Diagnostic BeyondTimeline(ScenarioPlan plan) => new(
        Descriptors.LimitExceeded,
        plan.Entity.Location.Source,
        plan.Entity.Location.Span,
        $"the run of `{plan.Name}` goes on beyond the 106 days of simulated time that there are")
    {
        Help = "set `cutoff`, a shorter `duration`, or more replicas",
    };

    private static RunReport ReportOf(
        RunRequest request,
        ScenarioPlan plan,
        ExecutionOutcome outcome,
        LoadedWorkload workload,
        ImmutableArray<ExpectationVerdict> verdicts,
        ImmutableArray<Diagnostic> found) => new()
        {
            Scenario = plan.Name,
            File = request.File,
            Fingerprint = plan.Fingerprint,
            Seed = plan.Options.Seed,
            Engine = request.Engine == EngineChoice.Reference ? "reference" : "accelerated",
            Metrics = outcome.Metrics ?? throw new ArgumentException("Only what ran has a report.", nameof(outcome)),
            Latencies = outcome.Latencies,
            Filtered = workload.Filtered,
            Rejections = RejectionsOf(outcome),
            KvDerivations = [.. plan.Options.Deployment.Pools.Select(pool => DerivationOf(plan, pool.Name))],
            Expectations = [.. verdicts.Select(Reported)],
            Assumptions = [.. plan.Notes.Where(note => note.IsAssumption).SelectMany(Lines)],
            Timing = outcome.Timing with
            {
                LoadMilliseconds = workload.LoadMilliseconds,
                PrepareMilliseconds = workload.PrepareMilliseconds + outcome.Timing.PrepareMilliseconds,
            },
            PeakMemoryMegabytes = PeakMemoryMegabytes(),
            Diagnostics = found,
        };

    private static ImmutableArray<string> DerivationOf(ScenarioPlan plan, string pool) =>
    [
        .. plan.Notes.Where(note => !note.IsAssumption && note.Subject == $"pool {pool}")
            .SelectMany(note => note.Lines.Prepend(note.Title)),
    ];

    private static IEnumerable<string> Lines(PlanNote note) => note.Lines.Prepend($"{note.Subject}: {note.Title}");

    private static ExpectationReport Reported(ExpectationVerdict verdict) => new()
    {
        Text = verdict.Text,
        Place = verdict.Expectation.Condition.Location.ToString(),
        Because = verdict.Expectation.Because,
        Holds = verdict.Holds,
        Picture = verdict.Picture.Summary,
    };

    private static ImmutableArray<RejectionCount> RejectionsOf(ExecutionOutcome outcome) =>
    [
        .. (outcome.Result?.Rejection ?? [])
            .Where(reason => reason != Simulation.Engines.RejectionReason.None)
            .GroupBy(reason => reason)
            .Select(group => new RejectionCount(group.Key, group.LongCount()))
            .OrderByDescending(count => count.Count)
            .ThenBy(count => count.Reason),
    ];

    private static Defect WithSources(Defect defect, Compilation compilation, RunRequest request) => defect with
    {
        Files =
        [
            .. compilation.Modules.Select(module => (Reproduction.FlatName(module.Source.Path), module.Source.Text)),
            ("settings.txt", string.Join('\n', request.Settings.Select(setting => setting.Text))),
            .. defect.Files,
        ],
    };

    private static double PeakMemoryMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (double)(1 << 20);
    }
}
