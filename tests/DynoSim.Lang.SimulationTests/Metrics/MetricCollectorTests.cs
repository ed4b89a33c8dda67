using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Metrics;

public sealed class MetricCollectorTests
{
    private const long Second = SimulatedTime.PicosecondsPerSecond;

    private static readonly RequestTable Requests = new()
    {
        ArrivalPicoseconds = [1 * Second, 2 * Second, 3 * Second, 4 * Second, 5 * Second],
        InputTokens = [100, 200, 300, 400, 500],
        OutputTokens = [3, 1, 0, 5, 5],
        Prefixes = new PrefixTree { BlockTokens = 512, NodeCount = 0, Parent = [], Nodes = [], PathStart = new int[6] },
    };

    // Three tokens; one token; none; rejected; still running at the end.
    private static SimulationResult Result()
    {
        var gaps = new GapDistribution();
        gaps.Add(Second, 1);
        gaps.Add(3 * Second, 1);
        return new SimulationResult
        {
            ArrivalPicoseconds = Requests.ArrivalPicoseconds,
            AdmitPicoseconds = [1 * Second, 4 * Second, 5 * Second, -1, 9 * Second],
            FirstTokenPicoseconds = [2 * Second, 6 * Second, -1, -1, 10 * Second],
            SecondTokenPicoseconds = [3 * Second, -1, -1, -1, -1],
            LastTokenPicoseconds = [6 * Second, 6 * Second, 11 * Second, -1, 10 * Second],
            ProducedTokens = [3, 1, 0, 0, 1],
            Worker = [0, 1, 0, -1, 1],
            CachedTokens = [50, 0, 150, -1, 0],
            Preemptions = [2, 0, 0, 0, 0],
            Status =
            [
                RequestStatus.Completed, RequestStatus.Completed, RequestStatus.Completed, RequestStatus.Rejected,
                RequestStatus.Running,
            ],
            Rejection = new RejectionReason[5],
            RequestsInSystemAtEnd = 1,
            Workers = [Worker(busySeconds: 10, usedMax: 40, preemptions: 2), Worker(5, usedMax: 90, preemptions: 0)],
            Gaps = gaps,
            EndPicoseconds = 20 * Second,
        };
    }

    private static WorkerStatistics Worker(long busySeconds, long usedMax, long preemptions) => new(
        Pool: 0,
        Passes: 7,
        BusyPicoseconds: busySeconds * Second,
        IdlePicoseconds: (20 - busySeconds) * Second,
        UsedBlockPicoseconds: WideSum.Of((Int128)usedMax * 10 * Second),
        UsedBlocksMax: usedMax,
        TotalBlocks: 100,
        Preemptions: preemptions,
        PrefilledTokens: 400,
        DecodedTokens: 2,
        ProducedTokens: 0,
        AllocatedBlocks: 0,
        FreedBlocks: 0,
        HeldBlocksAtEnd: 0);

    private static ScenarioOptions Scenario(double? price = null, double? power = null) => new()
    {
        Workload = new WorkloadOptions(),
        Deployment = new DeploymentOptions
        {
            Model = PerfModel.Samples.Qwen32,
            Cluster = new ClusterOptions
            {
                Nodes = 1,
                Node = new NodeOptions
                {
                    Gpus = 8,
                    Accelerator = new AcceleratorOptions
                    {
                        Memory = 80e9,
                        MemoryBw = 3e12,
                        Compute = new ComputeOptions { Bf16 = 1e15 },
                        Price = price,
                        Power = power,
                    },
                },
            },
            Pools = [new PoolOptions { Name = "serve", Replicas = 2, Tp = 2, Engine = new EngineOptions() }],
        },
    };

    private static RunMetrics Collect(ScenarioOptions scenario) =>
        MetricCollector.Collect(scenario, Requests, Result());

    [Test]
    public void Latencies_are_of_completed_requests_that_have_them()
    {
        var run = Collect(Scenario());
        Assert.That(Values(run.Ttft), Is.EqualTo((2L, 1.0, 4.0)), "not the one without tokens");
        Assert.That(Values(run.Ttst), Is.EqualTo((1L, 1.0, 1.0)));
        Assert.That(Values(run.Tpot), Is.EqualTo((1L, 2.0, 2.0)));
        Assert.That(Values(run.E2e), Is.EqualTo((3L, 4.0, 8.0)));
        Assert.That(Values(run.Queue), Is.EqualTo((3L, 0.0, 2.0)));
        Assert.That(Values(run.Itl), Is.EqualTo((2L, 1.0, 3.0)));
        Assert.That(Values(run.OutputRatePerUser), Is.EqualTo((1L, 0.5, 0.5)));

        static (long, double, double) Values(MetricDistribution metric) => (metric.Count, metric.Min, metric.Max);
    }

    [Test]
    public void Counts_and_tokens_are_of_the_whole_run()
    {
        var run = Collect(Scenario());
        Assert.That(run.Requests, Is.EqualTo(new RequestCounts(5, 3, 1, 0, 1)));
        Assert.That((run.InputTokens, run.OutputTokens, run.PrefilledTokens), Is.EqualTo((1_100L, 5L, 800L)));
        Assert.That(run.PrefixReuse, Is.EqualTo(200.0 / 1_100));
        Assert.That(run.Preemptions, Is.EqualTo(2));
    }

    [Test]
    public void Rates_are_over_the_time_from_first_arrival_to_last_completion()
    {
        var run = Collect(Scenario());
        Assert.That(run.DurationSeconds, Is.EqualTo(10));
        Assert.That(run.RequestRate, Is.EqualTo(0.3).Within(1e-15));
        Assert.That(run.InputRate, Is.EqualTo(60).Within(1e-12));
        Assert.That(run.OutputRate, Is.EqualTo(0.4).Within(1e-15));
        Assert.That(run.GpuSeconds, Is.EqualTo(40));
    }

    [Test]
    public void Money_and_energy_are_absent_without_price_and_power()
    {
        var run = Collect(Scenario());
        Assert.That((run.Cost, run.EnergyJoules), Is.EqualTo(((double?)null, (double?)null)));
        var priced = Collect(Scenario(price: 3.6 / 3_600, power: 700));
        Assert.That(priced.Cost, Is.EqualTo(0.04).Within(1e-15));
        Assert.That(priced.EnergyJoules, Is.EqualTo(28_000));
    }

    [Test]
    public void Pools_average_their_workers_over_the_whole_run()
    {
        var pool = Collect(Scenario()).Pools.Single();
        Assert.That(pool, Is.EqualTo(new PoolMetrics("serve", 2, 4, 0.375, 0.325, 0.9, 100, 2, 14)));
    }

    [Test]
    public void Warm_up_leaves_early_requests_out_of_the_statistics_and_shortens_the_window()
    {
        var scenario = Scenario();
        var workload = scenario.Workload with { Warmup = SimulatedTime.FromSeconds(3) };
        var run = Collect(scenario with { Workload = workload });
        Assert.That(run.E2e.Count, Is.EqualTo(1));
        Assert.That(run.E2e.Min, Is.EqualTo(8));
        Assert.That(run.Requests.Arrived, Is.EqualTo(5), "Counts obey conservation, warm-up or not.");
        Assert.That((run.DurationSeconds, run.MeasuredSeconds), Is.EqualTo((10.0, 8.0)));
        Assert.That(run.RequestRate, Is.EqualTo(1.0 / 8));
        Assert.That(run.PrefixReuse, Is.EqualTo(150.0 / 800));
    }

    [Test]
    public void Good_requests_are_counted_against_all_that_ended()
    {
        var seen = new List<RequestOutcome>();
        var slo = new SloOptions
        {
            Target = 0.5,
            Good = (in RequestOutcome request) =>
            {
                seen.Add(request);
                return request.Tpot < 1 && request.Ttft < 10;
            },
        };
        var run = Collect(Scenario() with { Slo = slo });
        Assert.That(run.Goodput, Is.EqualTo(new GoodputMetrics(2, 0.5, 0.2, 0.1, 0.5)));
        Assert.That(seen, Is.EqualTo(new[]
        {
            new RequestOutcome { Ttft = 1, Ttst = 1, Tpot = 2, E2e = 5, Queue = 0, Input = 100, Output = 3 },
            new RequestOutcome { Ttft = 4, E2e = 4, Queue = 2, Input = 200, Output = 1 },
            new RequestOutcome { Ttft = 8, E2e = 8, Queue = 2, Input = 300, Output = 0 },
        }));
        Assert.That(Collect(Scenario()).Goodput, Is.Null);
    }

    [Test]
    public void Every_metric_of_the_list_that_is_produced_can_be_read()
    {
        var slo = new SloOptions { Good = (in RequestOutcome _) => true };
        var run = Collect(Scenario(price: 1, power: 1) with { Slo = slo });
        foreach (var metric in MetricCatalog.All.Where(metric => metric.IsProduced))
        {
            var value = metric.Distribution?.Invoke(run).Mean
                ?? metric.Scalar?.Invoke(run)
                ?? metric.OfPool?.Invoke(run.Pools[0]);
            Assert.That(value, Is.Not.Null.And.Not.NaN, metric.Name);
            Assert.That(metric.OfPool is not null, Is.EqualTo(metric.IsOfPool), metric.Name);
            var isMany = metric.Type.StartsWith("Metric<", StringComparison.Ordinal);
            Assert.That(metric.Distribution is not null, Is.EqualTo(isMany), metric.Name);
        }
    }
}
