using System.Collections.Immutable;
using System.Diagnostics;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Testing;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>Finds and judges what one file has to test.</summary>
internal sealed class FileTests(TestRequest request, ScenarioLoader loader, TestCache cache)
{
    /// <summary>Judges all of it.</summary>
    public TestFile Run(string path)
    {
        var watch = Stopwatch.StartNew();
        var files = new RecordingFileSource(new DiskFileSource(path));
        var compilation = Compile(path, files, requiresParams: true);
        if (compilation.HasErrors && !IsLibrary(path, files))
        {
            return new TestFile(path, [Broken(path, compilation)], [], watch.Elapsed.TotalMilliseconds);
        }

        var items = compilation.HasErrors ? [] : Judge(compilation, files);
        return new TestFile(
            path,
            items,
            [.. compilation.Diagnostics.Where(finding => finding.Severity == Severity.Warning)],
            watch.Elapsed.TotalMilliseconds);
    }

    /// <summary>
    /// Whether a file that cannot run as it is has nothing to test and nothing wrong: its params want values that only
    /// its importers have.
    /// </summary>
    private bool IsLibrary(string path, RecordingFileSource files)
    {
        var compilation = Compile(path, files, requiresParams: false);
        return !compilation.HasErrors && Subjects(compilation).Count == 0;
    }

    private Compilation Compile(string path, RecordingFileSource files, bool requiresParams)
    {
        var run = RunRequestOf(path);
        return Compilation.Create(path, files, new CompilationOptions
        {
            Settings = ScenarioChoice.SettingsOf(run),
            RequiresParams = requiresParams,
            ReadsTraceRows = false,
            JudgesTests = false,
        });
    }

    private RunRequest RunRequestOf(string path) => new()
    {
        File = path,
        Settings = request.Settings,
        Seed = request.Seed,
        Engine = request.Engine,
        Verify = request.Verify,
    };

    private static TestItem Broken(string path, Compilation compilation) => new()
    {
        Kind = "file",
        Name = path,
        Place = path,
        Status = TestStatus.Failed,
        Findings = [.. compilation.Diagnostics.Where(finding => finding.Severity == Severity.Error)],
    };

    /// <summary>What the file has to test, by its place.</summary>
    private static SortedList<int, object> Subjects(Compilation compilation)
    {
        var subjects = new SortedList<int, object>();
        foreach (var test in compilation.Tests)
        {
            subjects.Add(test.Location.Span.Start, test);
        }

        foreach (var symbol in compilation.Scenarios.Concat(compilation.Experiments))
        {
            if (compilation.Entity(symbol) is { } entity && entity.Statements<ExpectStatement>().Any())
            {
                subjects.Add(symbol.NameLocation.Span.Start, entity);
            }
        }

        return subjects;
    }

    private ImmutableArray<TestItem> Judge(Compilation compilation, RecordingFileSource files)
    {
        var path = compilation.Entry?.Source.Path ?? string.Empty;
        var judge = new ItemJudge(compilation, files, RunRequestOf(path), loader, cache);
        var items = ImmutableArray.CreateBuilder<TestItem>();
        foreach (var subject in Subjects(compilation).Values)
        {
            var watch = Stopwatch.StartNew();
            var item = subject switch
            {
                TestCase test => judge.Judge(test),
                EntityValue { Symbol: { Word: "scenario" } symbol } scenario => judge.Judge(scenario, symbol),
                EntityValue { Symbol: { } symbol } => judge.Judge(symbol),
                _ => throw new InvalidOperationException("Only tests, scenarios and experiments are tested."),
            };
            items.Add(item with { Milliseconds = watch.Elapsed.TotalMilliseconds });
        }

        return items.ToImmutable();
    }
}
