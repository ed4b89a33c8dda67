using System.CommandLine;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary><c>emit FILE NAME</c>: exactly the C# that a run of the scenario compiles.</summary>
internal static class EmitVerb
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(Streams streams)
    {
        var command = new Command("emit", "Prints the C# that runs for a scenario.");
        var file = CommonOptions.File();
        var name = CommonOptions.Name();
        var set = CommonOptions.Set();
        var output = new OutputOptions("text");
        command.Arguments.Add(file);
        command.Arguments.Add(name);
        command.Options.Add(set);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var (_, _, isStrict) = output.Read(parsed, streams);
            var outcome = ScenarioRunner.Emit(new RunRequest
            {
                File = parsed.GetValue(file) ?? string.Empty,
                Name = parsed.GetValue(name),
                Settings = RunOptions.Settings(parsed.GetValue(set)),
            });
            if (outcome.Misuse is { } misuse)
            {
                return Misuse.Report(streams, misuse);
            }

            streams.OutputWriter.Write(outcome.Source);
            streams.Flush();
            DiagnosticText.WriteAll(
                streams.ErrorText,
                [.. outcome.Diagnostics.Where(finding => finding.Severity >= Severity.Warning)]);
            return Verdict.Of(outcome.Diagnostics, isStrict);
        });
        return command;
    }
}
