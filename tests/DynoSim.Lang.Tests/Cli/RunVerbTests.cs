using System.Text.Json;
using DynoSim.Lang.Cli.CommandLine;

namespace DynoSim.Lang.Tests.Cli;

/// <summary>A run as a script sees it.</summary>
public sealed class RunVerbTests
{
    [Test]
    public void Json_has_the_keys_of_the_contract_in_its_order()
    {
        using var folder = new SampleFolder();
        var outcome = CommandRunner.Run("run", folder.File, "--format", "json");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(Keys(root), Is.SupersetOf(Words(
                "tool scenario file fingerprint seed engine requests metrics prefix_reuse tokens rates pools cost "
                + "gpu_hours duration_s expectations timing peak_memory_mb diagnostics")));
            Assert.That(Keys(root.GetProperty(
                "requests")), Is.SupersetOf(Words("arrived completed rejected abandoned running")));
            Assert.That(Keys(root.GetProperty("metrics")), Is.EqualTo(Words("ttft ttst itl tpot e2e queue")));
            Assert.That(
                Keys(root.GetProperty("metrics").GetProperty("ttft")),
                Is.EqualTo(Words("mean std min max p50 p75 p90 p95 p99 p999 count")));
            Assert.That(Keys(root.GetProperty("prefix_reuse")), Is.EqualTo(Words("ratio device host disk remote")));
            Assert.That(Keys(root.GetProperty("tokens")), Is.EqualTo(Words("input output prefilled")));
            Assert.That(Keys(root.GetProperty("rates")), Is.EqualTo(Words("requests_per_s output_tokens_per_s")));
            Assert.That(Keys(root.GetProperty("pools")[0]), Is.SupersetOf(Words(
                "name replicas gpus busy_ratio kv_used_mean kv_used_max kv_blocks preemptions steps")));
            Assert.That(Keys(root.GetProperty("timing")), Is.EqualTo(Words(
                "load_ms prepare_ms check_ms emit_ms compile_ms cached simulate_ms simulate_all_ms "
                + "metrics_ms total_ms prepare_all_ms metrics_all_ms")));
            Assert.That(root.GetProperty("cost").ValueKind, Is.EqualTo(JsonValueKind.Null), "no price, no cost");
            Assert.That(root.GetProperty("requests").GetProperty("completed").GetInt64(), Is.EqualTo(8));
        });
    }

    [Test]
    public void Two_runs_say_the_same_but_for_the_time_they_took()
    {
        using var folder = new SampleFolder();
        var first = WithoutTimes(CommandRunner.Run("run", folder.File, "--format", "json").Output);
        var second = WithoutTimes(CommandRunner.Run("run", folder.File, "--format", "json").Output);
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void Both_engines_and_their_comparison_give_one_answer()
    {
        using var folder = new SampleFolder();
        var accelerated = CommandRunner.Run("run", folder.File, "--requests", folder.At("a.csv"), "--verify");
        var reference =
            CommandRunner.Run("run", folder.File, "--requests", folder.At("b.csv"), "--engine", "reference");
        Assert.That((accelerated.ExitCode, reference.ExitCode), Is.EqualTo((0, 0)), accelerated.Everything);
        Assert.That(File.ReadAllText(folder.At("b.csv")), Is.EqualTo(File.ReadAllText(folder.At("a.csv"))));
    }

    [Test]
    public void Repeats_are_all_listed()
    {
        using var folder = new SampleFolder();
        using var document =
            JsonDocument.Parse(CommandRunner.Run("run", folder.File, "--format", "json", "--repeat", "3").Output);
        var timing = document.RootElement.GetProperty("timing");
        foreach (var part in new[] { "prepare", "simulate", "metrics" })
        {
            var all = timing.GetProperty(part + "_all_ms").EnumerateArray().Select(time => time.GetDouble()).ToArray();
            Assert.That(all, Has.Length.EqualTo(3), part);
            Assert.That(timing.GetProperty(part + "_ms").GetDouble(), Is.EqualTo(all.Min()), part);
        }
    }

    [Test]
    public void The_report_is_the_same_for_any_number_of_threads()
    {
        using var folder = new SampleFolder();
        var rows = Enumerable.Range(0, 3_000).Select(row => FormattableString.Invariant(
            $$"""{"timestamp": {{row * 7}}, "input_length": {{600 + (row % 9 * 40)}}, """)
            + FormattableString.Invariant(
                $"\"output_length\": {1 + (row % 40)}, \"hash_ids\": [1, {2 + (row % 50)}]}}"));
        File.WriteAllLines(Path.Combine(Path.GetDirectoryName(folder.File)!, "trace.jsonl"), rows);
        var reports = new[] { "1", "2", "5" }.Select(jobs => WithoutTimes(
            CommandRunner.Run("run", folder.File, "--format", "json", "--set", "workers=4", "--jobs", jobs).Output));
        Assert.That(reports.Distinct().Count(), Is.EqualTo(1));
    }

    [TestCase("--set", "workers=3", "3")]
    [TestCase("--set", "workers=4095", "4095")]
    public void A_setting_changes_the_run(string option, string setting, string replicas)
    {
        using var folder = new SampleFolder();
        using var document =
            JsonDocument.Parse(CommandRunner.Run("run", folder.File, "--format", "json", option, setting).Output);
        Assert.That(document.RootElement.GetProperty(
            "pools")[0].GetProperty("replicas").ToString(), Is.EqualTo(replicas));
    }

    [TestCase("workers=9999", "DYN2021")]
    [TestCase("workers=many", "DYN1001")]
    [TestCase("workers=5ms", "DYN2004")]
    [TestCase("wrokers=5", "DYN1001")]
    [TestCase("deployment.rooter=kv_aware", "DYN1002")]
    [TestCase("deployment.router=Fleet", "DYN2010")]
    public void A_setting_that_makes_no_sense_is_an_error_of_the_setting(string setting, string code)
    {
        using var folder = new SampleFolder();
        var outcome = CommandRunner.Run("run", folder.File, "--set", setting);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Failed));
        Assert.That(outcome.Error, Does.Contain(code).And.Contain("--set"));
    }

    [TestCase("run", "a file or a name is missing")]
    [TestCase("run FILE Nobody", "Headline")]
    [TestCase("run no-such-file.dyno", "no-such-file.dyno")]
    [TestCase("run FILE --seed minus", "--seed")]
    [TestCase("run FILE --engine fast", "--engine")]
    [TestCase("run FILE --repeat 0", "--repeat")]
    [TestCase("run FILE --format yaml", "--format")]
    [TestCase("run FILE --set workers", "--set")]
    [TestCase("run FILE --frobnicate", "unknown option `--frobnicate`")]
    [TestCase("check no-such-file.dyno", "no-such-file.dyno")]
    public void Wrong_use_is_exit_code_two(string line, string message)
    {
        using var folder = new SampleFolder();
        var arguments = line.Split(' ').Select(word => word == "FILE" ? folder.File : word).ToArray();
        var outcome = CommandRunner.Run(arguments);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Usage), outcome.Everything);
            Assert.That(outcome.Output, Is.Empty);
            Assert.That(outcome.Error, line == "run" ? Does.Contain("FILE") : Does.Contain(message));
        });
    }

    [Test]
    public void A_failed_expectation_is_exit_code_one_with_its_picture()
    {
        using var folder = new SampleFolder();
        folder.Write("headline.dyno", SampleFolder.Scenario.Replace(
            "seed = 1", "seed = 1; expect p99(ttft) < 1us because \"nobody waits\"; expect completed == 8req",
                StringComparison.Ordinal));
        var outcome = CommandRunner.Run("run", folder.File);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Failed));
            Assert.That(outcome.Output, Does.Contain("FAILED").And.Contain("holds"));
            Assert.That(outcome.Error, Does.Contain("DYN7001").And.Contain("p99(ttft)").And.Contain("nobody waits"));
        });
    }

    [Test]
    [Platform("Linux")]
    public void A_full_disk_is_exit_code_74()
    {
        using var folder = new SampleFolder();
        var outcome = CommandRunner.Run("run", folder.File, "--requests", "/dev/full");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.CannotWrite));
        Assert.That(outcome.Error, Does.Contain("cannot write"));
    }

    [Test]
    public void Out_leaves_the_summary_in_a_folder()
    {
        using var folder = new SampleFolder();
        var outcome = CommandRunner.Run("run", folder.File, "--out", folder.At("out"), "--quiet");
        Assert.That((outcome.ExitCode, outcome.Output), Is.EqualTo((0, string.Empty)));
        Assert.That(WithoutTimes(File.ReadAllText(
            folder.At("out/summary.json"))), Does.Contain("\"scenario\":\"Headline\""));
    }

    [Test]
    [Platform("Linux")]
    public void An_interrupt_is_exit_code_130()
    {
        using var folder = new SampleFolder();
        using var process = BuiltTool.Start("run", folder.File, "--repeat", "1000000", "--quiet");
        Assert.That(process.WaitForExit(2_000), Is.False, "it is still busy");
        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]);
        Assert.That(process.WaitForExit(20_000), Is.True);
        Assert.That(process.ExitCode, Is.EqualTo(ExitCode.Interrupted));
    }

    private static string WithoutTimes(string json)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(json)?.AsObject() ?? [];
        node.Remove("timing");
        node.Remove("peak_memory_mb");
        return node.ToJsonString();
    }

    private static IEnumerable<string> Keys(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);

    private static string[] Words(string text) => text.Split(' ');
}
