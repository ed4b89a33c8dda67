using System.Reflection;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.SimulationTests.Kernel;

namespace DynoSim.Lang.SimulationTests.Engines;

/// <summary>A setting that claims to be simulated changes a result.</summary>
[TestFixture]
internal sealed class KnobEffectTests
{
    /// <summary>Settings whose effect is on the KV capacity or the timing, where their own tests are.</summary>
    private static readonly string[] TestedElsewhere =
        [nameof(EngineOptions.Timing), nameof(EngineOptions.MemoryFraction), nameof(EngineOptions.KvBlocks)];

    private static readonly Dictionary<string, Func<EngineOptions, EngineOptions>> Variations = new()
    {
        [nameof(EngineOptions.Block)] = engine => engine with { Block = 8 },
        [nameof(EngineOptions.MaxBatchedTokens)] = engine => engine with { MaxBatchedTokens = 24 },
        [nameof(EngineOptions.MaxSequences)] = engine => engine with { MaxSequences = 2 },
        [nameof(EngineOptions.MaxContext)] = engine => engine with { MaxContext = 20 },
        [nameof(EngineOptions.ChunkedPrefill)] = engine => engine with { ChunkedPrefill = false },
        [nameof(EngineOptions.PrefixCaching)] = engine => engine with { PrefixCaching = false },
        [nameof(EngineOptions.Preemption)] = engine => engine with { Preemption = Preemption.RecomputeFifo },
        [nameof(EngineOptions.ReserveFullIsl)] = engine => engine with { ReserveFullIsl = false },
        [nameof(EngineOptions.Watermark)] = engine => engine with { Watermark = 0.4 },
        [nameof(EngineOptions.LongPrefillThreshold)] = engine => engine with { LongPrefillThreshold = 6 },
        [nameof(EngineOptions.PriorityScheduling)] = engine => engine with { PriorityScheduling = true },
        [nameof(EngineOptions.LateRejection)] = engine => engine with { LateRejection = true },
    };

    [TestCaseSource(nameof(SimulatedKnobs))]
    public void Changes_a_result(string knob)
    {
        var engine = TestRun.Engine with { MaxBatchedTokens = 40, MaxContext = 60 };
        Assert.That(Variations, Does.ContainKey(knob), "There is no variation of this setting here.");
        Assert.That(ResultOf(Variations[knob](engine)), Is.Not.EqualTo(ResultOf(engine)));
    }

    [Test]
    public void Capacity_and_replicas_change_a_result()
    {
        var requests = Requests();
        var few = TestRun.Fingerprint(TestRun.Run(TestRun.Setup(requests, blocks: 20)));
        Assert.That(TestRun.Fingerprint(TestRun.Run(TestRun.Setup(requests, blocks: 24))), Is.Not.EqualTo(few));
        Assert.That(
            TestRun.Fingerprint(TestRun.Run(TestRun.Setup(requests, workers: 2, blocks: 20))),
            Is.Not.EqualTo(few));
    }

    private static IEnumerable<string> SimulatedKnobs() => typeof(EngineOptions)
        .GetProperties()
        .Where(property => property.GetCustomAttribute<KnobAttribute>() is { Simulated: true })
        .Select(property => property.Name)
        .Except(TestedElsewhere);

    private static string ResultOf(EngineOptions engine)
    {
        var setup = TestRun.Setup(Requests(), engine, blocks: 20, context: engine.MaxContext ?? 100);
        return TestRun.Fingerprint(TestRun.Run(setup with { Concurrency = 6 }));
    }

    /// <summary>Long and short prompts, some alike, some urgent, one too long, in a cache that is too small.</summary>
    private static TestRequests Requests()
    {
        var requests = new TestRequests();
        for (var request = 0; request < 12; request++)
        {
            requests.AddShared(0, 14 + request, 9 + (request % 4), "a b");
            requests.Add(0, 3 + (2 * request), 12, priority: 1 - (request % 3));
        }

        return requests.Add(0, 61, 1).Add(0, 5, 1);
    }
}
