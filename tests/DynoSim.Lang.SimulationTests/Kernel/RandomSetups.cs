using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.SimulationTests.Kernel;

/// <summary>Small scenarios drawn from a number, tight enough for preemption, refusals and long queues.</summary>
internal static class RandomSetups
{
    public static SimulationSetup Of(int seed)
    {
        var draw = new Draw(seed);
        int Between(int low, int high) => low + draw.Below(high - low + 1);
        bool OneIn(int times) => Between(1, times) == 1;

        var block = Between(1, 6);
        var blocks = Between(4, 40);
        var requests = new TestRequests(Between(1, 8));
        var arrival = 0L;
        for (var count = Between(1, 60); count > 0; count--)
        {
            arrival += OneIn(3) ? 0 : Between(0, 4_000);
            var input = Between(1, (block * blocks / 2) + 1);
            var words = string.Join(
                ' ', Enumerable.Range(0, Between(0, 6)).Select(index => Between(0, index > 2 ? 1 : 0)));
            _ = OneIn(3)
                ? requests.Add(arrival, input, Between(0, 30), Between(0, 2))
                : requests.AddShared(arrival, input, Between(0, 30), words);
        }

        var engine = new EngineOptions
        {
            Block = block,
            MaxBatchedTokens = Between(1, 64),
            MaxSequences = Between(1, 12),
            ChunkedPrefill = !OneIn(4),
            PrefixCaching = !OneIn(4),
            ReserveFullIsl = !OneIn(3),
            Watermark = OneIn(3) ? 0.2 : 0,
            LongPrefillThreshold = OneIn(3) ? Between(1, 8) : 0,
            PriorityScheduling = OneIn(3),
            LateRejection = OneIn(3),
            Preemption = OneIn(4) ? Preemption.RecomputeFifo : Preemption.Recompute,
        };
        var setup = TestRun.Setup(requests, engine, Between(1, 4), blocks, OneIn(4) ? Between(2, 60) : 10_000);
        return setup with
        {
            Concurrency = OneIn(4) ? Between(1, 10) : null,
            Cutoff = OneIn(6) ? new SimulatedTime(Between(1, 100_000)) : null,
        };
    }
}
