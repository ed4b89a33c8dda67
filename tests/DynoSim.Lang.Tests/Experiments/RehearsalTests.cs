using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Experiments;

public sealed class RehearsalTests
{
    [Test]
    public void A_dozen_requests_go_all_the_way_through_the_plan_that_is_rehearsed()
    {
        using var folder = new SampleFolder();
        var execution = new ScenarioExecution(new ScenarioLoader(null));
        var plan = PlanOf(folder, SampleFolder.Scenario);
        var requests = Rehearsal.RequestsFor(plan, null);
        Assert.That(execution.TryPrepare(plan, out var ready, out var defect), Is.True, defect?.Message);
        if (ready is null || requests is null)
        {
            Assert.Fail("There is nothing to rehearse.");
            return;
        }

        var outcome = execution.Run(ready, new ExecutionRequest { Plan = plan, Requests = requests });
        Assert.That(outcome.Defect, Is.Null);
        Assert.That(outcome.Metrics?.Requests.Completed, Is.EqualTo(12));
        Assert.That(outcome.Metrics?.PrefixReuse, Is.GreaterThan(0));
    }

    [Test]
    public void Nothing_is_rehearsed_where_no_row_is_kept_or_none_is_read()
    {
        using var folder = new SampleFolder();
        Assert.That(
            Rehearsal.RequestsFor(PlanOf(folder, SampleFolder.Scenario), static (in _) => false), Is.Null, "filtered");
        var generated = SampleFolder.Scenario.Replace(
            "source = trace(trace_path, format = mooncake, block = 512tok)",
            "arrivals = poisson(4req/s); requests = 20req; input = uniform(100tok, 900tok); "
                + "output = uniform(5tok, 9tok)",
            StringComparison.Ordinal);
        Assert.That(Rehearsal.RequestsFor(PlanOf(folder, generated), null), Is.Null, "generated");
    }

    private static RunPlan PlanOf(SampleFolder folder, string scenario)
    {
        folder.Write("headline.dyno", scenario);
        var choice = ScenarioChoice.Of(new RunRequest { File = folder.File }, new DiskFileSource(folder.File));
        return RunPlan.Of(choice.Plan ?? throw new InvalidOperationException(
            string.Join('\n', choice.Diagnostics.Select(finding => finding.Message))));
    }
}
