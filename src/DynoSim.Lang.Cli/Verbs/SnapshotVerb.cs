using System.CommandLine;
using System.Text;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary><c>snapshot FILE NAME</c>: what a scenario means, as one file without imports.</summary>
internal static class SnapshotVerb
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(Streams streams)
    {
        var command = new Command(
            "snapshot", "Prints a scenario in canonical form: imports, inheritance and params resolved.");
        var file = CommonOptions.File();
        var name = CommonOptions.Name();
        var set = CommonOptions.Set();
        var target = new Option<string?>("--out")
        {
            Description = "Write it to a file; paths of data are relative to its folder.",
            HelpName = "F.dyno",
        };
        var output = new OutputOptions("text");
        command.Arguments.Add(file);
        command.Arguments.Add(name);
        command.Options.Add(set);
        command.Options.Add(target);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var (_, _, isStrict) = output.Read(parsed, streams);
            var written = parsed.GetValue(target);
            var request = new RunRequest
            {
                File = parsed.GetValue(file) ?? string.Empty,
                Name = parsed.GetValue(name),
                Settings = RunOptions.Settings(parsed.GetValue(set)),
            };
            var snapshot = ScenarioSnapshot.Of(request, Path.GetDirectoryName(written) ?? string.Empty);
            if (snapshot.Misuse is { } misuse)
            {
                return Misuse.Report(streams, misuse);
            }

            if (snapshot.Text is { } text)
            {
                Write(streams, text, written);
            }

            DiagnosticText.WriteAll(
                streams.ErrorText,
                [.. snapshot.Diagnostics.Where(finding => finding.Severity >= Severity.Warning)]);
            return Verdict.Of(snapshot.Diagnostics, isStrict);
        });
        return command;
    }

    private static void Write(Streams streams, string text, string? target)
    {
        if (target is null)
        {
            streams.OutputWriter.Write(text);
            streams.Flush();
            return;
        }

        using var file = new FileStream(target, FileMode.Create, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
