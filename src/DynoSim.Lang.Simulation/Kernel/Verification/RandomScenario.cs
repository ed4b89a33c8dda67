using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>A random scenario over every setting there is, determined by its seed.</summary>
/// <param name="Seed">The seed it was drawn from.</param>
/// <param name="Setup">What runs.</param>
/// <param name="Timings">The timing of each pool, all of one type.</param>
/// <param name="Router">Who routes.</param>
public sealed record RandomScenario(
    long Seed, SimulationSetup Setup, ImmutableArray<PassTiming> Timings, WeightedRouter Router)
{
    /// <summary>Draws a scenario.</summary>
    public static RandomScenario Draw(long seed)
    {
        var dice = new Dice(seed);
        var block = DrawBlock(dice);
        var pools = dice.Chance(0.15) ? 2 : 1;
        var workers = dice.Chance(0.5) ? dice.Whole(1, 3) : dice.Spread(1, 64);
        var requests = RandomRequests.Draw(dice, block, gapSeconds: 0.0005 * dice.Spread(1, 1_000) / workers);
        var largest = 1;
        for (var request = 0; request < requests.Count; request++)
        {
            largest = Math.Max(largest, requests.InputTokens[request] + requests.OutputTokens[request]);
        }

        var setups = ImmutableArray.CreateBuilder<PoolSetup>();
        var timings = ImmutableArray.CreateBuilder<PassTiming>();
        var timing = new RandomTiming(dice);
        for (var pool = 0; pool < pools; pool++)
        {
            var blockOfPool = pool == 0 || dice.Chance(0.5) ? block : DrawBlock(dice);
            var setup = DrawPool(dice, pool, workers, blockOfPool, largest);
            setups.Add(setup);
            timings.Add(timing.For(setup.KvBlocks * blockOfPool));
        }

        var closed = dice.Chance(0.2);
        var warm = new Dice(~seed);
        return new RandomScenario(
            seed,
            new SimulationSetup
            {
                Requests = requests,
                Pools = setups.ToImmutable(),
                Concurrency = closed ? dice.Spread(1, 64) : null,
                ArrivalsUntil = dice.Chance(0.1) ? new SimulatedTime(requests.ArrivalPicoseconds[^1] / 2) : null,
                Cutoff = dice.Chance(0.1) ? new SimulatedTime(1 + requests.ArrivalPicoseconds[^1]) : null,
                MeasuredFrom = warm.Chance(0.2)
                    ? new SimulatedTime((long)(requests.ArrivalPicoseconds[^1] * warm.Fraction()))
                    : SimulatedTime.Zero,
                Seed = seed,
                View = DrawView(warm),
            },
            timings.ToImmutable(),
            DrawRouter(dice));
    }

    private static ViewDelays DrawView(Dice dice)
    {
        var delay = new SimulatedTime(dice.Spread(1, 5_000) * SimulatedTime.PicosecondsPerMillisecond);
        return dice.Of(0, 0, 0, 1, 2) switch
        {
            1 => new ViewDelays(delay, delay),
            2 => new ViewDelays(SimulatedTime.Zero, delay),
            _ => default,
        };
    }

    private static int DrawBlock(Dice dice) => dice.Of(1, 2, 4, 8, 16, 16, 48, 64, 64, 128, 512);

    private static PoolSetup DrawPool(Dice dice, int index, int workers, int block, int largest)
    {
        var sequences = dice.Spread(1, 64);
        var least = (largest + block - 1) / block;
        var blocks = dice.Of(0, 1, 2, 3) switch
        {
            0 => least,
            1 => dice.Whole(Math.Max(1, least - 2), least + 4),
            2 => least * dice.Whole(1, 6),
            _ => least * dice.Spread(1, 400),
        };
        var budget = dice.Chance(0.5) ? dice.Spread(sequences, 8_192) : dice.Spread(1, Math.Max(1, largest));
        var engine = new EngineOptions
        {
            Block = block,
            KvBlocks = blocks,
            MaxBatchedTokens = budget,
            MaxSequences = sequences,
            ChunkedPrefill = dice.Chance(0.85),
            PrefixCaching = dice.Chance(0.85),
            ReserveFullIsl = dice.Chance(0.7),
            Watermark = dice.Chance(0.2) ? dice.Fraction() * 0.2 : 0,
            LongPrefillThreshold = dice.Chance(0.2) ? dice.Spread(1, Math.Max(1, largest)) : 0,
            PriorityScheduling = dice.Chance(0.2),
            LateRejection = dice.Chance(0.15),
            Preemption = dice.Chance(0.15) ? Preemption.RecomputeFifo : Preemption.Recompute,
        };
        var context = dice.Chance(0.2) ? dice.Whole(2, largest + 1) : largest + 1_000;
        return new PoolSetup($"pool{index}", workers, engine, blocks, context);
    }

    private static WeightedRouter DrawRouter(Dice dice)
    {
        var reads = SignalSet.None;
        if (dice.Chance(0.7))
        {
            foreach (var signal in Enum.GetValues<SignalSet>())
            {
                reads |= dice.Chance(0.5) ? signal : SignalSet.None;
            }
        }

        var weights = new double[WeightedRouter.Signals];
        for (var index = 0; index < weights.Length; index++)
        {
            weights[index] = dice.Chance(0.4) ? 0 : dice.Whole(-8, 24) / 8.0;
        }

        weights[0] = reads == SignalSet.None ? 1 : weights[0];
        return new WeightedRouter(reads, weights, dice.Chance(0.3) ? 0.3 + dice.Fraction() : 2, dice.Chance(0.2));
    }
}
