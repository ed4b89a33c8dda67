using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using DynoSim.Lang.Emit;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Keeping;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Verification;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>From a file and a name to a report: check, plan, load, emit, simulate, judge.</summary>
public sealed class ScenarioRunner
{
    private static readonly TimeSpan _longestShrinking = TimeSpan.FromMinutes(1);

    private readonly ScenarioExecution _execution;
    private readonly PlanCache _plans;
    private bool _isRehearsed;

    /// <param name="loader">Makes emitted text run.</param>
    /// <param name="plans">Where checked plans are kept.</param>
    public ScenarioRunner(ScenarioLoader loader, DiskCache plans)
        : this(new ScenarioExecution(loader), plans)
    {
    }

    /// <param name="execution">Runs what is planned.</param>
    /// <param name="plans">Where checked plans are kept.</param>
    internal ScenarioRunner(ScenarioExecution execution, DiskCache plans)
    {
        _execution = execution;
        _plans = new PlanCache(plans);
    }

    /// <summary>A runner that keeps plans and compiled policies in the user's cache folder.</summary>
    public static ScenarioRunner ForUser() => new(ScenarioLoader.ForUser(), DiskCache.ForUser("plans"));

    /// <summary>Runs one scenario of a file.</summary>
    public RunOutcome Run(RunRequest request)
    {
        var watch = Stopwatch.StartNew();
        var files = new RecordingFileSource(new DiskFileSource(request.File));
        var choice = default(ScenarioChoice);

        // What is verified is checked anew: a difference is shown as a scenario, which only a whole plan can become.
        var kept = request.Verify ? null : _plans.Find(request, files.Source);
        return (kept is null ? null : Run(request, files, watch, kept.Scenario, null, kept))
            ?? Run(request, files, watch, CheckedScenario.Of(choice = ScenarioChoice.Of(request, files)), choice, null)
            ?? throw new InvalidOperationException("A new plan is out of date.");
    }

    /// <summary>Runs a checked scenario; null if it was kept and turns out to be out of date.</summary>
    private RunOutcome? Run(
        RunRequest request,
        RecordingFileSource files,
        Stopwatch watch,
        CheckedScenario scenario,
        ScenarioChoice? choice,
        KeptScenario? kept)
    {
        if (scenario.Plan is not { } plan)
        {
            return IsOutdated(kept)
                ? null
                : new RunOutcome { Misuse = scenario.Misuse, Diagnostics = scenario.Diagnostics };
        }

        var readings = kept is null ? files.Readings : [];
        var check = watch.Elapsed.TotalMilliseconds;
        if (TrySimulate(request, plan, files.Source, kept) is not var (workload, finished, findings))
        {
            return null;
        }

        findings = scenario.Diagnostics.AddRange(findings);
        if (finished is not { Metrics: { } metrics, Code: { } code } outcome)
        {
            var defect = finished?.Defect;
            return new RunOutcome
            {
                Diagnostics = findings,
                Defect = defect is null ? null : WithSources(defect, scenario.Sources, request),
            };
        }

        var (verdicts, judged) = Judge(request, choice, outcome);
        findings = findings.AddRange(judged);
        var report = ReportOf(request, plan, outcome, workload, verdicts, findings);
        if (choice?.Plan is { Expectations.IsEmpty: true })
        {
            _plans.Keep(request, readings, scenario with { Plan = plan.With(code) });
        }

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
            Requests = outcome.Requests,
            Result = outcome.Result,
            Diagnostics = findings,
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
            ScenarioEmitter.Emit(plan.Router, plan.Slo, plan.Timings, plan.Filter).Source, planned.Diagnostics, null);
    }

    private static bool IsOutdated(KeptScenario? kept) => kept is { Holds: false };

    /// <summary>Loads and simulates a plan.</summary>
    internal (LoadedWorkload Workload, ExecutionOutcome? Outcome, ImmutableArray<Diagnostic> Findings) Simulate(
        RunRequest request, RunPlan plan, IFileSource files) =>
        TrySimulate(request, plan, files, null) ?? throw new InvalidOperationException("A new plan is out of date.");

    /// <summary>Loads and simulates a plan; null if it was kept and turns out to be out of date.</summary>
    private (LoadedWorkload Workload, ExecutionOutcome? Outcome, ImmutableArray<Diagnostic> Findings)? TrySimulate(
        RunRequest request, RunPlan plan, IFileSource files, KeptScenario? kept)
    {
        var needsTable = request.KeepsRequests || request.Verify || request.Engine != EngineChoice.Accelerated;
        if (kept?.SourcesHold.GetAwaiter().GetResult() == false)
        {
            return null;
        }

        var reading = kept?.Reading ?? TraceOrder.Of(plan)?.Begin(files);
        if (!_execution.TryPrepare(plan, out var ready, out var defect))
        {
            return (new LoadedWorkload(), new ExecutionOutcome { Defect = defect }, []);
        }

        var flaw = reading is { IsCompleted: false } ? Rehearse(request, plan, ready) : null;
        var workload = WorkloadLoader.Load(plan, reading?.GetAwaiter().GetResult(), needsTable, ready.Keep);
        var outcome = default(ExecutionOutcome);
        if (flaw is not null)
        {
            outcome = new ExecutionOutcome { Defect = flaw };
        }
        else if (workload.Requests is { } requests)
        {
            outcome = _execution.Run(ready, new ExecutionRequest
            {
                Plan = plan,
                Requests = requests,
                Engine = request.Engine,
                Repeat = request.Repeat,
                Verify = request.Verify,
                Threads = request.Threads,
            });
        }

        // Only traces and tables may have changed; comparing them took about as long as all this.
        if (IsOutdated(kept))
        {
            return null;
        }

        if (outcome?.Defect is { Kind: DefectKind.EnginesDiffer } difference
            && workload.Requests?.Workload.Requests is { } table)
        {
            var found = CaseFiles.Of(plan, table, path => files.ReadText(path, long.MaxValue).Text);
            var shown = difference.Files.AddRange(Smallest(found, plan));
            outcome = outcome with { Defect = difference with { Files = shown } };
        }

        return (workload, outcome, outcome is { IsBeyondTimeline: true }
            ? workload.Findings.Add(BeyondTimeline(plan))
            : workload.Findings);
    }

    /// <summary>Runs a few requests while another core reads the plan's own; a defect that shows in them.</summary>
    private Defect? Rehearse(RunRequest request, RunPlan plan, ReadyScenario ready)
    {
        if (_isRehearsed || request.Threads == 1 || Rehearsal.RequestsFor(plan, ready.Keep) is not { } few)
        {
            return null;
        }

        _isRehearsed = true;
        return _execution.Run(
            ready, new ExecutionRequest { Plan = plan, Requests = few, Engine = request.Engine }).Defect;
    }

    /// <summary>The files that show a difference again, made as small as a minute allows.</summary>
    private ImmutableArray<(string Name, string Text)> Smallest(EngineCase found, RunPlan plan)
    {
        if (plan.Router is not { } router)
        {
            return [];
        }

        EngineDifference? Compare(EngineCase given) => _execution.Compare(given, router);
        using var enough = new CancellationTokenSource(_longestShrinking);
        if (Compare(found) is not { } difference)
        {
            return [];
        }

        var (smallest, first) = new CaseShrinker(Compare, enough.Token).Shrink(found, difference);
        return CaseFiles.Of(smallest, router, first);
    }

    // A plan that comes from the cache expects nothing: expectations need the compilation they were written in.
    private (ImmutableArray<ExpectationVerdict> Verdicts, IEnumerable<Diagnostic> Findings) Judge(
        RunRequest request, ScenarioChoice? choice, ExecutionOutcome outcome)
    {
        if (choice is not { Plan: { Expectations.IsEmpty: false } plan, Compilation: { } compilation }
            || outcome is not { Metrics: { } metrics, Result: { } result })
        {
            return ([], []);
        }

        var others = new OtherRuns(this, request, compilation);
        var figures = new RunMetricSource(metrics, outcome.Requests, result, others.Of);
        var verdicts = plan.Expectations
            .Select(expectation => ExpectationVerdict.Of(expectation, plan.Entity, figures)).ToImmutableArray();
        return (verdicts, verdicts.Select(verdict => verdict.Finding).OfType<Diagnostic>().Concat(others.Problems));
    }

    internal static Diagnostic BeyondTimeline(RunPlan plan) => new(
        Descriptors.LimitExceeded,
        plan.Location.Source,
        plan.Location.Span,
        $"the run of `{plan.Name}` goes on beyond the 106 days of simulated time that there are")
    {
        Help = "set `cutoff`, a shorter `duration`, or more replicas",
    };

    private static RunReport ReportOf(
        RunRequest request,
        RunPlan plan,
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
            KvDerivations = DerivationsOf(plan),
            Expectations = [.. verdicts.Select(Reported)],
            Assumptions = [.. plan.Notes.Where(note => note.IsAssumption).SelectMany(Lines)],
            Timing = outcome.Timing with
            {
                LoadMilliseconds = workload.LoadMilliseconds,
            },
            PeakMemoryMegabytes = PeakMemory.Megabytes(),
            Diagnostics = found,
        };

    // A loop, because a sequence of immutable arrays would be compiled at every start.
    private static ImmutableArray<ImmutableArray<string>> DerivationsOf(RunPlan plan)
    {
        var pools = plan.Options.Deployment.Pools;
        var derivations = new ImmutableArray<string>[pools.Length];
        for (var pool = 0; pool < pools.Length; pool++)
        {
            derivations[pool] = DerivationOf(plan, pools[pool].Name);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(derivations);
    }

    private static ImmutableArray<string> DerivationOf(RunPlan plan, string pool) =>
    [
        .. plan.Notes.Where(note => !note.IsAssumption && note.Subject == $"pool {pool}")
            .SelectMany(note => note.Lines.Prepend(note.Title)),
    ];

    internal static IEnumerable<string> Lines(PlanNote note) => note.Lines.Prepend($"{note.Subject}: {note.Title}");

    private static ExpectationReport Reported(ExpectationVerdict verdict) => new()
    {
        Text = verdict.Text,
        Place = verdict.Expectation.Condition.Location.ToString(),
        Because = verdict.Expectation.Because,
        Holds = verdict.Holds,
        Picture = verdict.Picture.Summary,
    };

    // A list of objects, because sequences of the pairs would be compiled at every start.
    private static ImmutableArray<RejectionCount> RejectionsOf(ExecutionOutcome outcome)
    {
        var counts = new List<RejectionCount>();
        foreach (var (reason, count) in outcome.Result?.Rejections() ?? [])
        {
            counts.Add(new RejectionCount(reason, count));
        }

        counts.Sort((one, other) =>
            one.Count == other.Count ? one.Reason - other.Reason : other.Count.CompareTo(one.Count));
        return [.. counts];
    }

    private static Defect WithSources(
        Defect defect, ImmutableArray<SourceText> sources, RunRequest request) => defect with
        {
            Files =
        [
            .. sources.Select(source => (Reproduction.FlatName(source.Path), source.Text)),
            ("settings.txt", string.Join('\n', request.Settings.Select(setting => setting.Text))),
            .. defect.Files,
        ],
        };
}
