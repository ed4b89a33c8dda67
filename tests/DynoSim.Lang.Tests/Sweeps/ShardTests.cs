using System.Security.Cryptography;
using System.Text;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Experiments.Shards;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Tests.Sweeps;

/// <summary>Parts of a sweep that run apart and are brought together: nothing is lost, nothing counts twice.</summary>
public sealed class ShardTests
{
    [Test]
    public void Every_point_belongs_to_one_part_whatever_their_number()
    {
        var ids = Enumerable.Range(0, 500)
            .Select(number => SHA256.HashData(Encoding.ASCII.GetBytes($"{number}")))
            .Select(hash => Convert.ToHexStringLower(hash)[..12])
            .ToArray();
        foreach (var count in Enumerable.Range(1, 64).Append(Shard.Most))
        {
            var parts = Enumerable.Range(0, count).Select(index => new Shard(index, count)).ToArray();
            Assert.That(ids.Select(id => parts.Count(part => part.Holds(id))), Is.All.EqualTo(1), $"{count} parts");
        }
    }

    [TestCase("0/1", ExpectedResult = "0/1")]
    [TestCase("15/16", ExpectedResult = "15/16")]
    [TestCase("16/16", ExpectedResult = null)]
    [TestCase("-1/16", ExpectedResult = null)]
    [TestCase("0/0", ExpectedResult = null)]
    [TestCase("0/1001", ExpectedResult = null)]
    [TestCase("1", ExpectedResult = null)]
    [TestCase("1/2/3", ExpectedResult = null)]
    [TestCase("99999999999/99999999999", ExpectedResult = null)]
    [TestCase(" 1/2", ExpectedResult = null)]
    public string? Reads_a_part(string text) => Shard.Parse(text)?.ToString();

    [TestCase(0, ExpectedResult = 1)]
    [TestCase(200, ExpectedResult = 1)]
    [TestCase(201, ExpectedResult = 2)]
    [TestCase(20_000, ExpectedResult = 100)]
    [TestCase(1_000_000, ExpectedResult = Shard.Most)]
    public int Many_points_are_worth_many_parts(int points) => Shard.CountFor(points);

    [TestCase("Grid", 1)]
    [TestCase("Grid", 3)]
    [TestCase("Some", 4)]
    public void All_parts_brought_together_are_the_sweep_of_one_machine(string experiment, int count)
    {
        using var sample = new ShardSample();
        Assert.That(sample.Of(experiment, "whole", "--jobs", "1").ExitCode, Is.Zero);
        foreach (var index in Enumerable.Range(0, count).Reverse())
        {
            var part = sample.Of(experiment, "parts", "--shard", $"{index}/{count}");
            Assert.That(part.ExitCode, Is.Zero, part.Everything);
            Assert.That(part.Output, Does.Contain($"part {index}/{count}").And.Not.Contain("earlier"));
        }

        Assert.That(File.Exists(Path.Combine(sample.At("parts"), "points.jsonl")), Is.False);
        var runs = sample.Journals("parts").SelectMany(File.ReadAllLines).ToArray();
        Assert.That(runs, Is.EquivalentTo(File.ReadAllLines(Path.Combine(sample.At("whole"), "points.jsonl"))));
        var merged = sample.Of(experiment, "parts");
        Assert.That(merged.ExitCode, Is.Zero, merged.Everything);
        sample.AssertSame("whole", "parts");
    }

    [Test]
    public void What_a_kill_tore_is_run_again_by_the_next_attempt_and_counts_once()
    {
        using var sample = new ShardSample();
        sample.Sweep("whole");
        var cuts = new RandomStream(1, "cuts");
        for (var round = 0; round < 4; round++)
        {
            var folder = $"torn{round}";
            RunParts(sample, folder, 3);
            foreach (var (path, part) in sample.Journals(folder).Select((path, part) => (path, part)))
            {
                using var file = new FileStream(path, FileMode.Open);
                file.SetLength((long)(cuts.Uniform((round * 3) + part) * file.Length));
            }

            RunParts(sample, folder, 3);
            Assert.That(sample.Journals(folder), Has.Length.EqualTo(6));
            sample.Sweep(folder);
            sample.AssertSame("whole", folder);
        }
    }

    [Test]
    public void What_no_part_has_run_is_run_when_they_are_brought_together()
    {
        using var sample = new ShardSample();
        sample.Sweep("whole");
        sample.Sweep("parts", "--shard", "1/3");
        sample.Sweep("parts");
        sample.AssertSame("whole", "parts");
    }

    [Test]
    public void An_attempt_that_still_lives_and_the_next_one_do_not_disturb_each_other()
    {
        using var sample = new ShardSample();
        sample.Sweep("whole");
        var first = File.ReadAllLines(Path.Combine(sample.At("whole"), "points.jsonl"))[0] + "\n";
        var shard = Enumerable.Range(0, 2).Select(index => new Shard(index, 2))
            .First(part => part.Holds(first[7..19]));
        Directory.CreateDirectory(Path.Combine(sample.At("parts"), "shards"));
        var path = Path.Combine(sample.At("parts"), "shards", $"{shard.Index:0000}-of-0002.jsonl");
        using (var living = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read))
        {
            living.Write(Encoding.UTF8.GetBytes(first[..30]));
            living.Flush();
            var next = sample.Sweep("parts", "--shard", $"{shard}");
            Assert.That(next.ExitCode, Is.Zero, next.Everything);
            living.Write(Encoding.UTF8.GetBytes(first[30..]));
        }

        RunParts(sample, "parts", 2);
        Assert.That(sample.Journals("parts"), Has.Length.EqualTo(3));
        sample.Sweep("parts");
        sample.AssertSame("whole", "parts");
    }

    [Test]
    public void A_part_runs_nothing_that_a_sweep_or_parts_of_another_number_have_run()
    {
        using var sample = new ShardSample();
        RunParts(sample, "parts", 2);
        Assert.That(sample.Sweep("parts", "--shard", "1/5").Output, Does.Contain("earlier"));
        Assert.That(sample.Journals("parts"), Has.Length.EqualTo(2));
        sample.Sweep("whole");
        var part = sample.Sweep("whole", "--shard", "0/2");
        Assert.That(part.Output, Does.Contain("earlier"));
        Assert.That(Directory.Exists(Path.Combine(sample.At("whole"), "shards")), Is.False);
    }

    [Test]
    public void A_file_that_was_changed_meanwhile_is_refused_and_nothing_is_mixed()
    {
        using var sample = new ShardSample();
        sample.Sweep("parts", "--shard", "0/2");
        File.WriteAllText(sample.File, ShardSample.Text.Replace("40req", "41req", StringComparison.Ordinal));
        var part = sample.Sweep("parts", "--shard", "1/2");
        Assert.That(part.ExitCode, Is.EqualTo(ExitCode.InputData));
        Assert.That(part.Error, Does.Contain("another sweep").And.Contain("has changed since"));
        Assert.That(sample.Journals("parts"), Has.Length.EqualTo(1));
    }

    [Test]
    public void Two_sweeps_do_not_write_one_journal()
    {
        using var sample = new ShardSample();
        Directory.CreateDirectory(sample.At("parts"));
        using var other = new FileStream(
            Path.Combine(sample.At("parts"), "points.jsonl"), FileMode.Create, FileAccess.Write, FileShare.None);
        var outcome = sample.Sweep("parts");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.CannotWrite));
        Assert.That(outcome.Error, Does.Contain("points.jsonl").And.Contain("used by another process"));
    }

    private static void RunParts(ShardSample sample, string folder, int count)
    {
        for (var index = 0; index < count; index++)
        {
            var outcome = sample.Sweep(folder, "--shard", $"{index}/{count}");
            Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
        }
    }
}
