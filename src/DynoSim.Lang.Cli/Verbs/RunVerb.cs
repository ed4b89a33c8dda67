using System.CommandLine;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary><c>run FILE [NAME]</c>: one scenario, its figures and its expectations.</summary>
internal static class RunVerb
{
    /// <summary>Declares the verb.</summary>
    /// <param name="streams">Where it writes.</param>
    /// <param name="runner">Makes what runs the scenario.</param>
    public static Command Create(Streams streams, Func<ScenarioRunner> runner)
    {
        var command = new Command("run", "Runs one scenario: summary and expectations.");
        var options = new RunOptions();
        var output = new OutputOptions("text", "json");
        var table = new Option<string?>("--requests")
        {
            Description = "Write one CSV row per request; .gz compresses.",
            HelpName = "F.csv",
        };
        var folder = new Option<string?>("--out")
        {
            Description = "Write summary.json and the sources into a folder.",
            HelpName = "FOLDER",
        };
        options.AddTo(command);
        output.AddTo(command);
        command.Options.Add(table);
        command.Options.Add(folder);
        command.SetAction(parsed =>
        {
            var (format, isQuiet, isStrict) = output.Read(parsed, streams);
            var asked = options.Read(parsed) with { KeepsRequests = parsed.GetValue(table) is not null };
            var outcome = runner().Run(asked);
            if (outcome.Misuse is { } misuse)
            {
                return Misuse.Report(streams, misuse);
            }

            Write(streams, outcome, format, isQuiet);
            if (outcome.Defect is { } defect)
            {
                return InternalError.Report(
                    streams, [.. parsed.Tokens.Select(token => token.Value)], defect, parsed.GetValue(folder));
            }

            WriteFiles(outcome, parsed.GetValue(table), parsed.GetValue(folder));
            return Verdict.Of(outcome.Diagnostics, isStrict);
        });
        return command;
    }

    private static void Write(Streams streams, RunOutcome outcome, string format, bool isQuiet)
    {
        if (format == "json")
        {
            if (outcome.Report is { } document)
            {
                RunReportJson.WriteDocument(streams.Output, document);
            }
            else
            {
                DiagnosticJson.WriteDocument(streams.Output, outcome.Diagnostics);
            }

            return;
        }

        if (outcome.Report is { } report && !isQuiet)
        {
            new RunText(streams.OutputText).Write(report);
            streams.Flush();
        }

        var shown = outcome.Diagnostics
            .Where(diagnostic => diagnostic.Severity >= (isQuiet ? Severity.Error : Severity.Warning))
            .ToArray();
        if (shown.Length > 0)
        {
            streams.ErrorText.WriteLine();
            DiagnosticText.WriteAll(streams.ErrorText, shown);
        }
    }

    private static void WriteFiles(RunOutcome outcome, string? table, string? folder)
    {
        if (table is not null && outcome is { Requests: { } requests, Result: { } result })
        {
            RequestCsv.WriteFile(table, requests, result);
        }

        if (folder is not null && outcome.Report is { } report)
        {
            Directory.CreateDirectory(folder);
            using var file = new FileStream(Path.Combine(folder, "summary.json"), FileMode.Create, FileAccess.Write);
            RunReportJson.WriteDocument(file, report);
        }
    }
}
