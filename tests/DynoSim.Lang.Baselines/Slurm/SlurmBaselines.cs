using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Slurm;
using DynoSim.Lang.Experiments.Sweeps;
using DynoSim.Lang.Semantics;

namespace DynoSim.Lang.Baselines.Slurm;

/// <summary>The scripts that a user gets to read, edit and submit.</summary>
public sealed class SlurmBaselines
{
    private static readonly SlurmScripts _plain = new(
        new SlurmRequest
        {
            Sweep = new SweepRequest
            {
                Run = new RunRequest { File = "chat.dyno" },
                Jobs = 1,
                CacheFolder = "/var/cache/dynosim",
                Folder = "results",
            },
            Tool = ["/opt/dynosim/dynosim"],
            WorkingFolder = "/srv/study",
        },
        "Frontier",
        100,
        "/srv/study/results/slurm/logs");

    private static readonly SlurmScripts _full = new(
        new SlurmRequest
        {
            Sweep = new SweepRequest
            {
                Run = new RunRequest
                {
                    File = "../jo's chat.dyno",
                    Settings = [new SettingText("rate", "3req/s"), new SettingText("trace", "\"a 'b' $c.jsonl\"")],
                    Seed = 7,
                    Engine = EngineChoice.Reference,
                },
                Jobs = 1,
                Folder = "100% \"new\"",
            },
            Tool = ["/usr/bin/dotnet", "/opt/dyno sim/dynosim.dll"],
            WorkingFolder = "/srv/jo's study",
            Cores = 4,
            IsStrict = true,
            Options = ["--partition=cpu", "--time=30:00"],
        },
        "Frontier",
        1,
        "/srv/jo's study/100% \"new\"/slurm/logs");

    [Test]
    public void An_array_job() => Approval.Verify("sweep.sbatch", _plain.ArrayJob);

    [Test]
    public void The_job_after_it() => Approval.Verify("merge.sbatch", _plain.MergeJob);

    [Test]
    public void An_array_job_with_names_to_quote() => Approval.Verify("sweep-quoted.sbatch", _full.ArrayJob);

    [Test]
    public void The_job_after_it_with_names_to_quote() => Approval.Verify("merge-quoted.sbatch", _full.MergeJob);
}
