using System.Text.Json;
using System.Xml.Linq;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Testing;

/// <summary><c>test</c> as a script sees it.</summary>
[NonParallelizable]
public sealed class TestVerbTests
{
    private const string Passing =
        "dynosim 1.0\ntest \"arithmetic & <more>\" { expect 1 + 1 == 2 because \"it must\" }\n";

    private const string Failing = "dynosim 1.0\ntest \"no\" { expect 1 + 1 == 3 }\n";

    private static readonly string _expecting = SampleFolder.Scenario.Replace(
        "seed = 1 }", "seed = 1; expect completed == 8req }", StringComparison.Ordinal);

    [TestCase("passing.dyno", Passing, ExitCode.Success)]
    [TestCase("failing.dyno", Failing, ExitCode.Failed)]
    [TestCase("broken.dyno", "dynosim 1.0\ncluster C {\n", ExitCode.Failed)]
    [TestCase("empty.dyno", "dynosim 1.0\n", ExitCode.Success)]
    [TestCase("library.dyno", "dynosim 1.0\nparam must: Count\nlet twice = must * 2\n", ExitCode.Success)]
    public void The_exit_code_is_the_verdict(string name, string text, int expected)
    {
        using var folder = new SampleFolder();
        var outcome = CommandRunner.Run("test", folder.Write(name, text), "--no-cache");
        Assert.That(outcome.ExitCode, Is.EqualTo(expected), outcome.Everything);
    }

    [Test]
    public void A_time_beyond_the_timeline_is_an_error_where_it_is_written()
    {
        using var folder = new SampleFolder();
        folder.Write("headline.dyno", _expecting.Replace("seed = 1;", "cutoff = 4_000h;", StringComparison.Ordinal));
        var outcome = CommandRunner.Run("test", folder.File, "--no-cache");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Failed), outcome.Everything);
        Assert.That(outcome.Error, Does.Contain("DYN2021").And.Contain("106 days"));
    }

    [Test]
    public void A_missing_trace_alone_is_exit_code_three()
    {
        using var folder = new SampleFolder();
        folder.Write("headline.dyno", _expecting);
        File.Delete(folder.At("trace.jsonl"));
        var outcome = CommandRunner.Run("test", folder.File, "--no-cache");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.InputData), outcome.Everything);
    }

    [TestCase("test no-such-place", "no-such-place")]
    [TestCase("test EMPTY", "no .dyno file")]
    [TestCase("test --jobs 0", "--jobs")]
    [TestCase("test --format yaml", "--format")]
    public void Wrong_use_is_exit_code_two(string line, string message)
    {
        using var folder = new SampleFolder();
        Directory.CreateDirectory(folder.At("empty"));
        var arguments = line.Split(' ').Select(word => word == "EMPTY" ? folder.At("empty") : word).ToArray();
        var outcome = CommandRunner.Run(arguments);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Usage), outcome.Everything);
        Assert.That(outcome.Error, Does.Contain(message));
    }

    [Test]
    public void Folders_are_searched_and_one_broken_file_does_not_stop_the_others()
    {
        using var folder = new SampleFolder();
        File.Delete(folder.File);
        Directory.CreateDirectory(folder.At("b/deep"));
        Directory.CreateDirectory(folder.At(".hidden"));
        folder.Write("c.dyno", Failing);
        folder.Write("a.dyno", "dynosim 1.0\nengine {\n");
        folder.Write("b/deep/z.dyno", Passing);
        folder.Write(".hidden/x.dyno", Failing);
        using var document = JsonDocument.Parse(
            CommandRunner.Run("test", folder.Folder, "--format", "json", "--no-cache", "--jobs", "3").Output);
        var root = document.RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(
                root.GetProperty("files").EnumerateArray().Select(file => Path.GetRelativePath(
                    folder.Folder, file.GetProperty("file").GetString() ?? "")),
                Is.EqualTo(["a.dyno", Path.Combine("b", "deep", "z.dyno"), "c.dyno"]));
            Assert.That(root.GetProperty("passed").GetInt32(), Is.EqualTo(1));
            Assert.That(root.GetProperty("failed").GetInt32(), Is.EqualTo(2));
            Assert.That(
                root.GetProperty("files")[0].GetProperty("items")[0].GetProperty("kind").GetString(),
                Is.EqualTo("file"));
        });
    }

    [Test]
    public void Junit_says_the_same_and_is_well_formed()
    {
        using var folder = new SampleFolder();
        File.Delete(folder.File);
        folder.Write("a.dyno", Passing);
        folder.Write("b.dyno", Failing);
        folder.Write("c.dyno", _expecting + "experiment X of Headline { vary workers in [1, 2]\n minimize p99(ttft)\n"
            + "expect best(output_rate) > 0tok/s }\n");
        var outcome = CommandRunner.Run("test", folder.Folder, "--junit", folder.At("out.xml"), "--no-cache");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Failed));
        var root = XDocument.Load(folder.At("out.xml")).Root ?? throw new InvalidDataException();
        Assert.Multiple(() =>
        {
            Assert.That(root.Attribute("tests")?.Value, Is.EqualTo("4"));
            Assert.That(root.Attribute("failures")?.Value, Is.EqualTo("1"));
            Assert.That(
                root.Descendants("testcase").Select(each => each.Attribute("name")?.Value),
                Is.EqualTo(["arithmetic & <more>", "no", "scenario Headline", "experiment X"]));
            Assert.That(
                root.Descendants("failure").Single().Value, Does.Contain("DYN7001").And.Contain("`1 + 1` is 2"));
        });
    }

    [Test]
    public void An_experiment_is_judged_over_its_points()
    {
        using var folder = new SampleFolder();
        folder.Write("headline.dyno", SampleFolder.Scenario + "experiment X of Headline { vary workers in [1, 2]\n"
            + "minimize p99(ttft)\nexpect best(output_rate) > 0tok/s\nexpect best(output_rate) > 1_000_000tok/s }\n");
        var outcome = CommandRunner.Run("test", folder.File, "--no-cache");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Failed), outcome.Everything);
        Assert.That(outcome.Everything, Does.Contain("experiment X").And.Contain("DYN7001"));
    }

    [Test]
    public void An_experiment_whose_scenario_is_not_simulated_is_skipped_and_under_strict_that_fails()
    {
        using var folder = new SampleFolder();
        folder.Write("headline.dyno", SampleFolder.Scenario.Replace(
                "router = round_robin", "router = power_of_two", StringComparison.Ordinal)
            + "experiment X of Headline { vary workers in [1, 2]\n"
            + "minimize p99(ttft)\nexpect best(output_rate) > 0tok/s }\n");
        var lenient = CommandRunner.Run("test", folder.File, "--no-cache");
        Assert.That(lenient.ExitCode, Is.Zero, lenient.Everything);
        Assert.That(
            lenient.Output, Does.Contain("skip  experiment X").And.Contain("1 skipped").And.Not.Contain("passed"));
        Assert.That(CommandRunner.Run("test", folder.File, "--no-cache", "--strict").ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void Sarif_has_the_findings()
    {
        using var folder = new SampleFolder();
        var outcome = CommandRunner.Run("test", folder.Write("a.dyno", Failing), "--format", "sarif", "--no-cache");
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.That(
            document.RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("ruleId").GetString(),
            Is.EqualTo("DYN7001"));
    }

    [Test]
    public void What_passed_is_remembered_until_something_it_rests_on_changes()
    {
        using var folder = new SampleFolder();
        folder.Write("headline.dyno", _expecting + "test \"run\" { expect run(Headline).completed == 8req }\n");
        var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", folder.At("cache"));
        try
        {
            Assert.That(Cached(), Is.Zero, "nothing is known yet");
            Assert.That(Cached(), Is.EqualTo(2));
            Assert.That(Cached("--no-cache"), Is.Zero);
            Assert.That(Cached("--seed", "9"), Is.Zero, "another seed is another run");
            folder.Write("headline.dyno", "// said\n" + File.ReadAllText(folder.File));
            Assert.That(Cached(), Is.EqualTo(1), "a scenario is known by its fingerprint");
            Assert.That(Cached(), Is.EqualTo(2));
            folder.Write("trace.jsonl", SampleFolder.Trace.Replace(
                "\"output_length\": 5", "\"output_length\": 4", StringComparison.Ordinal));
            Assert.That(Cached(), Is.Zero, "the data are others");
        }
        finally
        {
            Environment.SetEnvironmentVariable("XDG_CACHE_HOME", home);
        }

        int Cached(params string[] options)
        {
            var outcome = CommandRunner.Run(["test", folder.File, "--format", "json", .. options]);
            Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
            using var document = JsonDocument.Parse(outcome.Output);
            Assert.That(document.RootElement.GetProperty("passed").GetInt32(), Is.EqualTo(2));
            return document.RootElement.GetProperty("cached").GetInt32();
        }
    }

    [Test]
    public void A_failure_is_judged_again()
    {
        using var folder = new SampleFolder();
        var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", folder.At("cache"));
        try
        {
            var file = folder.Write("a.dyno", Failing);
            Assert.That(CommandRunner.Run("test", file).ExitCode, Is.EqualTo(ExitCode.Failed));
            var again = CommandRunner.Run("test", file);
            Assert.That(again.ExitCode, Is.EqualTo(ExitCode.Failed));
            Assert.That(again.Error, Does.Contain("DYN7001"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("XDG_CACHE_HOME", home);
        }
    }
}
