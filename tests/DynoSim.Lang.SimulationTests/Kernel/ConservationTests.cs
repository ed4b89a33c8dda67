using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Workloads;
using static DynoSim.Lang.SimulationTests.Kernel.TestRun;

namespace DynoSim.Lang.SimulationTests.Kernel;

/// <summary>Nothing is lost or invented; two runs of the same are the same.</summary>
[TestFixture]
internal sealed class ConservationTests
{
    [FsCheck.NUnit.Property(MaxTest = 400)]
    public void Every_request_is_accounted_for(int seed)
    {
        // The run itself checks the laws and throws; here is what they do not say.
        var setup = RandomSetups.Of(seed);
        var result = Run(setup);
        long gaps = 0;
        for (var request = 0; request < setup.Requests.Count; request++)
        {
            AssertHistory(setup, result, request);
            gaps += Math.Max(0, result.ProducedTokens[request] - 1);
        }

        Assert.That(result.Gaps.Count, Is.EqualTo(gaps));
        foreach (var worker in result.Workers)
        {
            Assert.That(worker.UsedBlocksMax, Is.LessThanOrEqualTo(worker.TotalBlocks));
            Assert.That(worker.BusyPicoseconds, Is.LessThanOrEqualTo(worker.Passes * Pass));
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Two_runs_are_the_same(int seed)
    {
        var first = Fingerprint(Run(RandomSetups.Of(seed)));
        Assert.That(Fingerprint(Run(RandomSetups.Of(seed))), Is.EqualTo(first));
    }

    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void Watching_changes_nothing(int seed)
    {
        var setup = RandomSetups.Of(seed);
        var watched = Run(setup, new ObservingRouter((_, workers) =>
        {
            var least = workers.Min(worker => worker.Assigned);
            return Array.FindIndex(workers, worker => worker.Assigned == least);
        }));
        Assert.That(Fingerprint(watched), Is.EqualTo(Fingerprint(Run(setup))));
    }

    [Test]
    public void Books_are_empty_when_everything_has_ended()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var last = RandomSetups.Of(seed) with { Cutoff = null, Concurrency = null };
            var requests = last.Requests;
            var late = new TestRequests().Add(0, 1, 1).Build();
            var end = Run(last).EndPicoseconds + 1;
            var seen = new List<WorkerSignals>();
            var router = new ObservingRouter((request, workers) =>
            {
                seen.AddRange(request == requests.Count ? workers : []);
                return (int)(request % workers.Length);
            });
            Run(last with { Requests = Append(requests, late, 100 * end) }, router);
            foreach (var worker in seen)
            {
                Assert.That(
                    (worker.Queued, worker.Running, worker.WaitingTokens, worker.ActivePrefillTokens),
                    Is.EqualTo((0, 0, 0L, 0L)),
                    $"seed {seed}");
                Assert.That(
                    (worker.ActiveDecodeBlocks, worker.ActivePromptBlocks, worker.UsedBlocks, worker.Busy),
                    Is.EqualTo((0L, 0L, 0L, false)),
                    $"seed {seed}");
            }
        }
    }

    [Test]
    public void Broken_law_is_reported_with_its_numbers()
    {
        var result = Run(Setup(new TestRequests().Add(0, 8, 3)));
        result.ProducedTokens[0]++;
        var broken = Assert.Throws<ConservationException>(() => ConservationLaws.Check(result));
        Assert.That((broken?.Left, broken?.Right), Is.EqualTo(((Int128?)3, (Int128?)4)));
        result.ProducedTokens[0]--;
        result.Status[0] = RequestStatus.Running;
        Assert.That(() => ConservationLaws.Check(result), Throws.TypeOf<ConservationException>());
    }

    private static void AssertHistory(SimulationSetup setup, SimulationResult result, int request)
    {
        var message = $"request {request}";
        var asked = setup.Requests.OutputTokens[request];
        var room = setup.Pools[0].MaxContext - setup.Requests.InputTokens[request];
        var history = new[]
        {
            result.ArrivalPicoseconds[request],
            result.AdmitPicoseconds[request],
            result.FirstTokenPicoseconds[request],
            result.SecondTokenPicoseconds[request],
            result.LastTokenPicoseconds[request],
        };
        Assert.That(history.Where(instant => instant >= 0), Is.Ordered, message);
        Assert.That(result.CachedTokens[request], Is.LessThan(setup.Requests.InputTokens[request]), message);
        switch (result.Status[request])
        {
            case RequestStatus.Completed:
                Assert.That(result.ProducedTokens[request], Is.EqualTo(Math.Min(asked, room)), message);
                break;
            case RequestStatus.NotArrived:
                Assert.That(history, Is.All.EqualTo(-1), message);
                break;
            case RequestStatus.Running:
                Assert.That(setup.Cutoff, Is.Not.Null, message);
                break;
            default:
                Assert.That(result.Rejection[request], Is.Not.EqualTo(default(RejectionReason)), message);
                break;
        }
    }

    private static RequestTable Append(
        RequestTable first,
        RequestTable second,
        long arrival) => new()
        {
            ArrivalPicoseconds = [.. first.ArrivalPicoseconds, arrival],
            InputTokens = [.. first.InputTokens, .. second.InputTokens],
            OutputTokens = [.. first.OutputTokens, .. second.OutputTokens],
            Priority = first.Priority is { } priority ? [.. priority, 0] : null,
            Prefixes = new PrefixTree
            {
                BlockTokens = first.Prefixes.BlockTokens,
                NodeCount = first.Prefixes.NodeCount + 1,
                Parent = [.. first.Prefixes.Parent, -1],
                Nodes = [.. first.Prefixes.Nodes, first.Prefixes.NodeCount],
                PathStart = [.. first.Prefixes.PathStart, first.Prefixes.Nodes.Length + 1],
            },
        };
}
