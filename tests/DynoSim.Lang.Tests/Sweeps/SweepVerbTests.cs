using System.Text.Json;
using System.Text.RegularExpressions;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Sweeps;

/// <summary>What a user sees of an experiment.</summary>
public sealed class SweepVerbTests
{
    private static readonly string[] _files =
        ["points.jsonl", "points.csv", "frontier.csv", "summary.json", "report.html"];

    [Test]
    public void Lists_the_points_that_where_leaves_with_their_ids()
    {
        using var folder = new SampleFolder();
        var outcome = CommandRunner.Run("points", folder.Write("x.dyno", SweepSample.Grid), "--format", "json");
        using var document = JsonDocument.Parse(outcome.Output);
        var points = document.RootElement.GetProperty("points").EnumerateArray().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
            Assert.That(points, Has.Length.EqualTo(12));
            Assert.That(document.RootElement.GetProperty("grid").GetInt64(), Is.EqualTo(16));
            Assert.That(points.Select(point => point.GetProperty("id").GetString()), Is.Unique);
        });
    }

    [Test]
    public void A_value_more_renumbers_no_point()
    {
        using var folder = new SampleFolder();
        var before = Ids(folder.Write("x.dyno", SweepSample.Grid));
        var after = Ids(folder.Write(
            "x.dyno", SweepSample.Grid.Replace("[1, 2, 4, 8]", "[1, 2, 3, 4, 8]", StringComparison.Ordinal)));
        Assert.That(before, Is.SubsetOf(after));
        Assert.That(after, Has.Length.EqualTo(16));
    }

    [Test]
    public void Points_that_cannot_run_are_listed_with_code_and_derivation()
    {
        using var folder = new SampleFolder();
        var text = SweepSample.Grid.Replace(
            "vary deployment.router in [round_robin, least_loaded]",
            "vary deployment.serve.tp in [1, 3]",
            StringComparison.Ordinal);
        var outcome = CommandRunner.Run("points", folder.Write("x.dyno", text), "--format", "json");
        using var document = JsonDocument.Parse(outcome.Output);
        var refused = document.RootElement.GetProperty("points").EnumerateArray()
            .Where(point => point.TryGetProperty("code", out _)).ToArray();
        Assert.That(refused, Is.Not.Empty, outcome.Everything);
        Assert.That(refused.Select(point => point.GetProperty("code").GetString()), Is.All.EqualTo("DYN4001"));
    }

    [TestCase("Grid", 0)]
    [TestCase("Threes", 1)]
    [TestCase("United", 1)]
    public void Only_findings_about_what_is_swept_are_shown(string name, int expected)
    {
        using var folder = new SampleFolder();
        var file = folder.Write("x.dyno", SweepSample.Grid + """
            experiment Threes of S {
              vary deployment.serve.tp in [1, 3]
              maximize goodput
            }

            experiment United of S {
              points = Grid.points + Threes.points
              maximize goodput
            }

            """);
        var outcome = CommandRunner.Run("points", file, name);
        Assert.That(Regex.Count(outcome.Everything, "warning DYN5003"), Is.EqualTo(expected), outcome.Everything);
        Assert.That(CommandRunner.Run("check", file).Everything, Does.Contain("warning DYN5003"));
    }

    [Test]
    public void The_frontier_is_what_no_point_beats()
    {
        using var folder = new SampleFolder();
        using var document = Sweep(folder.Write("x.dyno", SweepSample.Grid));
        var root = document.RootElement;
        var frontier = root.GetProperty("frontier").EnumerateArray().Select(Objectives).ToArray();
        Assert.That(frontier, Is.Not.Empty);
        foreach (var one in frontier)
        {
            Assert.That(frontier.Any(other => other.PerGpu >= one.PerGpu && other.Ttft < one.Ttft), Is.False);
        }

        var best = root.GetProperty("objectives")[0].GetProperty("best");
        Assert.That(frontier.Max(each => each.PerGpu), Is.EqualTo(Objectives(best).PerGpu));
    }

    [Test]
    public void A_point_has_the_figures_of_the_run_with_its_settings()
    {
        using var folder = new SampleFolder();
        var file = folder.Write("x.dyno", SweepSample.Grid);
        using var swept = Sweep(file);
        var point = swept.RootElement.GetProperty("frontier")[0];
        IEnumerable<string> settings = point.GetProperty("settings").EnumerateObject()
            .SelectMany(setting => new[] { "--set", $"{setting.Name}={setting.Value.GetString()}" });
        var runs = Enumerable.Range(1, 2).Select(seed => Mean(CommandRunner.Run(
            ["run", file, "S", .. settings, "--seed", $"{seed}", "--format", "json"]))).ToArray();
        Assert.That(
            point.GetProperty("figures").GetProperty("mean(ttft)").GetDouble(),
            Is.EqualTo(runs.Average()).Within(1e-12));
    }

    [Test]
    public void The_result_is_the_same_for_any_number_of_threads_and_after_any_interruption()
    {
        using var folder = new SampleFolder();
        var file = folder.Write("x.dyno", SweepSample.Grid);
        Out(file, folder.At("one"), "--jobs", "1");
        Out(file, folder.At("two"), "--jobs", "3");
        AssertSame(folder.At("one"), folder.At("two"));

        var journal = File.ReadAllBytes(Path.Combine(folder.At("one"), "points.jsonl"));
        foreach (var cut in new[] { 0, 1, journal.Length / 3, journal.Length / 2, journal.Length - 1 })
        {
            var resumed = folder.At($"cut{cut}");
            Out(file, resumed, "--jobs", "2");
            foreach (var name in _files[1..])
            {
                File.Delete(Path.Combine(resumed, name));
            }

            File.WriteAllBytes(Path.Combine(resumed, "points.jsonl"), journal[..cut]);
            Out(file, resumed, "--jobs", "2");
            AssertSame(folder.At("one"), resumed);
        }
    }

    [Test]
    public void A_folder_of_another_sweep_is_refused_with_the_reason()
    {
        using var folder = new SampleFolder();
        var file = folder.Write("x.dyno", SweepSample.Grid);
        Out(file, folder.At("out"));
        folder.Write("x.dyno", SweepSample.Grid.Replace("16req/s", "17req/s", StringComparison.Ordinal));
        var outcome = CommandRunner.Run("sweep", file, "--out", folder.At("out"));
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.InputData));
        Assert.That(outcome.Everything, Does.Contain("holds another sweep").And.Contain("fingerprint"));
    }

    [Test]
    public void A_comment_more_is_the_same_sweep()
    {
        using var folder = new SampleFolder();
        var file = folder.Write("x.dyno", SweepSample.Grid);
        Out(file, folder.At("out"));
        folder.Write("x.dyno", SweepSample.Grid + "// nothing\n");
        Out(file, folder.At("out"));
    }

    [Test]
    public void A_file_or_experiment_that_is_not_there_is_wrong_use()
    {
        using var folder = new SampleFolder();
        var file = folder.Write("x.dyno", SweepSample.Grid);
        Assert.Multiple(() =>
        {
            Assert.That(CommandRunner.Run("sweep", folder.At("no.dyno")).ExitCode, Is.EqualTo(ExitCode.Usage));
            Assert.That(CommandRunner.Run("sweep", file, "Grit").ExitCode, Is.EqualTo(ExitCode.Usage));
            Assert.That(CommandRunner.Run("run", file, "Grid").ExitCode, Is.EqualTo(ExitCode.Usage));
            Assert.That(CommandRunner.Run("run", file, "Grid").Everything, Does.Contain("dynosim sweep"));
        });
    }

    [Test]
    public void What_is_not_simulated_at_a_point_refuses_the_sweep()
    {
        using var folder = new SampleFolder();
        var text = SweepSample.Grid.Replace("least_loaded", "power_of_two", StringComparison.Ordinal);
        var outcome = CommandRunner.Run("sweep", folder.Write("x.dyno", text), "--out", folder.At("out"));
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Failed));
        Assert.That(outcome.Everything, Does.Contain("DYN9003"));
        Assert.That(File.Exists(Path.Combine(folder.At("out"), "summary.json")), Is.False);
    }

    [Test]
    public void United_experiments_share_their_points()
    {
        using var folder = new SampleFolder();
        var text = SweepSample.Scenario + """
            experiment A of S {
              vary deployment.serve.replicas in 1..3
              minimize p99(ttft)
            }
            experiment B of S {
              vary deployment.serve.replicas in 2..5
              vary deployment.router in [round_robin, least_loaded]
              minimize p99(ttft)
            }
            experiment All of S {
              points = A.points + B.points
              minimize p99(ttft)
            }

            """;
        var file = folder.Write("x.dyno", text);
        using var document = JsonDocument.Parse(CommandRunner.Run("points", file, "All", "--format", "json").Output);

        // Three and eight, of which two are the same configurations.
        Assert.That(document.RootElement.GetProperty("count").GetInt32(), Is.EqualTo(9));
        using var swept = Sweep(file, "All");
        Assert.That(swept.RootElement.GetProperty("points").GetProperty("run").GetInt32(), Is.EqualTo(9));
    }

    [Test]
    public void An_objective_without_a_value_is_an_error()
    {
        using var folder = new SampleFolder();
        var text = SweepSample.Grid.Replace("minimize p99(ttft)", "minimize cost", StringComparison.Ordinal);
        var outcome = CommandRunner.Run("sweep", folder.Write("x.dyno", text));
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Failed));
        Assert.That(outcome.Everything, Does.Contain("DYN7011").And.Contain("`cost` has no value at 12 of 12 points"));
    }

    [Test]
    public void A_bisection_finds_the_highest_load_that_meets_the_target()
    {
        using var folder = new SampleFolder();
        var text = SweepSample.Scenario + """
            experiment Capacity of S {
              vary rate in 1req/s..64req/s
              search = bisect(rate, while = goodput_ratio >= 90%)
            }
            experiment Fine of S {
              vary rate in 1req/s..64req/s log 400
              maximize goodput
            }

            """;
        var file = folder.Write("x.dyno", text);
        using var found = Sweep(file, "Capacity");
        var capacity = found.RootElement.GetProperty("capacities")[0];
        Out(file, folder.At("fine"), "Fine");
        var rows = File.ReadLines(Path.Combine(folder.At("fine"), "points.csv")).ToArray();
        var header = rows[0].Split(',').ToList();
        var holding = rows[1..].Select(row => row.Split(','))
            .TakeWhile(cells => double.Parse(cells[header.IndexOf("goodput_ratio")],
                System.Globalization.CultureInfo.InvariantCulture) >= 0.9)
            .Last()[header.IndexOf("rate")];
        var fine = double.Parse(holding, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Multiple(() =>
        {
            Assert.That(capacity.GetProperty("outcome").GetString(), Is.EqualTo("found"));
            Assert.That(capacity.GetProperty("evaluations").GetInt32(), Is.AtMost(12));
            Assert.That(capacity.GetProperty("number").GetDouble(), Is.EqualTo(fine).Within(2).Percent);
            Assert.That(capacity.GetProperty("exact").GetString(), Does.EndWith("req/s"));
        });
    }

    private static (double PerGpu, double Ttft) Objectives(JsonElement point)
    {
        var values = point.GetProperty("objectives").EnumerateArray().Select(each => each.GetDouble()).ToArray();
        return (values[0], values[1]);
    }

    private static double Mean(CommandRunner.Outcome outcome)
    {
        using var document = JsonDocument.Parse(outcome.Output);
        return document.RootElement.GetProperty("metrics").GetProperty("ttft").GetProperty("mean").GetDouble();
    }

    private static string?[] Ids(string file)
    {
        using var document = JsonDocument.Parse(CommandRunner.Run("points", file, "--format", "json").Output);
        return [.. document.RootElement.GetProperty("points").EnumerateArray()
            .Select(point => point.GetProperty("id").GetString())];
    }

    private static JsonDocument Sweep(string file, params string[] more)
    {
        var outcome = CommandRunner.Run(["sweep", file, .. more, "--format", "json"]);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
        return JsonDocument.Parse(outcome.Output);
    }

    private static void Out(string file, string folder, params string[] more)
    {
        var outcome = CommandRunner.Run(["sweep", file, .. more, "--out", folder, "--quiet"]);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
    }

    private static void AssertSame(string expected, string actual)
    {
        foreach (var name in _files)
        {
            Assert.That(
                File.ReadAllBytes(Path.Combine(actual, name)),
                Is.EqualTo(File.ReadAllBytes(Path.Combine(expected, name))),
                $"{name} of {actual}");
        }
    }
}
