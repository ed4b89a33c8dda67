using DynoSim.Lang.Cli.CommandLine;

namespace DynoSim.Lang.Tests.Cli;

/// <summary>
/// Whatever is wrong with a file or a trace, a user gets a coded diagnostic and exit code 1 or 3; never a stack trace,
/// never a hang.
/// </summary>
public sealed class BrokenFileTests
{
    private const int PatienceMilliseconds = 30_000;

    private static TestCaseData Edit(string name, string old, string replacement, string code) =>
        new TestCaseData(old, replacement, code).SetArgDisplayNames(name);

    private static IEnumerable<TestCaseData> Edits() =>
    [
        Edit("missing header", "dynosim 1.0", "// nothing", "DYN0001"),
        Edit("later version", "dynosim 1.0", "dynosim 9.0", "DYN0002"),
        Edit("unclosed block", "seed = 1 }", "seed = 1", "DYN0011"),
        Edit("unclosed string", "\"trace.jsonl\"", "\"trace.jsonl", "DYN0012"),
        Edit("unclosed comment", "cluster Fleet", "/* cluster Fleet", "DYN0013"),
        Edit("curly quotes", "\"trace.jsonl\"", "“trace.jsonl”", "DYN0014"),
        Edit("blank before the unit", "262_144tok", "262_144 tok", "DYN0023"),
        Edit("hexadecimal number", "16_384", "0x4000", "DYN0020"),
        Edit("unknown unit", "262_144tok", "262_144tokens", "DYN0021"),
        Edit("bit or byte", "block = 512tok", "block = 4Gb", "DYN0022"),
        Edit("stray brace", "scenario Headline", "} scenario Headline", "DYN0010"),
        Edit("unknown name", "cluster = Fleet", "cluster = Fleed", "DYN1001"),
        Edit("unknown property", "nodes = 512", "nodes = 512; racks = 3", "DYN1002"),
        Edit("unknown kind", "cluster Fleet", "clutser Fleet", "DYN1003"),
        Edit("unknown metric", "seed = 1", "seed = 1; expect p99(tttf) < 1s", "DYN1004"),
        Edit("declared twice", "cluster Fleet", "cluster Fleet { node = HGX_H200; nodes = 1 } cluster Fleet",
            "DYN1010"),
        Edit("import not found", "std/models.dyno", "std/modles.dyno", "DYN1020"),
        Edit("import of nothing", "HGX_H200 }", "HGX_H2000 }", "DYN1001"),
        Edit("extends another kind", "extends Qwen3_32B_FP8", "extends HGX_H200", "DYN1030"),
        Edit("extends itself", "extends Qwen3_32B_FP8", "extends Long", "DYN1031"),
        Edit("unit of another dimension", "262_144tok", "262_144ms", "DYN2001"),
        Edit("sum of different things", "replicas = workers", "replicas = workers + 1ms", "DYN2002"),
        Edit("missing unit", "timing { source = polynomial;", "timing { step_overhead = 5; source = polynomial;",
            "DYN2003"),
        Edit("string for a number", "nodes = 512", "nodes = \"many\"", "DYN2010"),
        Edit("wrong enum member", "role = aggregated", "role = agregated", "DYN2011"),
        Edit("call of a number", "nodes = 512", "nodes = workers(1)", "DYN2012"),
        Edit("wrong argument", "format = mooncake", "formt = mooncake", "DYN2013"),
        Edit("required missing", "nodes = 512", "", "DYN2020"),
        Edit("out of range", "= 2\n", "= 9_999\n", "DYN2021"),
        Edit("result before the run", "replicas = workers", "replicas = preemptions", "DYN3001"),
        Edit("cycle", "param workers: Count in 1..4096 = 2",
            "let workers: Count = other\nlet other: Count = workers", "DYN3010"),
        Edit("division by zero", "nodes = 512", "nodes = round(1 / (1 - 1))", "DYN3011"),
        Edit("static expectation", "nodes = 512", "nodes = 512; expect gpus == 3gpu", "DYN3020"),
        Edit("heads do not divide", "tp = 1", "tp = 3", "DYN4001"),
        Edit("beyond what a pool may have", "replicas = workers", "replicas = 5_000", "DYN2021"),
        Edit("trace missing", "trace.jsonl", "no-such-trace.jsonl", "DYN6001"),
    ];

    private static IEnumerable<TestCaseData> Traces() =>
    [
        new TestCaseData("{\"timestamp\": 0, \"input_length\": 5", "DYN6003").SetArgDisplayNames("cut short"),
        new TestCaseData("[1, 2, 3]\n", "DYN6003").SetArgDisplayNames("not an object"),
        new TestCaseData("{\"timestamp\": 0, \"input_length\": -5, \"output_length\": 1, \"hash_ids\": [1]}\n",
            "DYN6003")
            .SetArgDisplayNames("negative length"),
        new TestCaseData("{\"timestamp\": 0, \"input_length\": 9999, \"output_length\": 1, \"hash_ids\": [1]}\n",
            "DYN6004")
            .SetArgDisplayNames("too few hashes"),
        new TestCaseData("{\"timestamp\": 0, \"input_length\": 5, \"hash_ids\": [1]}\n", "DYN6003")
            .SetArgDisplayNames("field missing"),
        new TestCaseData("", "DYN6005").SetArgDisplayNames("empty"),
        new TestCaseData("\u0001\u0002\u0003binary\u0000junk", "DYN6003").SetArgDisplayNames("binary"),
    ];

    [TestCaseSource(nameof(Edits))]
    public void A_broken_scenario_is_told_with_its_code(string old, string replacement, string code)
    {
        using var folder = new SampleFolder();
        Assert.That(SampleFolder.Scenario.Contains(old, StringComparison.Ordinal), Is.True, "the sample has it");
        folder.Write("headline.dyno", SampleFolder.Scenario.Replace(old, replacement, StringComparison.Ordinal));
        foreach (var verb in new[] { "check", "run" })
        {
            var outcome = RunWithPatience(verb, folder.File);
            Assert.Multiple(() =>
            {
                Assert.That(outcome.Everything, Does.Contain(code), verb);
                Assert.That(outcome.ExitCode, Is.EqualTo(code.StartsWith("DYN6", StringComparison.Ordinal)
                    ? 3 : 1), verb);
                AssertNoStackTrace(outcome);
            });
        }
    }

    [TestCaseSource(nameof(Traces))]
    public void A_broken_trace_is_told_with_its_code_and_exit_code_three(string trace, string code)
    {
        using var folder = new SampleFolder();
        folder.Write("trace.jsonl", trace);
        foreach (var verb in new[] { "check", "run" })
        {
            var outcome = RunWithPatience(verb, folder.File);
            Assert.Multiple(() =>
            {
                Assert.That(outcome.Everything, Does.Contain(code), verb);
                Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.InputData), verb);
                AssertNoStackTrace(outcome);
            });
        }
    }

    [Test]
    public void What_is_not_simulated_yet_may_be_checked_but_not_run()
    {
        using var folder = new SampleFolder();
        folder.Write(
            "headline.dyno",
            SampleFolder.Scenario.Replace("backend = vllm", "backend = sglang", StringComparison.Ordinal));
        var check = CommandRunner.Run("check", folder.File);
        var run = CommandRunner.Run("run", folder.File);
        Assert.That((check.ExitCode, run.ExitCode), Is.EqualTo((ExitCode.Success, ExitCode.Failed)));
        Assert.That(check.Output, Does.Contain("info DYN9003"));
        Assert.That(run.Error, Does.Contain("error DYN9003"));
    }

    private static CommandRunner.Outcome RunWithPatience(params string[] arguments)
    {
        var work = Task.Run(() => CommandRunner.Run(arguments));
        Assert.That(work.Wait(PatienceMilliseconds), Is.True, "the command hangs");
        return work.Result;
    }

    private static void AssertNoStackTrace(CommandRunner.Outcome outcome) =>
        Assert.That(outcome.Everything, Does.Not.Contain("   at DynoSim.").And.Not.Contain("Unhandled"));
}
