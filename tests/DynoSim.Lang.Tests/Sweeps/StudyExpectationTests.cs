using System.Text.Json;
using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Sweeps;

/// <summary>Expectations over the points of an experiment: they hold, they fail, or nobody can tell.</summary>
public sealed class StudyExpectationTests
{
    [TestCase("expect best(goodput) >= baseline(goodput)", "holds")]
    [TestCase("expect best(goodput) >= 100 * baseline(goodput)", "fails")]
    [TestCase("expect at(rate == 1req/s, goodput_ratio) > 90%", "holds")]
    [TestCase("expect at(rate == 64req/s, goodput_ratio) > 90%", "fails")]
    [TestCase("expect at(rate == 7req/s, goodput_ratio) > 90%", "no value")]
    [TestCase("expect increasing(mean(ttft), over = rate)", "holds")]
    [TestCase("expect decreasing(mean(ttft), over = rate)", "fails")]
    [TestCase("expect decreasing(goodput_ratio, over = rate)", "holds")]
    [TestCase("expect frontier.size == 1", "holds")]
    [TestCase("expect rejected == 0req", "holds")]
    [TestCase("expect goodput_ratio > 50%", "fails")]
    [TestCase("expect rejected == 0req and best(goodput) > 0req/s", "no value")]
    [TestCase("expect best(goodput) > 0req/s and best(mean(ttft)) < 1s", "holds")]
    [TestCase("expect not best(mean(ttft)) < 1s", "fails")]
    [TestCase("expect goodput / deployment.gpus < 1_000req/s/gpu", "holds")]
    public void Of_single_runs_are_decided_by_the_values(string expectation, string verdict) =>
        Assert.That(Verdict(SweepSample.Expecting(expectation)), Is.EqualTo(verdict));

    [TestCase("at(deployment.router == least_loaded, G) >= at(deployment.router == round_robin, G)", "holds")]
    [TestCase("at(deployment.router == least_loaded, G) <= at(deployment.router == round_robin, G)", "holds")]
    [TestCase("at(deployment.router == least_loaded, G) < at(rate == 1req/s and deployment.gpus == 4gpu, G)", "fails")]
    [TestCase("at(deployment.gpus == 2gpu, G) < at(deployment.gpus == 4gpu, G)", "holds")]
    [TestCase("at(deployment.gpus == 2gpu, G) < 3gpu or at(rate == 7req/s, G) < 1gpu", "holds")]
    public void Points_are_compared_that_agree_in_what_no_condition_names(string expectation, string verdict) =>
        Assert.That(
            Verdict(SweepSample.Expecting(
                $"expect {expectation.Replace("G)", "deployment.gpus)", StringComparison.Ordinal)}",
                """
                vary deployment.router in [round_robin, least_loaded]
                vary deployment.serve.replicas in [1, 2, 4]
                where deployment.router == least_loaded or deployment.serve.replicas > 1
                """)),
            Is.EqualTo(verdict));

    [Test]
    public void A_margin_within_the_noise_is_unclear_a_warning_and_an_error_only_under_strict()
    {
        // Between the same runs in another order there is no difference; half the noise decides nothing.
        using var folder = new SampleFolder();
        var file = folder.Write("x.dyno", SweepSample.Expecting(
            "expect at(rate == 4req/s, p99(ttft)) < 1.0 * at(rate == 4req/s, mean(ttft)) * 6", "replicate = 5"));
        var outcome = CommandRunner.Run("sweep", file, "--format", "json");
        Assert.That(Verdict(outcome), Is.EqualTo("inconclusive"), outcome.Everything);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(CommandRunner.Run("sweep", file, "--strict").ExitCode, Is.EqualTo(ExitCode.Failed));
    }

    [Test]
    public void What_all_repetitions_say_holds()
    {
        var text = SweepSample.Expecting(
            "expect at(rate == 1req/s, mean(ttft)) < at(rate == 64req/s, mean(ttft))", "replicate = 5");
        Assert.That(Verdict(text), Is.EqualTo("holds"));
    }

    [Test]
    public void A_planted_fault_is_found_and_shown()
    {
        using var folder = new SampleFolder();
        var file = folder.Write("x.dyno", SweepSample.Expecting("expect increasing(goodput_ratio, over = rate)"));
        var outcome = CommandRunner.Run("sweep", file);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Failed));
        Assert.That(outcome.Everything, Does.Contain("DYN7001").And.Contain("goes from").And.Contain("64req/s"));
    }

    private static string? Verdict(string text)
    {
        using var folder = new SampleFolder();
        return Verdict(CommandRunner.Run("sweep", folder.Write("x.dyno", text), "--format", "json"));
    }

    private static string? Verdict(CommandRunner.Outcome outcome)
    {
        using var document = JsonDocument.Parse(outcome.Output);
        return document.RootElement.TryGetProperty("expectations", out var expectations)
            ? expectations[0].GetProperty("verdict").GetString()
            : outcome.Everything;
    }
}
