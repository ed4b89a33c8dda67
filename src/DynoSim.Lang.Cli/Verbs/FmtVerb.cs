using System.CommandLine;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Running;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary>
/// <c>fmt [--check] FILE…</c>: the canonical layout. Names of files that were not in it go to standard output; with
/// <c>-</c> for a file, standard input is formatted to standard output.
/// </summary>
internal static class FmtVerb
{
    private const string StandardInput = "-";

    /// <summary>Declares the verb.</summary>
    public static Command Create(Streams streams)
    {
        var command = new Command("fmt", "Puts files into the canonical layout; prints the names of those it changed.");
        var files = CommonOptions.Files();
        var check = new Option<bool>("--check")
        {
            Description = "Change nothing; print the names of files that are not in the layout, and fail.",
        };
        var output = new OutputOptions("text", "json");
        command.Arguments.Add(files);
        command.Options.Add(check);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var (format, isQuiet, isStrict) = output.Read(parsed, streams);
            var paths = parsed.GetValue(files) ?? [];
            if (paths.FirstOrDefault(path => path != StandardInput && !Path.Exists(path)) is { } missing)
            {
                return Misuse.Report(streams, $"there is no file `{missing}`");
            }

            if (paths.Contains(StandardInput) && (paths.Length > 1 || format == "json"))
            {
                return Misuse.Report(streams, "`-` formats standard input to standard output, and nothing else");
            }

            var isCheck = parsed.GetValue(check);
            var outcomes = paths.Select(path => path == StandardInput
                ? FormattedFile.Read(streams.Input, "standard input")
                : FormattedFile.Read(path)).ToArray();
            foreach (var outcome in isCheck ? [] : outcomes)
            {
                outcome.Save();
            }

            Write(streams, outcomes, format, isQuiet, isCheck);
            var hasWork = isCheck && outcomes.Any(outcome => outcome.IsChanged);
            return hasWork
                ? ExitCode.Failed
                : Verdict.Of(outcomes.SelectMany(outcome => outcome.Diagnostics), isStrict);
        });
        return command;
    }

    private static void Write(Streams streams, FormattedFile[] outcomes, string format, bool isQuiet, bool isCheck)
    {
        var diagnostics = outcomes.SelectMany(outcome => outcome.Diagnostics).ToArray();
        var changed = outcomes.Where(outcome => outcome.IsChanged).ToArray();
        if (format == "json")
        {
            FormatReportJson.WriteDocument(streams.Output, changed.Select(outcome => outcome.Name), diagnostics);
            return;
        }

        if (outcomes is [{ IsOnDisk: false } input] && !isCheck)
        {
            streams.Output.Write(input.Bytes.Span);
        }
        else if (!isQuiet)
        {
            foreach (var outcome in changed)
            {
                streams.OutputText.WriteLine(outcome.Name);
            }
        }

        if (diagnostics.Length > 0)
        {
            DiagnosticText.WriteAll(streams.ErrorText, diagnostics);
        }
    }
}
