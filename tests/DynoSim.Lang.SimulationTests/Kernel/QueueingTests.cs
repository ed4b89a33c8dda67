using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;
using static DynoSim.Lang.SimulationTests.Kernel.TestRun;

namespace DynoSim.Lang.SimulationTests.Kernel;

/// <summary>The simulator against results that need no simulation.</summary>
[TestFixture]
internal sealed class QueueingTests
{
    private const int Requests = 200_000;

    /// <summary>One request at a time and passes of one length: an M/D/1 queue.</summary>
    [TestCase(0.3)]
    [TestCase(0.6)]
    [TestCase(0.85)]
    public void Mean_wait_of_one_token_requests_is_that_of_an_MD1_queue(double utilisation)
    {
        var result = Run(Setup(Poisson(utilisation), Engine with { MaxSequences = 1 }));
        var wait = 0.0;
        for (var request = 0; request < Requests; request++)
        {
            wait += result.AdmitPicoseconds[request] - result.ArrivalPicoseconds[request];
        }

        // Pollaczek and Khinchine: rho / (2 (1 - rho)) services.
        var expected = utilisation / (2 * (1 - utilisation)) * Pass;
        Assert.That(wait / Requests, Is.EqualTo(expected).Within(5).Percent);
        Assert.That(
            result.Workers[0].BusyPicoseconds / (double)result.EndPicoseconds,
            Is.EqualTo(utilisation).Within(1).Percent);
    }

    /// <summary>
    /// Little's law holds exactly on any path: the integral of requests in the system is the sum of their stays.
    /// </summary>
    [Test]
    public void Blocks_in_use_are_the_sum_of_stays()
    {
        // Every request holds one block from its admission to its only token.
        var result = Run(Setup(Poisson(0.7), Engine with { MaxSequences = 3 }));
        Int128 stays = 0;
        for (var request = 0; request < Requests; request++)
        {
            stays += result.LastTokenPicoseconds[request] - result.AdmitPicoseconds[request];
        }

        Assert.That(result.Workers[0].UsedBlockPicoseconds.Value, Is.EqualTo(stays));
    }

    [Test]
    public void Throughput_of_a_saturated_worker_is_its_batch_over_its_pass()
    {
        var requests = new TestRequests();
        for (var request = 0; request < 64; request++)
        {
            requests.Add(0, 1, 100);
        }

        var result = Run(Setup(requests, Engine with { MaxSequences = 16 }, blocks: 16 * 25));
        Assert.That(result.EndPicoseconds, Is.EqualTo(64 / 16 * 100 * Pass));
    }

    private static RequestTable Poisson(double utilisation)
    {
        var stream = new RandomStream(7, "tests.poisson");
        var arrivals = new long[Requests];
        var time = 0.0;
        for (var request = 0; request < Requests; request++)
        {
            time -= DeterministicMath.Log(stream.Uniform(request)) * Pass / utilisation;
            arrivals[request] = (long)time;
        }

        int[] Same(int value) => [.. Enumerable.Repeat(value, Requests)];
        return new RequestTable
        {
            ArrivalPicoseconds = arrivals,
            InputTokens = Same(1),
            OutputTokens = Same(1),
            Prefixes = new PrefixTree
            {
                BlockTokens = 4,
                NodeCount = 1,
                Parent = [-1],
                Nodes = Same(0),
                PathStart = [.. Enumerable.Range(0, Requests + 1)],
            },
        };
    }
}
