using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Verification;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Verification;

/// <summary>A run written down as a case means the same, its router in full.</summary>
internal sealed class RouterTextTests
{
    private static readonly EngineDifference _none = new("run", "nothing", "same", "same");

    [TestCase("round_robin")]
    [TestCase("random")]
    [TestCase("least_loaded")]
    [TestCase("kv_aware")]
    [TestCase("lmetric")]
    [TestCase("Own")]
    public void A_run_written_down_gives_the_same(string router)
    {
        using var folder = new SampleFolder();
        folder.Write("headline.dyno", VerifiedRunTests.WithOwnRouter);
        var request = new RunRequest
        {
            File = folder.File,
            Settings = [new("deployment.router", router)],
            Engine = EngineChoice.Reference,
        };
        var run = ScenarioRunner.ForUser().Run(request);
        if (run is not { Result: { } expected, Requests: { } requests }
            || ScenarioChoice.Of(request).Plan is not { } plan)
        {
            throw new AssertionException(string.Join('\n', run.Diagnostics.Select(found => found.Message)));
        }

        var found = CaseFiles.Of(RunPlan.Of(plan), requests, _ => null);
        foreach (var (name, text) in CaseFiles.Of(found, plan.Router, _none))
        {
            folder.Write(name, text);
        }

        var again = ScenarioRunner.ForUser().Run(new RunRequest
        {
            File = folder.At(CaseFiles.ScenarioName),
            Engine = EngineChoice.Reference,
        });
        if (again.Result is not { } result)
        {
            throw new AssertionException(string.Join('\n', again.Diagnostics.Select(found => found.Message)));
        }

        Assert.That(EngineComparison.Difference(expected, result), Is.Null);
    }
}
