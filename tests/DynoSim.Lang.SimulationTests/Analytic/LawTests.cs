using System.Globalization;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Analytic;

/// <summary>Laws that hold whatever the scenario: conservation, Little's law, causality, scale, determinism.</summary>
public sealed class LawTests
{
    private static readonly TimingSource.Affine Coefficients = new(SimulatedTime.FromSeconds(6e-3), 2e-5, 5e-5, 3e-8);

    private static readonly AffineTiming Timing = new(Coefficients);

    private static RequestTable Chat(double rate, int count, long seed = 1) => PlainQueue.Requests(
        new PoissonArrivals(rate),
        count,
        new LogNormalDistribution(400, 1_500, null),
        new LogNormalDistribution(60, 300, null),
        seed);

    [Test]
    public void Tokens_and_requests_are_conserved([Values] EngineChoice engine)
    {
        var requests = Chat(40, 1_500);
        var result = PlainQueue.Run(engine, PlainQueue.Setup(requests, workers: 3, sequences: 64), Timing);
        Assert.That(result.Status, Is.All.EqualTo(RequestStatus.Completed));
        Assert.That(result.ProducedTokens, Is.EqualTo(requests.OutputTokens));
        Assert.That(result.Workers.Sum(worker => worker.PrefilledTokens), Is.EqualTo(requests.InputTokens.Sum()));
        Assert.That(result.Gaps.Count, Is.EqualTo(requests.OutputTokens.Sum() - requests.Count));
        Assert.That(
            result.Gaps.SumPicoseconds,
            Is.EqualTo((Int128)(result.LastTokenPicoseconds.Sum() - result.FirstTokenPicoseconds.Sum())),
            "All gaps together are the time from first to last tokens.");
    }

    [Test]
    public void Blocks_in_use_over_time_are_blocks_times_residence([Values] EngineChoice engine)
    {
        // Little's law for the cache: requests of one block hold it from admission to their end.
        var requests = PlainQueue.Requests(
            new PoissonArrivals(60), 4_000, Distribution.Constant(5), new UniformDistribution(1, 11));
        var result = PlainQueue.Run(engine, PlainQueue.Setup(requests, workers: 2, sequences: 8), Timing);
        var residence = Int128.Zero;
        for (var request = 0; request < requests.Count; request++)
        {
            residence += result.LastTokenPicoseconds[request] - result.AdmitPicoseconds[request];
        }

        var held = result.Workers.Aggregate(Int128.Zero, (sum, worker) => sum + worker.UsedBlockPicoseconds.Value);
        Assert.That(held, Is.EqualTo(residence));
    }

    [Test]
    public void The_future_does_not_reach_back([Values] EngineChoice engine)
    {
        var requests = Chat(40, 800);
        var whole = PlainQueue.Run(engine, PlainQueue.Setup(requests, workers: 2, sequences: 32), Timing);
        var start = PlainQueue.Run(engine, PlainQueue.Setup(Chat(40, 400), workers: 2, sequences: 32), Timing);
        var next = requests.ArrivalPicoseconds[400];
        var compared = 0;
        for (var request = 0; request < 400; request++)
        {
            if (whole.LastTokenPicoseconds[request] <= next)
            {
                Assert.That(start.LastTokenPicoseconds[request], Is.EqualTo(whole.LastTokenPicoseconds[request]));
                compared++;
            }
        }

        Assert.That(compared, Is.GreaterThan(250));
    }

    [Test]
    public void Twice_the_time_everywhere_is_twice_every_time([Values] EngineChoice engine)
    {
        var requests = Chat(40, 800);
        var slow = requests.With([.. requests.ArrivalPicoseconds.Select(arrival => 2 * arrival)]);
        var one = PlainQueue.Run(engine, PlainQueue.Setup(requests, workers: 2, sequences: 32, blocks: 400), Timing);
        var two = PlainQueue.Run(
            engine,
            PlainQueue.Setup(slow, workers: 2, sequences: 32, blocks: 400),
            new AffineTiming(Coefficients, stepMultiplier: 2));
        Assert.That(one.Preemptions.Sum(), Is.Positive, "Pressure is part of the test.");
        Assert.That(two.FirstTokenPicoseconds, Is.EqualTo(one.FirstTokenPicoseconds.Select(Twice)));
        Assert.That(two.LastTokenPicoseconds, Is.EqualTo(one.LastTokenPicoseconds.Select(Twice)));

        // What never happened, never happens.
        static long Twice(long time) => time < 0 ? time : 2 * time;
    }

    [Test]
    public void Twice_the_workers_are_never_worse_under_the_same_load_each([Values] EngineChoice engine)
    {
        foreach (var seed in new[] { 1L, 2, 3 })
        {
            var few = Ttft(Chat(16, 1_500, seed), 2);
            var many = Ttft(Chat(32, 3_000, seed), 4);
            Assert.That(many.Mean, Is.LessThanOrEqualTo(few.Mean * 1.02), $"seed {seed}");
        }

        MetricSummary Ttft(RequestTable requests, int workers)
        {
            var result = PlainQueue.Run(engine, PlainQueue.Setup(requests, workers, sequences: 16), Timing);
            var values = result.FirstTokenPicoseconds
                .Zip(result.ArrivalPicoseconds, (first, arrival) => (double)(first - arrival));
            return new SampleDistribution([.. values], 1e12).Summarise();
        }
    }

    [Test]
    public void Twice_the_workers_are_never_worse_under_the_same_load_together([Values] EngineChoice engine)
    {
        var requests = Chat(50, 1_500);
        var few = PlainQueue.Run(engine, PlainQueue.Setup(requests, workers: 2, sequences: 16), Timing);
        var many = PlainQueue.Run(engine, PlainQueue.Setup(requests, workers: 4, sequences: 16), Timing);
        Assert.That(many.LastTokenPicoseconds.Average(), Is.LessThan(few.LastTokenPicoseconds.Average()));
    }

    [Test]
    public void A_run_depends_on_nothing_but_its_input([Values] EngineChoice engine)
    {
        var requests = Chat(40, 600);
        var setup = PlainQueue.Setup(requests, workers: 2, sequences: 32, blocks: 400);
        var first = PlainQueue.Run(engine, setup, Timing);
        var others = new SimulationResult[4];
        var threads = Enumerable.Range(0, others.Length).Select(index => new Thread(() =>
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            var again = PlainQueue.Setup(Chat(40, 600), workers: 2, sequences: 32, blocks: 400);
            others[index] = PlainQueue.Run(engine, again, Timing);
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        foreach (var other in others)
        {
            Assert.That(other.FirstTokenPicoseconds, Is.EqualTo(first.FirstTokenPicoseconds));
            Assert.That(other.LastTokenPicoseconds, Is.EqualTo(first.LastTokenPicoseconds));
            Assert.That(other.Worker, Is.EqualTo(first.Worker));
            Assert.That(other.Gaps.Summarise(), Is.EqualTo(first.Gaps.Summarise()));
            Assert.That(other.Workers, Is.EqualTo(first.Workers));
        }
    }
}
