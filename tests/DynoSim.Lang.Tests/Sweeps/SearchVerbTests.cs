using System.Text.Json;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Sweeps;

/// <summary>Searches that do not run every point.</summary>
public sealed class SearchVerbTests
{
    private static readonly string[] _files =
        ["points.jsonl", "points.csv", "frontier.csv", "summary.json", "report.html"];

    private static string Text(string search, string rate = "1req/s..32req/s log 12") => SweepSample.Scenario + $$"""
        experiment X of S {
          vary deployment.serve.replicas in 1..8
          vary deployment.router in [round_robin, least_loaded, kv_aware]
          vary rate in {{rate}}
          where deployment.gpus <= 6gpu
          search = {{search}}
          maximize goodput / deployment.gpus
          minimize p99(ttft)
        }

        """;

    [TestCase("sample(24, sobol)")]
    [TestCase("sample(24, lhs, seed = 3)")]
    [TestCase("sample(24, random, seed = 3)")]
    [TestCase("bayesian(trials = 40, seed = 2)")]
    [TestCase("evolutionary(trials = 40, seed = 2)")]
    public void A_search_is_the_same_for_any_number_of_threads_and_after_an_interruption(string search)
    {
        using var folder = new SampleFolder();
        var file = folder.Write("x.dyno", Text(search));
        Out(file, folder.At("one"), "1");
        Out(file, folder.At("two"), "3");
        AssertSame(folder.At("one"), folder.At("two"));
        var journal = File.ReadAllBytes(Path.Combine(folder.At("two"), "points.jsonl"));
        File.WriteAllBytes(Path.Combine(folder.At("two"), "points.jsonl"), journal[..(journal.Length / 2)]);
        Out(file, folder.At("two"), "2");
        AssertSame(folder.At("one"), folder.At("two"));
    }

    [TestCase("sample(24, sobol)")]
    [TestCase("bayesian(trials = 40)")]
    [TestCase("evolutionary(trials = 40)")]
    public void Another_seed_makes_other_choices(string search)
    {
        string With(int seed) => search[..^1] + $", seed = {seed})";
        using var folder = new SampleFolder();
        var first = Ids(folder.Write("a.dyno", Text(With(1))));
        var second = Ids(folder.Write("b.dyno", Text(With(2))));
        Assert.That(first, Is.Unique);
        Assert.That(second, Is.Not.EquivalentTo(first));
    }

    [TestCase("sample(30, sobol)")]
    [TestCase("bayesian(trials = 30, seed = 2)")]
    [TestCase("evolutionary(trials = 30, seed = 2)")]
    public void An_interval_is_drawn_from(string search)
    {
        using var folder = new SampleFolder();
        using var document = Sweep(folder.Write("x.dyno", Text(search, "1req/s..32req/s")));
        Assert.That(document.RootElement.GetProperty("points").GetProperty("run").GetInt32(), Is.InRange(10, 30));
    }

    [TestCase("bayesian")]
    [TestCase("evolutionary")]
    public void A_guided_search_finds_most_of_the_frontier_with_a_quarter_of_the_points(string word)
    {
        using var folder = new SampleFolder();
        using var whole = Sweep(folder.Write("a.dyno", Text("exhaustive")));
        using var guided = Sweep(folder.Write("b.dyno", Text($"{word}(trials = 54, seed = 1)")));
        var best = Best(whole);
        Assert.That(guided.RootElement.GetProperty("points").GetProperty("run").GetInt32(), Is.EqualTo(54));
        Assert.That(Best(guided).PerGpu, Is.AtLeast(0.95 * best.PerGpu));
        Assert.That(Best(guided).Ttft, Is.AtMost(1.05 * best.Ttft));
    }

    private static (double PerGpu, double Ttft) Best(JsonDocument document)
    {
        var objectives = document.RootElement.GetProperty("objectives");
        double Of(int index) => objectives[index].GetProperty("best").GetProperty("objectives")[index].GetDouble();
        return (Of(0), Of(1));
    }

    private static string?[] Ids(string file)
    {
        var folder = file + ".out";
        Out(file, folder, "2");
        return [.. File.ReadLines(Path.Combine(folder, "points.csv")).Skip(1).Select(line => line.Split(',')[0])];
    }

    private static JsonDocument Sweep(string file)
    {
        var outcome = CommandRunner.Run("sweep", file, "--format", "json");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
        return JsonDocument.Parse(outcome.Output);
    }

    private static void Out(string file, string folder, string jobs)
    {
        var outcome = CommandRunner.Run("sweep", file, "--out", folder, "--quiet", "--jobs", jobs, "--no-cache");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
    }

    private static void AssertSame(string expected, string actual)
    {
        foreach (var name in _files)
        {
            Assert.That(
                File.ReadAllBytes(Path.Combine(actual, name)),
                Is.EqualTo(File.ReadAllBytes(Path.Combine(expected, name))),
                name);
        }
    }
}
