using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.SimulationTests.Kernel;

namespace DynoSim.Lang.SimulationTests.Streaming;

/// <summary>A run that forgets its requests says of them what one says that holds them all.</summary>
[TestFixture]
internal sealed class StreamingTests
{
    private const int Batches = 8;
    private const int ScenariosOfBatch = 25;

    private static readonly AffineTiming Timing = new(
        new TimingSource.Affine(new SimulatedTime(1_000_000), 1e-8, 1e-9, 1e-10));

    [Test]
    public void Figures_are_those_of_the_table([Range(0, Batches - 1)] int batch)
    {
        var differences = new List<string>();
        for (var seed = (batch * ScenariosOfBatch) + 1; seed <= (batch + 1) * ScenariosOfBatch; seed++)
        {
            var scenario = new StreamedScenario(seed);
            if (!scenario.CanRun)
            {
                continue;
            }

            var (held, expected) = scenario.RunTable();
            var (streamed, tally) = scenario.RunStream();
            var (wanted, found) = (Describe(held, expected), Describe(streamed, tally));
            if (wanted != found)
            {
                differences.Add($"seed {seed}:\n{wanted}\n{found}");
            }
        }

        Assert.That(differences, Is.Empty);
    }

    [Test]
    public void Every_ending_occurs_among_the_scenarios()
    {
        var tallies = Enumerable.Range(1, 40)
            .Select(seed => new StreamedScenario(seed))
            .Where(scenario => scenario.CanRun)
            .Select(scenario => scenario.RunStream())
            .ToArray();
        Assert.That(tallies.Sum(one => one.Tally.Completed), Is.Positive);
        Assert.That(tallies.Sum(one => one.Tally.Rejected), Is.Positive);
        Assert.That(tallies.Sum(one => one.Tally.Running), Is.Positive);
        Assert.That(tallies.Sum(one => one.Tally.Measured.Good), Is.Positive);
        Assert.That(tallies.SelectMany(one => one.Result.Workers).Sum(worker => worker.Preemptions), Is.Positive);
        Assert.That(tallies.Count(one => one.Tally.Arrived > 4 * RequestWindow.LeastRequests), Is.Positive);
    }

    [Test]
    public void Settings_that_need_the_table_are_refused()
    {
        Assert.That(() => Run(100, TestRun.Engine with { PriorityScheduling = true }), Throws.ArgumentException);
        Assert.That(() => Run(100, TestRun.Engine with { LongPrefillThreshold = 8 }), Throws.ArgumentException);
        Assert.That(
            () => Run(100, TestRun.Engine with { Preemption = Preemption.RecomputeFifo }), Throws.ArgumentException);
    }

    /// <summary>
    /// Four times the requests, no more memory: a thread that has run nothing has nothing to use again, so that what is
    /// borrowed counts as well.
    /// </summary>
    [Test]
    public void Memory_does_not_grow_with_the_requests()
    {
        _ = AllocatedByNewThread(40_000);
        var few = AllocatedByNewThread(40_000);
        var many = AllocatedByNewThread(160_000);

        // The rows of a table alone would be 15 MB more.
        Assert.That(many - few, Is.LessThan(2_000_000));
    }

    private static long AllocatedByNewThread(int requests)
    {
        var allocated = 0L;
        var thread = new Thread(() =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Run(requests, TestRun.Engine);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        return allocated;
    }

    private static SimulationResult Run(int requests, EngineOptions engine)
    {
        var workload = new WorkloadOptions
        {
            Arrivals = ArrivalFunctions.Poisson(2.5e6),
            Input = DistributionFunctions.Uniform(1, 40),
            Output = DistributionFunctions.Uniform(1, 12),
            Requests = requests,
        };
        var setup = TestRun.Setup(RequestTable.Empty, engine, workers: 8) with
        {
            Stream = WorkloadPreparation.Prepare(workload, streamAbove: 0).Stream,
            ExactValues = 1_000,
        };
        return AcceleratedSimulator.Run(setup, Timing, default(RoundRobin));
    }

    private static string Describe(SimulationResult result, RequestTally tally) => string.Join(
        '\n',
        $"{tally.Arrived} {tally.Completed} {tally.Rejected} {tally.Abandoned} {tally.Running}",
        $"{tally.OutputTokens} {tally.AdmittedTokens} {tally.Span}",
        $"{tally.Measured.PromptTokens} {tally.Measured.CachedTokens} {tally.Measured.Ended}",
        $"{tally.Measured.Completed} {tally.Measured.CompletedInput} {tally.Measured.CompletedOutput}",
        $"{tally.Measured.Good} {tally.Measured.GoodOutput}",
        string.Join(' ', tally.Rejections().OrderBy(one => one.Reason)),
        string.Join(' ', result.Rejections().OrderBy(one => one.Reason)),
        tally.Ttft.ToDistribution().Summarise(),
        tally.Ttst.ToDistribution().Summarise(),
        tally.Tpot.ToDistribution().Summarise(),
        tally.E2e.ToDistribution().Summarise(),
        tally.Queue.ToDistribution().Summarise(),
        tally.OutputRate.ToDistribution().Summarise(),
        result.Gaps.Summarise(),
        string.Join('\n', result.Workers),
        $"{result.RequestsInSystemAtEnd} {result.EndPicoseconds}");
}
