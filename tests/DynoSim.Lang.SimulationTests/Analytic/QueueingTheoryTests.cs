using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Analytic;

/// <summary>What queueing theory says in closed form, the simulation finds.</summary>
public sealed class QueueingTheoryTests
{
    private const double ServiceSeconds = 0.02;
    private const int Count = 60_000;

    private static readonly FixedTiming Service =
        new(SimulatedTime.FromSeconds(ServiceSeconds), SimulatedTime.FromSeconds(ServiceSeconds));

    [Test]
    public void Poisson_arrivals_with_fixed_service_wait_as_long_as_the_formula_says(
        [Values] EngineChoice engine, [Values(0.3, 0.6, 0.8)] double load)
    {
        var requests = PlainQueue.Requests(new PoissonArrivals(load / ServiceSeconds), Count);
        var result = PlainQueue.Run(engine, PlainQueue.Setup(requests), Service);
        var waits = PlainQueue.Waits(result);
        var (mean, error) = PlainQueue.BatchMeans(waits);
        var expected = load * ServiceSeconds / (2 * (1 - load));
        Assert.That(error, Is.LessThan(0.1 * expected), "The run is too short to tell.");
        Assert.That(mean, Is.EqualTo(expected).Within(4 * error));
        var (idle, idleError) = PlainQueue.BatchMeans([.. waits.Select(wait => wait == 0 ? 1.0 : 0.0)]);
        Assert.That(idle, Is.EqualTo(1 - load).Within(4 * idleError), "Who arrives at an idle worker does not wait.");
        var worker = result.Workers[0];
        var busy = worker.BusyPicoseconds / (double)result.EndPicoseconds;
        Assert.That(busy, Is.EqualTo(load).Within(4 * load / Math.Sqrt(Count)));
    }

    [Test]
    public void Variable_service_waits_as_pollaczek_and_khinchine_say([Values] EngineChoice engine)
    {
        const double SecondsPerToken = 2e-5;
        const double Load = 0.7;
        var lengths = new LogNormalDistribution(600, 2_400, null);
        var rate = Load / (lengths.Mean * SecondsPerToken);
        var requests = PlainQueue.Requests(new PoissonArrivals(rate), Count, lengths);
        var timing = new AffineTiming(new TimingSource.Affine(SimulatedTime.Zero, 0, SecondsPerToken, 0));
        var waits = PlainQueue.Waits(PlainQueue.Run(engine, PlainQueue.Setup(requests), timing));
        var (mean, error) = PlainQueue.BatchMeans(waits);

        // The moments of the lengths that were drawn, rounded to tokens as they were.
        var seconds = requests.InputTokens.Select(tokens => tokens * SecondsPerToken).ToArray();
        var actualRate = Count / (requests.ArrivalPicoseconds[^1] / 1e12);
        var squares = seconds.Average(value => value * value);
        var expected = actualRate * squares / (2 * (1 - (actualRate * seconds.Average())));
        Assert.That(error, Is.LessThan(0.1 * expected), "The run is too short to tell.");
        Assert.That(mean, Is.EqualTo(expected).Within(4 * error));
    }

    [Test]
    public void Regular_arrivals_below_capacity_never_wait([Values] EngineChoice engine)
    {
        var requests = PlainQueue.Requests(new ConstantArrivals(0.999 / ServiceSeconds), 2_000);
        Assert.That(PlainQueue.Waits(PlainQueue.Run(engine, PlainQueue.Setup(requests), Service)), Is.All.Zero);
    }

    [Test]
    public void A_queue_beyond_capacity_grows_at_the_rate_of_the_excess([Values] EngineChoice engine)
    {
        const double Rate = 1.25 / ServiceSeconds;
        var requests = PlainQueue.Requests(new ConstantArrivals(Rate), 10_000);
        var waits = PlainQueue.Waits(PlainQueue.Run(engine, PlainQueue.Setup(requests), Service));
        for (var request = 0; request < waits.Length; request += 500)
        {
            Assert.That(waits[request], Is.EqualTo(request * (ServiceSeconds - (1 / Rate))).Within(1e-9));
        }
    }

    [Test]
    public void Workers_in_turn_are_queues_of_their_own([Values] EngineChoice engine)
    {
        // Every second arrival of a Poisson stream: the first passage of an E2/D/1 queue lies between M/D/1 and D/D/1.
        const double Load = 0.7;
        var both = PlainQueue.Requests(new PoissonArrivals(2 * Load / ServiceSeconds), Count);
        var one = PlainQueue.Requests(new PoissonArrivals(Load / ServiceSeconds), Count);
        var ofTwo = MeanWait(PlainQueue.Setup(both, workers: 2));
        var ofOne = MeanWait(PlainQueue.Setup(one));
        Assert.That(ofTwo.Mean, Is.GreaterThan(0));
        Assert.That(ofTwo.Mean + (4 * ofTwo.Error), Is.LessThan(ofOne.Mean - (4 * ofOne.Error)));

        (double Mean, double Error) MeanWait(SimulationSetup setup) =>
            PlainQueue.BatchMeans(PlainQueue.Waits(PlainQueue.Run(engine, setup, Service)));
    }
}
