using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.SimulationTests.Kernel;

/// <summary>What a router sees when its view is late: state as it was, to the picosecond.</summary>
[TestFixture]
internal sealed class RouterViewTests
{
    /// <summary>Two passes of an earlier request are over when the second arrives; one makes its first token.</summary>
    private const long SecondArrival = 2 * TestRun.Pass;

    [Test]
    public void Exact_view_sees_what_completed_now()
    {
        var seen = SeenBySecond(default);
        Assert.That(seen.Running, Is.EqualTo(1));
        Assert.That(seen.Queued, Is.Zero);
        Assert.That(seen.ActivePrefillTokens, Is.Zero);
        Assert.That(seen.OverlapBlocks, Is.EqualTo(2));
        Assert.That(seen.UsedBlocks, Is.EqualTo(3));
    }

    [Test]
    public void Delayed_view_is_the_exact_one_of_that_long_ago()
    {
        // A pass ago the first pass had just completed, and the second had begun.
        var passAgo = SeenBySecond(Delay(TestRun.Pass));
        Assert.That((passAgo.Running, passAgo.Queued, passAgo.Busy), Is.EqualTo((1, 0, true)));
        Assert.That(passAgo.ActivePrefillTokens, Is.Zero);

        // Less than that ago it was still under way: routed, not reported.
        var before = SeenBySecond(Delay(TestRun.Pass + 1));
        Assert.That((before.Running, before.Queued, before.Busy), Is.EqualTo((0, 1, true)));
        Assert.That(before.ActivePrefillTokens, Is.EqualTo(10));
        Assert.That(before.OverlapBlocks, Is.Zero);

        // Before it arrived there was nothing, but that it was sent the router knows.
        var longAgo = SeenBySecond(Delay(SecondArrival + 1));
        Assert.That((longAgo.Running, longAgo.Queued, longAgo.Busy), Is.EqualTo((0, 0, false)));
        Assert.That(longAgo.ActivePromptBlocks, Is.Zero);
        Assert.That(longAgo.Assigned, Is.EqualTo(1));
    }

    [Test]
    public void Late_cache_events_leave_loads_exact()
    {
        var seen = SeenBySecond(new ViewDelays(SimulatedTime.Zero, new SimulatedTime(TestRun.Pass + 1)));
        Assert.That(seen.Running, Is.EqualTo(1));
        Assert.That(seen.ActivePrefillTokens, Is.Zero);
        Assert.That(seen.OverlapBlocks, Is.Zero);
        Assert.That(SeenBySecond(new ViewDelays(SimulatedTime.Zero, new SimulatedTime(TestRun.Pass))).OverlapBlocks,
            Is.EqualTo(2));
    }

    [Test]
    public void A_request_that_waits_at_the_router_is_looked_at_when_the_news_arrive()
    {
        // Nobody takes a request while the router believes that one runs; the news of its end come late.
        var router = new ObservingRouter((_, workers) => workers[0].Running + workers[0].Queued > 0 ? -1 : 0);
        var requests = new TestRequests().Add(0, 8, 1).Add(TestRun.Pass / 2, 8, 1);
        var setup = TestRun.Setup(requests) with { View = Delay(5 * TestRun.Pass) };

        // Half a pass after the start the router does not yet know of the first request.
        Assert.That(TestRun.Run(setup, router).AdmitPicoseconds[1], Is.EqualTo(TestRun.Pass));
        var waits = TestRun.Setup(new TestRequests().Add(0, 8, 1).Add(5 * TestRun.Pass, 8, 1)) with
        {
            View = Delay(5 * TestRun.Pass),
        };
        Assert.That(TestRun.Run(waits, router).AdmitPicoseconds[1], Is.EqualTo(6 * TestRun.Pass));
    }

    private static ViewDelays Delay(long picoseconds) =>
        new(new SimulatedTime(picoseconds), new SimulatedTime(picoseconds));

    /// <summary>The signals of the only worker as the second request finds them.</summary>
    private static WorkerSignals SeenBySecond(ViewDelays view)
    {
        var seen = default(WorkerSignals);
        var requests = new TestRequests().AddShared(0, 10, 8, "a b c").AddShared(SecondArrival, 10, 2, "a b d");
        var router = new ObservingRouter((request, workers) =>
        {
            seen = request == 1 ? workers[0] : seen;
            return 0;
        });
        _ = TestRun.Run(TestRun.Setup(requests) with { View = view }, router);
        return seen;
    }
}
