using System.Globalization;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Running;

namespace DynoSim.Lang.Experiments.Slurm;

/// <summary>The scripts of a sweep on a cluster, for a person to read and to change.</summary>
/// <param name="request">What is asked.</param>
/// <param name="experiment">The experiment's name.</param>
/// <param name="shards">Tasks of the array.</param>
/// <param name="logs">Where Slurm writes what jobs print: an absolute path.</param>
internal sealed class SlurmScripts(SlurmRequest request, string experiment, int shards, string logs)
{
    /// <summary>The array job.</summary>
    public string ArrayJob => string.Create(CultureInfo.InvariantCulture, $$"""
        #!/bin/bash
        # The sweep `{{experiment}}`, shared among {{shards}} {{(shards == 1 ? "task" : "tasks")}}.
        # Task I runs the points whose ids fall to part I, and keeps every finished run in shards/. A task that is started
        # again goes on where it stopped, and a point that two tasks ran counts once. So all of this may be changed
        # and submitted again, as often as needed: time, partition, tasks (together with `shards` below), or only some
        # tasks, such as --array=3,7.
        #
        # By hand:
        #   job=$(sbatch --parsable {{Script("sweep")}})
        #   sbatch --dependency="afterany:${job%%;*}" {{Script("merge")}}
        #
        #SBATCH --job-name=dynosim-{{experiment}}
        #SBATCH --array=0-{{shards - 1}}
        {{Header("%A_%a.log")}}

        set -eu
        shards={{shards}}

        {{Tool}}

        exec "${dynosim[@]}" {{Command}}
          --shard "$SLURM_ARRAY_TASK_ID/$shards" --jobs "${SLURM_CPUS_PER_TASK:-1}"

        """);

    /// <summary>The job that brings the parts together.</summary>
    public string MergeJob => string.Create(CultureInfo.InvariantCulture, $$"""
        #!/bin/bash
        # Brings the sweep `{{experiment}}` together once no task of sweep.sbatch is left.
        # Reads what the tasks kept, runs what is missing, and writes points.jsonl, points.csv, frontier.csv, summary.json
        # and report.html as a sweep on one machine does. Exits as that does: with 1 if an expectation fails.
        #
        #SBATCH --job-name=dynosim-{{experiment}}-merge
        {{Header("merge_%j.log")}}

        set -eu

        {{Tool}}

        exec "${dynosim[@]}" {{Command}}
          {{(request.IsStrict ? "--strict " : string.Empty)}}--jobs "${SLURM_CPUS_PER_TASK:-1}"

        """);

    /// <summary>What both jobs ask of Slurm. What the user asked for comes last, and so prevails.</summary>
    private string Header(string log) => string.Join('\n', new[]
    {
        "#SBATCH --requeue",
        string.Create(CultureInfo.InvariantCulture, $"#SBATCH --cpus-per-task={request.Cores}"),
        $"#SBATCH --output={Log(log)}",
        "#SBATCH --open-mode=append",
    }.Concat(request.Options.Select(option => "#SBATCH " + option)));

    private string Tool => $$"""
        # What submitted this, unless DYNOSIM names another program.
        dynosim=({{string.Join(' ', request.Tool.Select(Reproduction.Quoted))}})
        [ -z "${DYNOSIM:-}" ] || dynosim=("$DYNOSIM")

        # The names below are relative to where the sweep was submitted.
        cd -- {{Reproduction.Quoted(request.WorkingFolder)}}
        """;

    /// <summary>The command of the sweep; each line but the first is an option.</summary>
    private string Command => string.Join(" \\\n  ", Words()) + " \\";

    private IEnumerable<string> Words()
    {
        var run = request.Sweep.Run;
        yield return $"sweep {Reproduction.Quoted(run.File)} {experiment}";
        foreach (var setting in run.Settings)
        {
            yield return "--set " + Reproduction.Quoted($"{setting.Path}={setting.Value}");
        }

        if (run.Seed is { } seed)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"--seed {seed}");
        }

        if (run.Engine == EngineChoice.Reference)
        {
            yield return "--engine reference";
        }

        if (request.Sweep.CacheFolder is null)
        {
            yield return "--no-cache";
        }

        yield return "--out " + Reproduction.Quoted(request.Sweep.Folder ?? string.Empty);
    }

    private string Script(string name) =>
        Reproduction.Quoted(Path.Combine(Path.GetDirectoryName(logs) ?? string.Empty, name + ".sbatch"));

    /// <summary>A path as Slurm reads it: in quotes of its own, and with its own signs for numbers.</summary>
    private string Log(string name)
    {
        var folder = logs.Replace("%", "%%", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{Path.Combine(folder, name)}\"";
    }
}
