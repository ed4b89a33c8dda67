using DynoSim.Lang.Cli.CommandLine;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Sweeps;

/// <summary>Experiments that would run other points than they seem to, or none.</summary>
public sealed class AxisRuleTests
{
    private static readonly string[] _silent =
    [
        "DYN1010|vary deployment.serve.replicas in 1..2\n vary deployment.serve.replicas in 3..4",
        "DYN5004|vary rate in [1req/s, 2req/s]\n vary deployment.serve.replicas in 4..1\n search = sample(8, sobol)",
        "DYN5004|vary deployment.serve.replicas in 4..1\n search = bisect(deployment.serve.replicas)",
        "DYN5004|vary deployment.serve.replicas in 1..4\n where deployment.gpus > 20gpu\n search = sample(8)",
        "DYN5004|vary deployment.serve.replicas in 1..4\n search = bisect(rate)",
        "DYN5004|vary fleet in [1gpu, 2gpu]\n vary deployment.serve.replicas in 1..deployment.serve.tp\n"
            + " vary deployment.serve.tp in [1, 2]\n search = bisect(deployment.serve.replicas)",
        "DYN2010|vary deployment.router in [round_robin, least_loaded]\n search = bisect(deployment.router)",
    ];

    [TestCaseSource(nameof(_silent))]
    public void What_would_be_passed_over_is_an_error(string text)
    {
        var parts = text.Split('|');
        var outcome = Sweep(SweepSample.Scenario + $"experiment X of S {{\n {parts[1]}\n}}\n");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Failed), outcome.Everything);
        Assert.That(outcome.Everything, Does.Contain($"error {parts[0]} "));
    }

    [Test]
    public void A_bisection_without_a_condition_is_an_error()
    {
        var text = SweepSample.Scenario.Replace("; slo = Fast", string.Empty, StringComparison.Ordinal);
        var outcome = Sweep(text + "experiment X of S { vary rate in 1req/s..8req/s; search = bisect(rate) }\n");
        Assert.That(outcome.Everything, Does.Contain("error DYN2020 ").And.Contain("no `slo`"));
    }

    [Test]
    public void An_axis_beside_the_points_of_others_is_an_error()
    {
        var outcome = Sweep(SweepSample.Scenario + """
            experiment A of S { vary deployment.serve.replicas in 1..3; minimize p99(ttft) }
            experiment X of S { points = A.points; vary rate in [1req/s, 2req/s]; minimize p99(ttft) }

            """, "X");
        Assert.That(outcome.Everything, Does.Contain("error DYN5002 "));
    }

    [TestCase("p99(ttft) < 1h and p99(tpot) < 1h", "any", "holds everywhere")]
    [TestCase("p99(ttft) < 1h and p99(tpot) < 1us", "none", "holds nowhere")]
    [TestCase("not (p99(ttft) >= 1h or p99(tpot) >= 1h)", "any", "holds everywhere")]
    public void A_bisection_asks_for_all_parts_of_a_condition(string condition, string value, string outcome)
    {
        var shown = Sweep(SweepSample.Scenario
            + $"experiment X of S {{ vary rate in 1req/s..8req/s; search = bisect(rate, while = {condition}) }}\n");
        Assert.That(shown.Output, Does.Match($@"S +{value} +{outcome} +\d+"), shown.Everything);
    }

    [TestCase("vary deployment.serve.replicas in 1..1_000", "vary rate in [40req/s]")]
    [TestCase("vary deployment.serve.replicas in 1..1_000; where deployment.gpus >= 2gpu", "vary rate in [40req/s]")]
    [TestCase("vary deployment.serve.replicas in 1..16", "vary rate in [40req/s]")]
    public void The_smallest_fleet_is_found_whatever_does_not_fit_the_cluster(string fleet, string load)
    {
        var shown = Sweep(SweepSample.Scenario + $$"""
            experiment X of S {
              {{fleet}}
              {{load}}
              search = bisect(deployment.serve.replicas, while = p99(ttft) < 800ms)
            }

            """);
        Assert.That(shown.Output, Does.Match(@"rate = 40req/s +3 +lowest, found"), shown.Everything);
        Assert.That(shown.Output, Does.Not.Contain("infeasible"));
    }

    private static CommandRunner.Outcome Sweep(string text, params string[] more)
    {
        using var folder = new SampleFolder();
        return CommandRunner.Run(["sweep", folder.Write("x.dyno", text), .. more]);
    }
}
