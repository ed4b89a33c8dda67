using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;
using static DynoSim.Lang.Simulation.Workloads.ArrivalFunctions;
using static DynoSim.Lang.Simulation.Workloads.DistributionFunctions;

namespace DynoSim.Lang.SimulationTests.Workloads;

public sealed class RequestStreamTests
{
    private static readonly WorkloadOptions Chat = new()
    {
        Arrivals = Poisson(20),
        Input = LogNormal(1_200, p95: 6_000),
        Output = LogNormal(250, p95: 900),
        Requests = 5_000,
    };

    private static ArrivalProcess[] Processes =>
    [
        Poisson(20),
        Constant(7),
        Gamma(20, 3),
        Weibull(20, 0.6),
        OnOff(30, SimulatedTime.FromSeconds(2), SimulatedTime.FromSeconds(1)),
    ];

    [TestCaseSource(nameof(Processes))]
    public void A_stream_has_the_requests_of_the_table(ArrivalProcess arrivals)
    {
        var workload = Chat with { Arrivals = arrivals };
        var table = WorkloadPreparation.Prepare(workload, seed: 3).Requests;
        var stretch = WorkloadPreparation.Prepare(workload, seed: 3, streamAbove: 0).Stream?.Open()
            ?? throw new AssertionException("There is no stream.");
        var (times, inputs, outputs) = (new List<long>(), new List<int>(), new List<int>());
        do
        {
            Assert.That(stretch.First, Is.EqualTo(times.Count));
            times.AddRange(stretch.ArrivalPicoseconds[..stretch.Count]);
            inputs.AddRange(stretch.InputTokens[..stretch.Count]);
            outputs.AddRange(stretch.OutputTokens[..stretch.Count]);
        }
        while (stretch.MoveOn());

        Assert.That(times, Is.EqualTo(table?.ArrivalPicoseconds));
        Assert.That(inputs, Is.EqualTo(table?.InputTokens));
        Assert.That(outputs, Is.EqualTo(table?.OutputTokens));
    }

    [Test]
    public void Only_more_requests_than_the_bound_become_a_stream()
    {
        Assert.That(WorkloadPreparation.Prepare(Chat, streamAbove: 5_000).Stream, Is.Null);
        Assert.That(WorkloadPreparation.Prepare(Chat, streamAbove: 4_999).Stream, Is.Not.Null);
        var timed = Chat with { Requests = null, Duration = SimulatedTime.FromSeconds(100) };
        var requests = WorkloadPreparation.Prepare(timed).Requests?.Count ?? 0;
        Assert.That(WorkloadPreparation.Prepare(timed, streamAbove: requests).Stream, Is.Null);
        Assert.That(WorkloadPreparation.Prepare(timed, streamAbove: requests - 1).Stream, Is.Not.Null);
    }

    [Test]
    public void Requests_that_share_or_wait_for_each_other_stay_a_table()
    {
        var shared = Chat with { Prefix = new PrefixOptions { Shared = 0.5, Groups = 4 } };
        var closed = Chat with { Arrivals = null, Concurrency = 10 };
        Assert.That(WorkloadPreparation.Prepare(shared, streamAbove: 0).Requests, Is.Not.Null);
        Assert.That(WorkloadPreparation.Prepare(closed, streamAbove: 0).Requests, Is.Not.Null);
    }
}
