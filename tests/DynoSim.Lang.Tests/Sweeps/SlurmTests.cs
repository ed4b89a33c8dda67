using System.Text.Json;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Sweeps;

/// <summary>
/// What is written and submitted for Slurm, with a shell and a stand-in for <c>sbatch</c>. Against Slurm itself it is
/// tried by <c>tests/slurm/run.sh</c>.
/// </summary>
[Platform("Linux")]
public sealed class SlurmTests
{
    [TestCase("`--slurm` needs `--out FOLDER`", "--slurm")]
    [TestCase("`--shard` needs `--out FOLDER`", "--shard", "0/2")]
    [TestCase("`--slurm-shards` needs `--slurm`", "--slurm-shards", "4")]
    [TestCase("`--slurm-option` needs `--slurm`", "--slurm-option", "--time=1:00")]
    [TestCase("`--no-submit` needs `--slurm`", "--no-submit")]
    [TestCase("exclude each other", "--slurm", "--shard", "0/2", "--out", "there")]
    [TestCase("part and number of parts are needed", "--shard", "2/2", "--out", "there")]
    [TestCase("a whole number from 1 to 1000", "--slurm", "--slurm-shards", "1001", "--out", "there")]
    [TestCase("the scripts set `--array` themselves", "--slurm", "--slurm-option", "--array=0-3", "--out", "there")]
    [TestCase("the scripts set `--dependency`", "--slurm", "--slurm-option", "dependency=singleton", "--out", "there")]
    [TestCase("in one line", "--slurm", "--slurm-option", "--time=1\nrm -r x", "--out", "there")]
    public void Options_that_cannot_be_are_wrong_use(string problem, params string[] options)
    {
        using var sample = new ShardSample();
        var outcome = CommandRunner.Run(["sweep", sample.File, "Grid", .. options]);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Usage), outcome.Everything);
        Assert.That(outcome.Error, Does.Contain(problem));
        Assert.That(Directory.Exists("there"), Is.False);
    }

    [TestCase("--slurm")]
    [TestCase("--shard", "0/2")]
    public void A_search_that_chooses_by_results_is_not_shared(params string[] options)
    {
        using var sample = new ShardSample();
        var outcome = sample.Of("Guess", "out", options);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("`bayesian`, which chooses points by the results of others"));
        Assert.That(Directory.Exists(sample.At("out")), Is.False);
    }

    [Test]
    public void A_folder_of_another_sweep_is_refused_before_anything_is_submitted()
    {
        using var sample = new ShardSample();
        sample.Sweep("out", "--shard", "0/1");
        var outcome = sample.Of("Some", "out", "--slurm");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.InputData));
        Assert.That(Directory.Exists(Path.Combine(sample.At("out"), "slurm")), Is.False);
    }

    [Test]
    public void Scripts_pass_every_name_and_setting_on_as_it_was_given()
    {
        using var sample = new ShardSample();
        var place = Directory.CreateDirectory(sample.At("jo's \"own\" $HOME #1")).FullName;
        var file = Path.Combine(place, "it's a; file.dyno");
        File.WriteAllText(file, ShardSample.Text);
        var seen = sample.At("seen");
        var tool = sample.At("tool with space");
        File.WriteAllText(tool, $"#!/bin/sh\npwd > '{seen}'\nprintf '%s\\n' \"$@\" >> '{seen}'\n");
        Assert.That(BuiltTool.RunShell("chmod +x \"$3\"", tool).ExitCode, Is.Zero);
        var outcome = CommandRunner.Run(
            "sweep", file, "Grid", "--out", Path.Combine(place, "100% out"), "--slurm", "--no-submit", "--seed", "7",
            "--set", "rate=3req/s", "--engine", "reference", "--strict", "--no-cache", "--slurm-shards", "4",
            "--format", "json");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
        using var document = JsonDocument.Parse(outcome.Output);
        var array = document.RootElement.GetProperty("array_script").GetString() ?? string.Empty;
        var merge = document.RootElement.GetProperty("merge_script").GetString() ?? string.Empty;
        string[] same =
        [
            "sweep", file, "Grid", "--set", "rate=3req/s", "--seed", "7", "--engine", "reference", "--no-cache",
            "--out", Path.Combine(place, "100% out"),
        ];

        string[] Run(string script, string variables)
        {
            var run = BuiltTool.RunShell($"DYNOSIM=\"$3\" {variables} bash \"$4\"", tool, script);
            Assert.That(run.ExitCode, Is.Zero, run.Error);
            return File.ReadAllLines(seen);
        }

        string[] task = [Environment.CurrentDirectory, .. same, "--shard", "3/4", "--jobs", "6"];
        Assert.That(Run(array, "SLURM_ARRAY_TASK_ID=3 SLURM_CPUS_PER_TASK=6"), Is.EqualTo(task));
        string[] last = [Environment.CurrentDirectory, .. same, "--strict", "--jobs", "1"];
        Assert.That(Run(merge, string.Empty), Is.EqualTo(last));
        Assert.That(
            File.ReadAllText(array),
            Does.Contain("jo's \\\"own\\\" $HOME #1/100%% out/slurm/logs/%A_%a.log\""));
    }

    [Test]
    public void Submits_the_array_and_what_follows_it()
    {
        using var sample = new ShardSample();
        var outcome = Submit(sample, "case \"$*\" in *afterany*) echo '42;here';; *) echo '41;here';; esac");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Error);
        Assert.That(outcome.Output, Does.Contain("job 41").And.Contain("job 42").And.Contain("squeue --jobs=41,42"));
        Assert.That(outcome.Error, Is.Empty);
        Assert.That(File.ReadAllLines(sample.At("asked")), Is.EqualTo(new[]
        {
            $"--parsable {sample.At("out")}/slurm/sweep.sbatch",
            $"--parsable --dependency=afterany:41 {sample.At("out")}/slurm/merge.sbatch",
        }));
    }

    [Test]
    public void Says_why_nothing_is_submitted_and_what_to_run()
    {
        using var sample = new ShardSample();
        var outcome = Submit(sample, "echo 'sbatch: error: invalid partition specified: nowhere' >&2; exit 1");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("invalid partition").And.Contain("nothing is submitted")
            .And.Contain("job=$(sbatch --parsable"));
    }

    [Test]
    public void Says_what_is_left_to_do_if_only_the_array_was_taken()
    {
        using var sample = new ShardSample();
        var outcome = Submit(sample, "case \"$*\" in *afterany*) echo no >&2; exit 1;; *) echo 41;; esac");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("job 41 runs, but nothing brings it together")
            .And.Contain("sbatch --dependency=\"afterany:41\""));
    }

    [Test]
    public void Without_slurm_the_scripts_are_there_and_the_exit_code_says_that_nothing_runs()
    {
        using var sample = new ShardSample();
        var outcome = BuiltTool.Run(
            [("PATH", sample.At("nothing"))], "sweep", sample.File, "Grid", "--out", sample.At("out"), "--slurm");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("there is no `sbatch` here").And.Contain("afterany"));
        Assert.That(File.Exists(Path.Combine(sample.At("out"), "slurm", "merge.sbatch")), Is.True);
    }

    [Test]
    public void There_are_no_more_tasks_than_points()
    {
        using var sample = new ShardSample();
        sample.Of("Some", "out", "--slurm", "--no-submit", "--slurm-shards", "500");
        Assert.That(
            File.ReadAllText(Path.Combine(sample.At("out"), "slurm", "sweep.sbatch")), Does.Contain("--array=0-12\n"));
    }

    [Test]
    public void A_folder_that_slurm_cannot_be_told_of_is_refused()
    {
        using var sample = new ShardSample();
        var outcome = sample.Sweep("one\\two", "--slurm", "--no-submit");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(outcome.Error, Does.Contain("a backslash"));
    }

    private static BuiltTool.Outcome Submit(ShardSample sample, string answer)
    {
        var bin = Directory.CreateDirectory(sample.At("bin")).FullName;
        var stand = Path.Combine(bin, "sbatch");
        File.WriteAllText(stand, $"#!/bin/sh\necho \"$*\" >> '{sample.At("asked")}'\n{answer}\n");
        Assert.That(BuiltTool.RunShell("chmod +x \"$3\"", stand).ExitCode, Is.Zero);
        return BuiltTool.Run(
            [("PATH", $"{bin}:{Environment.GetEnvironmentVariable("PATH")}")],
            "sweep", sample.File, "Grid", "--out", sample.At("out"), "--slurm");
    }
}
