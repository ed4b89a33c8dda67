using static DynoSim.Lang.SimulationTests.Kernel.TestRun;

namespace DynoSim.Lang.SimulationTests.Kernel;

/// <summary>A closed loop keeps its places filled, requests or sessions.</summary>
[TestFixture]
internal sealed class ClosedLoopTests
{
    [Test]
    public void Keeps_so_many_requests_in_flight_and_refills_at_completions()
    {
        var requests = new TestRequests();
        for (var request = 0; request < 40; request++)
        {
            requests.Add(1_000_000, 4 + (request % 7), 1 + (request % 5));
        }

        var result = Run(Setup(requests, workers: 3) with { Concurrency = 6 });
        for (var request = 0; request < 40; request++)
        {
            var arrival = result.ArrivalPicoseconds[request];
            var inFlight = Enumerable.Range(0, 40).Count(other =>
                result.ArrivalPicoseconds[other] <= arrival && result.LastTokenPicoseconds[other] > arrival);
            Assert.That(inFlight, Is.LessThanOrEqualTo(6), $"request {request}");
            Assert.That(
                arrival == 0 || result.LastTokenPicoseconds.Contains(arrival),
                Is.True,
                $"request {request} arrives at {arrival}, where nothing completed");
        }

        Assert.That(result.ArrivalPicoseconds.Count(arrival => arrival == 0), Is.EqualTo(6));
    }

    [Test]
    public void Session_keeps_its_place_while_it_thinks()
    {
        var requests = new TestRequests()
            .AddTurn(0, 0, 7_777, 8, 1).AddTurn(0, 1, 5 * Pass, 8, 1).AddTurn(1, 0, 8_888, 8, 1);
        var result = Run(Setup(requests) with { Concurrency = 1 });
        Assert.That(result.ArrivalPicoseconds, Is.EqualTo(new[] { 0, 6 * Pass, 7 * Pass }));
    }

    [Test]
    public void Nothing_arrives_after_arrivals_have_stopped()
    {
        var requests = new TestRequests().Add(0, 8, 1).Add(0, 8, 1).Add(0, 8, 1);
        var result = Run(Setup(requests) with { Concurrency = 1, ArrivalsUntil = new(Pass + 1) });
        Assert.That(result.ArrivalPicoseconds, Is.EqualTo(new[] { 0, Pass, -1 }));
        Assert.That(result.Status[2], Is.EqualTo(Simulation.Kernel.RequestStatus.NotArrived));
    }

    [Test]
    public void Rejected_request_gives_its_place_to_the_next_at_once()
    {
        var requests = new TestRequests().Add(0, 200, 1).Add(0, 8, 1).Add(0, 8, 1);
        var result = Run(Setup(requests, context: 100) with { Concurrency = 1 });
        Assert.That(result.ArrivalPicoseconds, Is.EqualTo(new[] { 0, 0, Pass }));
    }
}
