using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Verification;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary><c>selfcheck --count N --seed S</c>: random scenarios through both engines, which must agree.</summary>
internal static class SelfCheckVerb
{
    private const long MostScenarios = 1_000_000_000;
    private const int UsualScenarios = 1_000;
    private const int MostJobs = 4_096;
    private const int MostListed = 20;

    /// <summary>Declares the verb.</summary>
    /// <param name="streams">Where it writes.</param>
    /// <param name="interruption">The user's wish to stop.</param>
    /// <param name="engines">What compares the engines, and what shows a difference again.</param>
    public static Command Create(Streams streams, Interruption interruption, Engines engines)
    {
        var command = new Command("selfcheck", "Runs random scenarios on both engines, which must agree.");
        var count = CommonOptions.Number("--count", "Number of scenarios; 1000 by default.", 1, MostScenarios);
        var seed = CommonOptions.Number("--seed", "Seed of the scenarios; 1 by default.", 0, long.MaxValue);
        var jobs = CommonOptions.Number("--jobs", "Threads to use; all cores by default.", 1, MostJobs);
        var output = new OutputOptions("text", "json");
        var folder = new Option<string?>("--out")
        {
            Description = "Where to make the reproduction folder of a difference.",
            HelpName = "FOLDER",
        };
        foreach (var option in new Option[] { count, seed, jobs, folder })
        {
            command.Options.Add(option);
        }

        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var (format, isQuiet, _) = output.Read(parsed, streams);
            var request = new SelfCheckRequest(
                CommonOptions.ToNumber(parsed.GetValue(count)) ?? UsualScenarios,
                CommonOptions.ToNumber(parsed.GetValue(seed)) ?? 1,
                CommonOptions.ToThreads(parsed.GetValue(jobs)));
            var watch = Stopwatch.StartNew();
            var check = engines.Check();
            var interrupt = interruption.Attend();
            var outcome = Run(check, request, isQuiet ? null : ProgressLine.On(streams), interrupt);
            var reproduction = outcome.Differences is [var first, ..]
                ? Reproduce(check, first, [.. parsed.Tokens.Select(token => token.Value)], parsed.GetValue(folder),
                    engines.Runner, interrupt)
                : null;
            Write(streams, new SelfCheckReport(outcome, reproduction, watch.Elapsed.TotalSeconds), format, isQuiet);
            return outcome.Differences.Length > 0 ? ExitCode.Internal
                : outcome.IsInterrupted ? ExitCode.Interrupted
                : ExitCode.Success;
        });
        return command;
    }

    private static SelfCheckOutcome Run(
        SelfCheck check, SelfCheckRequest request, ProgressLine? line, CancellationToken interrupt)
    {
        Action<long, long>? show = line is null ? null : (done, differences) => line.Show(() => string.Create(
            CultureInfo.InvariantCulture, $"{done} of {request.Count} scenarios, {differences} differences"));
        var outcome = check.Run(request, show, interrupt);
        line?.Clear();
        return outcome;
    }

    private static SelfCheckReproduction Reproduce(
        SelfCheck check,
        DifferingScenario first,
        string[] arguments,
        string? parent,
        Func<ScenarioRunner> runner,
        CancellationToken interrupt)
    {
        var files = check.Reproduce(first, interrupt);
        if (Reproduction.Write(parent, arguments, files) is not { } folder)
        {
            return new SelfCheckReproduction(null, false);
        }

        var again = runner().Run(new RunRequest
        {
            File = Path.Combine(folder, SelfCheckReproduction.ScenarioName),
            Verify = true,
        });
        return new SelfCheckReproduction(folder, again.Defect is { Kind: DefectKind.EnginesDiffer });
    }

    private static void Write(Streams streams, SelfCheckReport report, string format, bool isQuiet)
    {
        var outcome = report.Outcome;
        if (outcome.IsInterrupted)
        {
            streams.ErrorText.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"dynosim: interrupted after {outcome.Done} of {outcome.Request.Count} scenarios"));
        }

        WriteDifferences(streams.ErrorText, report);
        if (format == "json")
        {
            SelfCheckJson.WriteDocument(streams.Output, report);
            return;
        }

        if (!isQuiet)
        {
            streams.OutputText.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"seed {outcome.Request.Seed}, {outcome.Request.Jobs} jobs, {report.Seconds:0.0} s"),
                Style.Faint);
        }

        streams.OutputText.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{outcome.Done} scenarios, {outcome.Differences.Length} differences"),
            outcome.Differences.IsEmpty ? Style.Good : Style.Bad);
    }

    private static void WriteDifferences(Display error, SelfCheckReport report)
    {
        var differences = report.Outcome.Differences;
        foreach (var one in differences.Take(MostListed))
        {
            error.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"dynosim: scenario {one.Index}: {one.Difference}"),
                Style.Bad);
        }

        if (differences.Length > MostListed)
        {
            error.WriteLine($"         and {differences.Length - MostListed} more");
        }

        if (report.Reproduction is not { } reproduction)
        {
            return;
        }

        error.WriteLine(reproduction.Folder is null
            ? "         no folder could be written for the reproduction"
            : $"         reproduction: {reproduction.Folder}");
        if (reproduction is { Folder: not null, IsShown: false })
        {
            error.WriteLine("         run by itself it does not differ; the scenario of the same seed does");
        }
    }
}
