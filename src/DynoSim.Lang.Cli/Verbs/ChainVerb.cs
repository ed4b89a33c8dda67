using System.CommandLine;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary><c>chain FILE PATH</c>: every layer that set a value, and which one holds.</summary>
internal static class ChainVerb
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(Streams streams)
    {
        var command = new Command("chain", "Shows who set a value: default, base, heir, with, command line.");
        var file = CommonOptions.File();
        var path = new Argument<string>("PATH") { Description = "The value, such as S.deployment.decode.tp." };
        var set = CommonOptions.Set();
        var output = new OutputOptions("text", "json");
        command.Arguments.Add(file);
        command.Arguments.Add(path);
        command.Options.Add(set);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var (format, _, isStrict) = output.Read(parsed, streams);
            var name = parsed.GetValue(file) ?? string.Empty;
            if (!Path.Exists(name))
            {
                return Misuse.Report(streams, $"there is no file `{name}`");
            }

            var compilation = Compilation.Create(name, new DiskFileSource(name), new CompilationOptions
            {
                Settings = RunOptions.Settings(parsed.GetValue(set)),
                ReadsTraceRows = false,
            });
            var (chain, findings) = compilation.HasErrors
                ? (null, compilation.Diagnostics)
                : compilation.Chain(parsed.GetValue(path) ?? string.Empty);
            if (chain is null)
            {
                DiagnosticText.WriteAll(streams.ErrorText, findings);
                return Verdict.Of(findings, isStrict);
            }

            if (format == "json")
            {
                ChainJson.WriteDocument(streams.Output, chain);
            }
            else
            {
                new ChainText(streams.OutputText).Write(chain);
            }

            return ExitCode.Success;
        });
        return command;
    }
}
