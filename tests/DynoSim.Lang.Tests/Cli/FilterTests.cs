using System.Text.Json;
using DynoSim.Lang.Cli.CommandLine;

namespace DynoSim.Lang.Tests.Cli;

/// <summary><c>where</c> in a workload: which rows of a trace a run replays.</summary>
public sealed class FilterTests
{
    private const string Source = "source = trace(trace_path, format = mooncake, block = 512tok)";

    private static readonly string[] Engines = ["accelerated", "reference"];

    // The sample's rows ask for 1000, 1010, ... 1070 tokens, a quarter of a second apart, and answer with 5 to 12.
    private static readonly (string Where, int Kept)[] Conditions =
    [
        ("where request.input < 1_030tok", 3),
        ("where request.output >= 10tok", 3),
        ("where request.timestamp < 1s", 4),
        ("where request.input > 1_000tok; where request.output < 8tok", 2),
        ("let most: Tokens = 1_040tok; where request.input + request.output <= most", 4),
        ("where not (request.priority == 0 and request.turn == 0 and request.input == 1_000tok)", 7),
        ("where request.input in 1_010tok..1_020tok or request.input == 1_070tok", 3),
        ("where true", 8),
    ];

    private static IEnumerable<TestCaseData> Cases => Conditions.SelectMany(condition => Engines.Select(
        engine => new TestCaseData(condition.Where, engine, condition.Kept)));

    private static CommandRunner.Outcome Run(SampleFolder folder, string where, params string[] arguments)
    {
        folder.Write("headline.dyno", SampleFolder.Scenario.Replace(
            Source, $"{Source}; {where}", StringComparison.Ordinal));
        return CommandRunner.Run(["run", folder.File, "--format", "json", .. arguments]);
    }

    [TestCaseSource(nameof(Cases))]
    public void OnlyTheRowsAreReplayedForWhichItHolds(string where, string engine, int kept)
    {
        using var folder = new SampleFolder();
        var outcome = Run(folder, where, "--engine", engine);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
        using var report = JsonDocument.Parse(outcome.Output);
        Assert.Multiple(() =>
        {
            Assert.That(Completed(outcome), Is.EqualTo(kept));
            Assert.That(
                report.RootElement.GetProperty("requests").GetProperty("filtered").GetInt64(), Is.EqualTo(8 - kept));
        });
    }

    [Test]
    public void ItChangesTheFingerprintAndTheFigures()
    {
        using var folder = new SampleFolder();
        using var all = JsonDocument.Parse(CommandRunner.Run("run", folder.File, "--format", "json").Output);
        using var some = JsonDocument.Parse(Run(folder, "where request.input >= 1_020tok").Output);
        foreach (var key in new[] { "fingerprint", "metrics", "tokens" })
        {
            Assert.That(some.RootElement.GetProperty(key).ToString(),
                Is.Not.EqualTo(all.RootElement.GetProperty(key).ToString()), key);
        }
    }

    [Test]
    public void TheEnginesAgreeAndASecondRunFromTheCacheKeepsTheSameRows()
    {
        using var folder = new SampleFolder();
        const string Where = "where request.input < 1_000tok + limit * 1tok; let limit = 45";
        var first = Run(folder, Where);
        var second = Run(folder, Where);
        var verified = Run(folder, Where, "--verify");
        Assert.That((first.ExitCode, second.ExitCode, verified.ExitCode), Is.EqualTo((0, 0, 0)), verified.Everything);
        Assert.That(Completed(second), Is.EqualTo(Completed(first)).And.EqualTo(5));
        Assert.That(Completed(verified), Is.EqualTo(5));
    }

    [Test]
    public void AFilterThatLeavesNothingIsAnError()
    {
        using var folder = new SampleFolder();
        var outcome = Run(folder, "where request.input > 1_000_000tok");
        Assert.That(outcome.Everything, Does.Contain("DYN6005"));
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.InputData));
    }

    [Test]
    public void AGeneratedWorkloadHasNoRowsToChooseFrom()
    {
        using var folder = new SampleFolder();
        folder.Write("headline.dyno", SampleFolder.Scenario.Replace(
            Source,
            "arrivals = poisson(2req/s); input = 100tok; output = 10tok; duration = 10s; where request.input < 50tok",
            StringComparison.Ordinal));
        var outcome = CommandRunner.Run("run", folder.File);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Failed), outcome.Everything);
        Assert.That(outcome.Everything, Does.Contain("DYN9003").And.Contain("without a trace"));
    }

    private static long Completed(CommandRunner.Outcome outcome)
    {
        using var report = JsonDocument.Parse(outcome.Output);
        return report.RootElement.GetProperty("requests").GetProperty("completed").GetInt64();
    }
}
