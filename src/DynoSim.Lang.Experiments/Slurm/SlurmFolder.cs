using System.Text;
using DynoSim.Lang.Experiments.Shards;
using DynoSim.Lang.Experiments.Sweeps;
using DynoSim.Lang.Semantics.Files;

namespace DynoSim.Lang.Experiments.Slurm;

/// <summary>
/// Makes the folder of a sweep ready for a cluster: what is asked, under its fingerprint, and two scripts. A task
/// reads the files where they are, as a sweep on one machine does, and refuses if their fingerprint is another by then.
/// </summary>
public static class SlurmFolder
{
    private static readonly UTF8Encoding _encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the scripts.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static SlurmOutcome Write(SlurmRequest request)
    {
        var sweep = request.Sweep;
        var folder = sweep.Folder ?? throw new ArgumentException("A cluster needs a folder.", nameof(request));
        var choice = ExperimentChoice.Of(sweep.Run, new DiskFileSource(sweep.Run.File));
        if (choice is not { Plan: { } plan, Space: { } space })
        {
            return new SlurmOutcome { Misuse = choice.Misuse, Diagnostics = choice.Diagnostics };
        }

        var scripts = Path.Combine(folder, "slurm");
        var logs = Path.Combine(Path.GetFullPath(scripts, request.WorkingFolder), "logs");
        if ((ShardPoints.Refusal(plan) ?? Refusal(logs)) is { } misuse)
        {
            return new SlurmOutcome { Misuse = misuse };
        }

        if (SweepFolder.Prepare(folder, plan, choice) is { } problem)
        {
            return new SlurmOutcome { ForeignFolder = problem };
        }

        // A part without a point would only wait for a node.
        var points = ShardPoints.Of(plan, space).Length;
        var shards = Math.Min(request.Shards ?? Shard.CountFor(points), points);
        var text = new SlurmScripts(request, plan.Name, shards, logs);
        var outcome = new SlurmOutcome
        {
            Plan = plan,
            Points = points,
            Shards = shards,
            ArrayScript = Path.Combine(scripts, "sweep.sbatch"),
            MergeScript = Path.Combine(scripts, "merge.sbatch"),
            Diagnostics = choice.Diagnostics,
        };
        Directory.CreateDirectory(logs);
        File.WriteAllText(outcome.ArrayScript, text.ArrayJob, _encoding);
        File.WriteAllText(outcome.MergeScript, text.MergeJob, _encoding);
        return outcome;
    }

    /// <summary>Why Slurm cannot be told where to write; null if it can.</summary>
    private static string? Refusal(string logs) =>
        logs.FirstOrDefault(letter => char.IsControl(letter) || letter == '\\') is not '\0' and var letter
            ? $"`{logs}` cannot be named in a script for Slurm, as it holds "
                + (letter == '\\' ? "a backslash" : "a control character") + "; choose another folder for `--out`"
            : null;
}
