using System.Collections.Immutable;
using System.CommandLine;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Testing;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary><c>test [PATH…]</c>: every test, and every scenario with expectations.</summary>
internal static class TestVerb
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(Streams streams)
    {
        var command = new Command("test", "Runs every test, and every scenario with expectations.");
        var options = new TestOptions();
        var output = new OutputOptions("text", "json", "sarif");
        options.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var (format, isQuiet, isStrict) = output.Read(parsed, streams);
            var paths = options.Paths(parsed);
            if (paths.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
            {
                return Misuse.Report(streams, $"there is no file or folder `{missing}`");
            }

            var request = options.Read(parsed, TestFiles.Find(paths));
            if (request.Files.IsEmpty)
            {
                var where = paths.Length == 0 ? "this folder" : string.Join(", ", paths.Select(path => $"`{path}`"));
                return Misuse.Report(streams, $"there is no .dyno file in {where}");
            }

            var report = TestRunner.Run(request, ScenarioLoader.ForUser());
            Write(streams, report, format, isQuiet, isStrict);
            if (options.JUnit(parsed) is { } file)
            {
                using var stream = new FileStream(file, FileMode.Create, FileAccess.Write);
                JUnitReport.WriteDocument(stream, report);
            }

            return report.Defect is { } defect
                ? InternalError.Report(streams, [.. parsed.Tokens.Select(token => token.Value)], defect, null)
                : ExitCodeOf(report, isStrict);
        });
        return command;
    }

    private static int ExitCodeOf(TestReport report, bool isStrict)
    {
        var code = Verdict.Of(report.Findings);
        var isDoubtful = isStrict
            && (report.Count(TestStatus.Skipped) > 0 || report.Files.Any(file => !file.Warnings.IsEmpty));
        return code != ExitCode.Success ? code
            : report.Count(TestStatus.Failed) > 0 || isDoubtful ? ExitCode.Failed
            : ExitCode.Success;
    }

    private static void Write(Streams streams, TestReport report, string format, bool isQuiet, bool isStrict)
    {
        ImmutableArray<Diagnostic> findings =
            [.. report.Findings, .. isStrict ? report.Files.SelectMany(file => file.Warnings) : []];
        switch (format)
        {
            case "json":
                TestReportJson.WriteDocument(streams.Output, report);
                return;
            case "sarif":
                DiagnosticSarif.WriteDocument(streams.Output, findings, ToolVersion.Number);
                return;
        }

        new TestText(streams.OutputText).Write(report, isQuiet);
        streams.Flush();
        if (!findings.IsEmpty)
        {
            streams.ErrorText.WriteLine();
            DiagnosticText.WriteAll(streams.ErrorText, findings);
        }
    }
}
