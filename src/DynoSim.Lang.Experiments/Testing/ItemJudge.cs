using System.Collections.Immutable;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Expectations;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Statistics;
using DynoSim.Lang.Experiments.Sweeps;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Semantics.Testing;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>Judges tests and scenarios of one file, from the cache where nothing has changed.</summary>
internal sealed class ItemJudge(
    Compilation compilation, RecordingFileSource files, RunRequest request, ScenarioLoader loader, TestCache cache)
{
    private readonly ScenarioRunner _runner = new(loader, new DiskCache(folder: null));
    private readonly RejectedFragments _fragments = new(compilation);

    /// <summary>Judges a test.</summary>
    public TestItem Judge(TestCase test)
    {
        var item = new TestItem
        {
            Kind = "test",
            Name = test.Title,
            Place = test.Location.ToString(),
            Status = TestStatus.Passed,
        };
        var key = TestCache.KeyOf(compilation, request, test);
        if (cache.Read(key, files) is { } known)
        {
            return item with { IsCached = true, Checks = Remembered(ChecksOf(test), known) };
        }

        var metrics = new TestMetricSource(compilation, request, _runner, loader);
        var checks = new SortedList<int, (TestCheck Check, ImmutableArray<Diagnostic> Findings)>();
        foreach (var expectation in test.Expectations)
        {
            metrics.Begin();
            var verdict = ExpectationVerdict.Of(expectation, test.Self, metrics);
            checks.Add(expectation.Location.Span.Start, (CheckOf(verdict), FindingsOf(verdict, metrics)));
        }

        foreach (var statement in test.Rejections)
        {
            var verdict = _fragments.Judge(statement);
            var check = new TestCheck(
                $"reject {verdict.Code}", statement.Location.ToString(), verdict.Holds, verdict.Picture, null);
            checks.Add(
                statement.Location.Span.Start, (check, verdict.Finding is { } finding ? [finding] : []));
        }

        return Finish(
            item with { Defect = metrics.Defect },
            [.. checks.Values.Select(entry => entry.Check)],
            [.. checks.Values.SelectMany(entry => entry.Findings)],
            key);
    }

    /// <summary>Judges a scenario.</summary>
    public TestItem Judge(EntityValue scenario, EntitySymbol symbol)
    {
        var item = new TestItem
        {
            Kind = symbol.Word,
            Name = symbol.Name,
            Place = symbol.NameLocation.ToString(),
            Status = TestStatus.Failed,
        };
        var planned = compilation.Plan(scenario);
        if (planned.Plan is not { } plan)
        {
            return item with { Findings = ErrorsOf(planned.Diagnostics) };
        }

        var expectations = ExpectationsOf(scenario);
        var key = TestCache.KeyOf(compilation, request, plan);
        if (cache.Read(key, files) is { } known)
        {
            return item with
            {
                Status = TestStatus.Passed,
                IsCached = true,
                Checks = Remembered([.. expectations.Select(TextOf)], known),
            };
        }

        var finished = _runner.Simulate(request, RunPlan.Of(plan), files);
        if (finished.Outcome is not { Result: { } result, Metrics: { } metrics })
        {
            return item with { Findings = ErrorsOf(finished.Findings), Defect = finished.Outcome?.Defect };
        }

        var others = new OtherRuns(_runner, request, compilation);
        var source = new RunMetricSource(metrics, finished.Outcome.Requests, result, others.Of);
        var verdicts = expectations
            .Select(expectation => ExpectationVerdict.Of(expectation, scenario, source)).ToImmutableArray();
        return Finish(
            item,
            [.. verdicts.Select(CheckOf)],
            [.. verdicts.Select(verdict => verdict.Finding).OfType<Diagnostic>().Concat(others.Problems)],
            key);
    }

    /// <summary>Judges an experiment; one whose scenario is not simulated yet is skipped.</summary>
    public TestItem Judge(EntitySymbol symbol)
    {
        var item = new TestItem
        {
            Kind = symbol.Word,
            Name = symbol.Name,
            Place = symbol.NameLocation.ToString(),
            Status = TestStatus.Failed,
        };
        var found = compilation.Experiment(symbol);
        if (found is not { Plan: { } plan, Space: { } space })
        {
            return Refused(item, found.Diagnostics);
        }

        var key = TestCache.KeyOf(compilation, request, plan);
        if (cache.Read(key, files) is { } known)
        {
            return item with
            {
                Status = TestStatus.Passed,
                IsCached = true,
                Checks = Remembered([.. plan.Expectations.Select(TextOf)], known),
            };
        }

        var choice = new ExperimentChoice { Compilation = compilation, Symbol = symbol, Plan = plan, Space = space };
        var outcome = new SweepRunner(loader).Run(
            new SweepRequest { Run = request with { Name = symbol.Name }, Jobs = System.Environment.ProcessorCount },
            choice,
            _ => { },
            CancellationToken.None);
        if (outcome.Report is not { } report)
        {
            return Refused(item, outcome.Diagnostics) with { Defect = outcome.Defect };
        }

        var judged = Finish(
            item,
            [.. report.Expectations.Select(CheckOf)],
            [
                .. report.Expectations.Select(verdict => verdict.Finding).OfType<Diagnostic>()
                    .Where(finding => finding.Severity == Severity.Error),
            ],
            key);
        return judged;
    }

    private static TestItem Refused(TestItem item, ImmutableArray<Diagnostic> findings) =>
        ErrorsOf(findings) is var errors && errors.All(each => each.Descriptor == Descriptors.NotSimulatedYet)
        && errors.FirstOrDefault() is { } gap
            ? item with
            {
                Status = TestStatus.Skipped,
                SkipReason = $"{gap.Descriptor.Code}: {gap.Message}",
            }
            : item with { Findings = errors };

    /// <summary>What the repetitions cannot tell is no failure.</summary>
    private static TestCheck CheckOf(StudyVerdict verdict) => new(
        verdict.Expectation.Text,
        verdict.Expectation.Condition.Location.ToString(),
        verdict.Verdict is IntervalVerdict.Holds or IntervalVerdict.Inconclusive,
        (verdict.Verdict, string.Join(", ", verdict.Picture)) switch
        {
            (IntervalVerdict.Inconclusive, "") => "unclear",
            (IntervalVerdict.Inconclusive, var picture) => $"unclear: {picture}",
            (_, var picture) => picture,
        },
        verdict.Expectation.Because);

    private static ImmutableArray<ExpectationPlan> ExpectationsOf(EntityValue scenario) =>
    [
        .. scenario.Statements<ExpectStatement>().Select(entry => new ExpectationPlan(
            entry.Statement.Condition, entry.Environment, entry.Statement.Because, entry.Statement.Location)),
    ];

    private static ImmutableArray<TestCheck> ChecksOf(TestCase test) =>
    [
        .. test.Expectations.Select(expectation => (Place: expectation.Location, Check: TextOf(expectation)))
            .Concat(test.Rejections.Select(statement => (Place: statement.Location, Check: new TestCheck(
                $"reject {statement.Code.Text}", statement.Location.ToString(), true, string.Empty, null))))
            .OrderBy(entry => entry.Place.Span.Start)
            .Select(entry => entry.Check),
    ];

    private static TestCheck TextOf(ExpectationPlan expectation) => new(
        expectation.Text,
        expectation.Condition.Location.ToString(),
        true,
        string.Empty,
        expectation.Because);

    private static TestCheck CheckOf(ExpectationVerdict verdict) => new(
        verdict.Text,
        verdict.Expectation.Condition.Location.ToString(),
        verdict.Holds,
        verdict.Picture.Summary,
        verdict.Expectation.Because);

    private static ImmutableArray<TestCheck> Remembered(ImmutableArray<TestCheck> checks, CachedVerdict known) =>
    [
        .. checks.Select((check, index) => check with
        {
            Picture = index < known.Pictures.Length ? known.Pictures[index] : string.Empty,
        }),
    ];

    /// <summary>What kept the expectation from being judged says more than that it was not.</summary>
    private static ImmutableArray<Diagnostic> FindingsOf(ExpectationVerdict verdict, TestMetricSource metrics)
    {
        if (verdict.Finding is not { } finding)
        {
            return [];
        }

        return metrics.Problems is { IsEmpty: false } problems
            ? problems
            : [finding with { Notes = [.. finding.Notes, .. metrics.Explanations] }];
    }

    private static ImmutableArray<Diagnostic> ErrorsOf(ImmutableArray<Diagnostic> findings) =>
        [.. findings.Where(finding => finding.Severity == Severity.Error)];

    private TestItem Finish(
        TestItem item,
        ImmutableArray<TestCheck> checks,
        ImmutableArray<Diagnostic> findings,
        string key)
    {
        var isGood = findings.IsEmpty && item.Defect is null && checks.All(check => check.Holds);
        if (isGood)
        {
            cache.Write(key, new CachedVerdict([.. checks.Select(check => check.Picture)], files.Opened), files);
        }

        return item with
        {
            Status = isGood ? TestStatus.Passed : TestStatus.Failed,
            Checks = checks,
            Findings = findings,
        };
    }
}
