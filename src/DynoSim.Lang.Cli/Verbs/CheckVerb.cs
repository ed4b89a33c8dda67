using System.Collections.Immutable;
using System.CommandLine;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary><c>check FILE…</c>: every error of every file in one go; runs nothing.</summary>
internal static class CheckVerb
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(Streams streams)
    {
        var command = new Command("check", "Finds every error of the files; runs nothing.");
        var files = CommonOptions.Files();
        var set = CommonOptions.Set();
        var severities = CommonOptions.Severities();
        var output = new OutputOptions("text", "json", "sarif");
        command.Arguments.Add(files);
        command.Options.Add(set);
        command.Options.Add(severities);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var (format, isQuiet, isStrict) = output.Read(parsed, streams);
            var paths = parsed.GetValue(files) ?? [];
            if (paths.FirstOrDefault(path => !Path.Exists(path)) is { } missing)
            {
                return Misuse.Report(streams, $"there is no file `{missing}`");
            }

            var diagnostics = FileChecker.Check(
                paths,
                RunOptions.Settings(parsed.GetValue(set)),
                SeverityArgument.Settings(parsed.GetValue(severities), showsAll: isStrict));
            Write(streams, diagnostics, format, isQuiet, paths.Length);
            return Verdict.Of(diagnostics, isStrict);
        });
        return command;
    }

    private static void Write(
        Streams streams, ImmutableArray<Diagnostic> diagnostics, string format, bool isQuiet, int fileCount)
    {
        switch (format)
        {
            case "json":
                DiagnosticJson.WriteDocument(streams.Output, diagnostics);
                return;
            case "sarif":
                DiagnosticSarif.WriteDocument(streams.Output, diagnostics, ToolVersion.Number);
                return;
        }

        var shown = isQuiet
            ? [.. diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)]
            : diagnostics;
        DiagnosticText.WriteAll(streams.OutputText, shown);
        if (!isQuiet && !diagnostics.Any(diagnostic => diagnostic.Severity >= Severity.Warning))
        {
            streams.OutputText.WriteLine(fileCount == 1 ? "no errors" : $"{fileCount} files, no errors", Style.Good);
        }
    }
}
