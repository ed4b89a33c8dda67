using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Verification;

/// <summary>A run on which the engines differ leaves the least that still shows it.</summary>
internal sealed class VerifiedRunTests
{
    private const string Own =
        """
        router Own extends kv_aware {
          param patience: Requests in 1req..100req = 40req
          let load = worker.inflight + worker.queued
          eligible load <= patience
          choose worker minimizing (if worker.kv_used > 90% then 10.0 else max(0.5, load / 1req)) + worker.id
          tie_break = [random]
        }

        """;

    /// <summary>The sample's scenario beside a router of its own.</summary>
    public static string WithOwnRouter { get; } = SampleFolder.Scenario.Replace(
        "deployment Fixed", Own + "deployment Fixed", StringComparison.Ordinal);

    [TestCase("round_robin")]
    [TestCase("kv_aware")]
    [TestCase("least_loaded")]
    [TestCase("Own")]
    public void A_difference_comes_out_small(string router)
    {
        using var folder = new SampleFolder();
        folder.Write("headline.dyno", WithOwnRouter);
        var outcome = PlantedFault.Run(
            "run", folder.File, "--verify", "--out", folder.Folder, "--set", $"deployment.router={router}");
        var file = folder.At(Path.Combine("reproduction", "reproduction.dyno"));
        var trace = folder.At(Path.Combine("reproduction", "trace.jsonl"));
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(70), outcome.Everything);
            Assert.That(outcome.Error, Does.Contain("the engines differ: request "));
            Assert.That(File.ReadAllLines(trace), Has.Length.AtMost(2));
        });

        var again = PlantedFault.Run("run", file, "--verify");
        var sound = CommandRunner.Run("run", file, "--verify");
        Assert.Multiple(() =>
        {
            Assert.That(again.ExitCode, Is.EqualTo(70), again.Everything);
            Assert.That(sound.ExitCode, Is.Zero, sound.Everything);
        });
    }
}
