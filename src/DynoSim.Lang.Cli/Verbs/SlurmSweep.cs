using System.Text.Json;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Slurm;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Cli.Verbs;

/// <summary><c>sweep --slurm</c>: writes the scripts of a sweep, submits them, and says what became of it.</summary>
/// <param name="streams">Where it writes.</param>
/// <param name="request">What is asked.</param>
internal sealed class SlurmSweep(Streams streams, SlurmRequest request)
{
    /// <summary>Does it.</summary>
    /// <param name="submits">Whether to submit the scripts.</param>
    /// <param name="format">Text or JSON.</param>
    /// <param name="isQuiet">Whether to say only what is wrong.</param>
    /// <returns>The exit code: wrong use where there is no Slurm that takes the jobs.</returns>
    public int Run(bool submits, string format, bool isQuiet)
    {
        var outcome = SlurmFolder.Write(request);
        if ((outcome.Misuse ?? outcome.ForeignFolder) is { } wrong)
        {
            _ = Misuse.Report(streams, wrong);
            return outcome.ForeignFolder is null ? ExitCode.Usage : ExitCode.InputData;
        }

        if (outcome.Plan is null)
        {
            DiagnosticText.WriteAll(streams.ErrorText, [.. outcome.Diagnostics]);
            return Verdict.Of(outcome.Diagnostics, request.IsStrict);
        }

        var (array, merge, problem) = submits ? Submit(outcome) : (null, null, null);
        if (format == "json")
        {
            WriteDocument(outcome, array, merge);
        }
        else if (!isQuiet)
        {
            WriteText(outcome, array, merge);
        }

        Warn(outcome, isQuiet || format == "json");
        if (problem is not null)
        {
            streams.ErrorText.WriteLine($"dynosim: {problem}", Style.Bad);
        }

        if (!isQuiet || problem is not null)
        {
            WriteCommands(outcome, array, merge);
        }

        return problem is null ? ExitCode.Success : ExitCode.Usage;
    }

    private static (string? Array, string? Merge, string? Problem) Submit(SlurmOutcome outcome)
    {
        if (Sbatch.Find() is not { } sbatch)
        {
            return (null, null, "there is no `sbatch` here: the scripts are written, but nothing is submitted");
        }

        var (array, refused) = sbatch.Submit(outcome.ArrayScript);
        if (array is null)
        {
            return (null, null, $"{refused}: the scripts are written, but nothing is submitted");
        }

        var (merge, problem) = sbatch.Submit($"--dependency=afterany:{array}", outcome.MergeScript);
        return (array, merge, problem is null ? null : $"{problem}: job {array} runs, but nothing brings it together");
    }

    private void WriteText(SlurmOutcome outcome, string? array, string? merge)
    {
        var display = streams.OutputText;
        display.Write(outcome.Plan?.Name ?? string.Empty, Style.Strong);
        display.WriteLine($"  {request.Sweep.Run.File}", Style.Faint);
        Line("points", $"{QuantityFormat.Number(outcome.Points)} with the baseline, in "
            + $"{QuantityFormat.Number(outcome.Shards)} {(outcome.Shards == 1 ? "part" : "parts")}");
        Line("array", outcome.ArrayScript + (array is null ? string.Empty : $", job {array}"));
        Line("merge", outcome.MergeScript + (merge is null ? string.Empty : $", job {merge}, once {array} has ended"));
        Line("logs", Path.Combine(Path.GetDirectoryName(outcome.ArrayScript) ?? string.Empty, "logs"));
        if (array is not null && merge is not null)
        {
            Line("watch", $"squeue --jobs={array},{merge}");
            Line("stop", $"scancel {array} {merge}");
            var report = Path.Combine(request.Sweep.Folder ?? string.Empty, "report.html");
            Line("report", $"{report}, once {merge} has ended");
        }
    }

    /// <summary>What is left to do by hand, on the error stream: output that is data stays data.</summary>
    private void WriteCommands(SlurmOutcome outcome, string? array, string? merge)
    {
        if (merge is not null)
        {
            return;
        }

        streams.Flush();
        streams.ErrorText.WriteLine("Where Slurm is and sees this folder:");
        if (array is null)
        {
            streams.ErrorText.WriteLine($"  job=$(sbatch --parsable {Reproduction.Quoted(outcome.ArrayScript)})");
        }

        streams.ErrorText.WriteLine(
            $"  sbatch --dependency=\"afterany:{array ?? "${job%%;*}"}\" {Reproduction.Quoted(outcome.MergeScript)}");
    }

    private void WriteDocument(SlurmOutcome outcome, string? array, string? merge)
    {
        using var writer = new Utf8JsonWriter(streams.Output, JsonStyle.Options);
        writer.WriteStartObject();
        writer.WriteString("tool", ToolVersion.Text);
        writer.WriteString("experiment", outcome.Plan?.Name);
        writer.WriteString("file", request.Sweep.Run.File);
        writer.WriteString("fingerprint", outcome.Plan?.Fingerprint);
        writer.WriteNumber("points", outcome.Points);
        writer.WriteNumber("shards", outcome.Shards);
        writer.WriteString("array_script", outcome.ArrayScript);
        writer.WriteString("merge_script", outcome.MergeScript);
        writer.WriteString("array_job", array);
        writer.WriteString("merge_job", merge);
        writer.WriteEndObject();
        writer.Flush();
        streams.Output.Write("\n"u8);
    }

    private void Warn(SlurmOutcome outcome, bool isSilent)
    {
        var shown = outcome.Diagnostics.Where(diagnostic => diagnostic.Severity >= Severity.Warning).ToArray();
        if (shown.Length > 0 && !isSilent)
        {
            streams.Flush();
            DiagnosticText.WriteAll(streams.ErrorText, shown);
        }
    }

    private void Line(string label, string text)
    {
        streams.OutputText.Write(label.PadRight(11), Style.Faint);
        streams.OutputText.WriteLine(text);
    }
}
