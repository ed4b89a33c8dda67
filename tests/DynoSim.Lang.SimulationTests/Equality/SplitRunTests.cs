using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.SimulationTests.Kernel;

namespace DynoSim.Lang.SimulationTests.Equality;

/// <summary>A run split over threads is the same run; random scenarios are compared split as well.</summary>
[TestFixture]
internal sealed class SplitRunTests
{
    private static readonly SimulatedTime _hour = new(3_600 * SimulatedTime.PicosecondsPerSecond);

    private static readonly FixedTiming _timing =
        new(new SimulatedTime(5_000_000_000), new SimulatedTime(1_000_000_000));

    [Test]
    public void Threads_change_nothing([Values(2, 3, 7, 64)] int threads)
    {
        var requests = new TestRequests();
        for (var request = 0; request < 400; request++)
        {
            var arrival = request / 3 * 1_700_000_000L;
            requests.AddShared(arrival, 9 + (request % 40), 1 + (request % 23), $"a {request % 5} b");
        }

        var setup = TestRun.Setup(requests, workers: 5, blocks: 40);
        Assert.That(ThreadsOf(setup with { Threads = threads }), Is.EqualTo(Math.Min(threads, 5)));
        var alone = AcceleratedSimulator.Run(setup, _timing, default(RoundRobin));
        var split = AcceleratedSimulator.Run(setup with { Threads = threads }, _timing, default(RoundRobin));
        Assert.That(TestRun.Fingerprint(split), Is.EqualTo(TestRun.Fingerprint(alone)));
        Assert.That(split.Gaps.Summarise(), Is.EqualTo(alone.Gaps.Summarise()));
        Assert.That(split.Gaps.SumPicoseconds, Is.EqualTo(alone.Gaps.SumPicoseconds));
    }

    [Test]
    public void A_closed_loop_is_not_split()
    {
        var requests = new TestRequests().Add(0, 8, 4).Add(0, 8, 4);
        var setup = TestRun.Setup(requests, workers: 2) with { Threads = 2, Concurrency = 1 };
        Assert.That(ThreadsOf(setup), Is.EqualTo(1));
    }

    [TestCase(1)]
    [TestCase(4)]
    public void What_a_thread_cannot_do_the_run_cannot(int threads)
    {
        var requests = new TestRequests();
        for (var request = 0; request < 8; request++)
        {
            requests.Add(0, 8, request % 2 == 1 ? 100_000 : 2);
        }

        var setup = TestRun.Setup(requests, workers: 4, blocks: 100_000, context: 1_000_000) with { Threads = threads };
        Assert.That(
            () => AcceleratedSimulator.Run(setup, new FixedTiming(_hour, _hour), default(RoundRobin)),
            Throws.TypeOf<TimelineException>());
    }

    private static int ThreadsOf(SimulationSetup setup) => new AcceleratedSimulation(
        setup, new EngineMaker<FixedTiming>([_timing]), default(RoundRobin), macroSteps: true).Threads;
}
