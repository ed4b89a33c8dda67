using System.CommandLine;
using System.Globalization;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Shards;
using DynoSim.Lang.Experiments.Sweeps;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary><c>sweep FILE [NAME]</c>: an experiment: its points, its frontier and its expectations.</summary>
internal static class SweepVerb
{
    /// <summary>Declares the verb.</summary>
    /// <param name="streams">Where it writes.</param>
    /// <param name="interruption">The user's wish to stop.</param>
    /// <param name="runner">Makes what runs the experiment.</param>
    public static Command Create(Streams streams, Interruption interruption, Func<SweepRunner> runner)
    {
        var command = new Command("sweep", "Runs an experiment: points, frontier, expectations, report.");
        var options = new SweepOptions();
        var slurm = new SlurmOptions();
        var output = new OutputOptions("text", "json");
        options.AddTo(command);
        slurm.AddTo(command);
        output.AddTo(command);
        command.SetAction(parsed =>
        {
            var (format, isQuiet, isStrict) = output.Read(parsed, streams);
            var request = options.Read(parsed);
            if (slurm.Misuse(parsed, request) is { } misuse)
            {
                return Misuse.Report(streams, misuse);
            }

            if (slurm.Read(parsed, request, isStrict) is { } cluster)
            {
                return new SlurmSweep(streams, cluster).Run(slurm.Submits(parsed), format, isQuiet);
            }

            var shard = slurm.ShardOf(parsed);
            var line = isQuiet ? null : ProgressLine.On(streams);
            var stop = interruption.Attend();
            var outcome = Run(line, told => shard is null
                ? runner().Run(request, told, stop)
                : ShardRunner.ForUser().Run(request, shard, told, stop));
            if ((outcome.Misuse ?? outcome.ForeignFolder) is { } problem)
            {
                _ = Misuse.Report(streams, problem);
                return outcome.ForeignFolder is null ? ExitCode.Usage : ExitCode.InputData;
            }

            if (outcome.Defect is { } defect)
            {
                return InternalError.Report(
                    streams, [.. parsed.Tokens.Select(token => token.Value)], defect, request.Folder);
            }

            Write(streams, outcome, request, format, isQuiet);
            return outcome.FinishedBeforeStop is null
                ? Verdict.Of(outcome.Diagnostics, isStrict)
                : ExitCode.Interrupted;
        });
        return command;
    }

    private static SweepOutcome Run(ProgressLine? line, Func<Action<SweepProgress>, SweepOutcome> run)
    {
        try
        {
            return run(at => line?.Show(() => Line(at, line.Elapsed)));
        }
        finally
        {
            line?.Clear();
        }
    }

    private static string Line(SweepProgress at, TimeSpan elapsed)
    {
        var rate = at.Finished / Math.Max(elapsed.TotalSeconds, 1e-3);
        var count = at.Expected is { } expected
            ? $"{QuantityFormat.Number(at.Finished)} of {QuantityFormat.Number(expected)} points"
            : $"{QuantityFormat.Number(at.Finished)} points";
        var left = at.Expected is { } whole && whole > at.Finished
            ? string.Create(CultureInfo.InvariantCulture, $", {(whole - at.Finished) / rate:0} s left")
            : string.Empty;
        var infeasible = at.Infeasible > 0 ? $", {QuantityFormat.Number(at.Infeasible)} infeasible" : string.Empty;
        var best = at.Best.Length > 0 ? $", best {at.Best}" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{count}, {rate:0.#} points/s{left}{infeasible}{best}");
    }

    private static void Write(
        Streams streams, SweepOutcome outcome, SweepRequest request, string format, bool isQuiet)
    {
        if (format == "json")
        {
            if (outcome.Report is { } document)
            {
                SweepJson.WriteDocument(streams.Output, document);
            }
            else
            {
                DiagnosticJson.WriteDocument(streams.Output, outcome.Diagnostics);
            }
        }
        else if (outcome.Report is { } report && !isQuiet)
        {
            new SweepText(streams.OutputText).Write(report, request.Folder);
        }
        else if (outcome.Shard is { } part && !isQuiet)
        {
            streams.OutputText.WriteLine(
                $"{part.Experiment}, part {part.Shard}: {QuantityFormat.Number(part.Points)} points finished"
                + (part.Earlier > 0 ? $", {QuantityFormat.Number(part.Earlier)} of them earlier" : string.Empty));
        }

        if (outcome.FinishedBeforeStop is { } finished)
        {
            streams.ErrorText.WriteLine($"dynosim: interrupted after {QuantityFormat.Number(finished)} points; "
                + (request.Folder is { } folder
                    ? $"they are kept in {folder}, the same command goes on from there"
                    : "nothing was kept, as there is no `--out`"));
        }

        var shown = outcome.Diagnostics
            .Where(diagnostic => diagnostic.Severity >= (isQuiet ? Severity.Error : Severity.Warning))
            .ToArray();
        if (format != "json" && shown.Length > 0)
        {
            streams.Flush();
            streams.ErrorText.WriteLine();
            DiagnosticText.WriteAll(streams.ErrorText, shown);
        }
    }
}
