using DynoSim.Lang.Simulation.Engines;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>Draws the settings of engines, from a cache that starves to one that holds everything.</summary>
internal static class RandomEngine
{
    /// <summary>Tokens of a block.</summary>
    public static int DrawBlock(Dice dice) => dice.Of(1, 2, 4, 8, 16, 16, 48, 64, 64, 128, 512);

    /// <summary>An engine without its timing.</summary>
    /// <param name="dice">The draws.</param>
    /// <param name="name">Its name.</param>
    /// <param name="block">Tokens of a block.</param>
    /// <param name="largest">Tokens of the longest request, prompt and output.</param>
    public static EngineOptions Draw(Dice dice, string name, int block, int largest)
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
        return new EngineOptions
        {
            Name = name,
            Block = block,
            KvBlocks = blocks,
            MaxBatchedTokens =
                dice.Chance(0.5) ? dice.Spread(sequences, 8_192) : dice.Spread(1, Math.Max(1, largest)),
            MaxSequences = sequences,
            MaxContext = dice.Chance(0.2) ? dice.Whole(2, largest + 1) : null,
            ChunkedPrefill = dice.Chance(0.85),
            PrefixCaching = dice.Chance(0.85),
            ReserveFullIsl = dice.Chance(0.7),
            Watermark = dice.Chance(0.2) ? dice.Whole(1, 200) / 1_000.0 : 0,
            LongPrefillThreshold = dice.Chance(0.2) ? dice.Spread(1, Math.Max(1, largest)) : 0,
            PriorityScheduling = dice.Chance(0.2),
            LateRejection = dice.Chance(0.15),
            Preemption = dice.Chance(0.15) ? Preemption.RecomputeFifo
                : dice.Of(Preemption.Recompute, Preemption.RecomputeLifo),
        };
    }
}
