using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>Makes the engine of a pool, whose timing's type nobody else needs to know.</summary>
internal abstract class EngineMaker
{
    /// <summary>The engine of a pool whose caches are extents.</summary>
    internal abstract WorkerEngine OnExtents(int pool, ExtentCache cache, EngineParts parts);

    /// <summary>The engine of a pool whose caches are single blocks.</summary>
    internal abstract WorkerEngine OnBlocks(int pool, BlockCache cache, EngineParts parts);
}

/// <summary>Makes engines with timings of one type.</summary>
/// <param name="timings">The timing of a worker of each pool.</param>
internal sealed class EngineMaker<TTiming>(ImmutableArray<TTiming> timings) : EngineMaker
    where TTiming : struct, ISegmentedTiming
{
    /// <inheritdoc/>
    internal override WorkerEngine OnExtents(int pool, ExtentCache cache, EngineParts parts) =>
        Engine(timings[pool], cache, parts);

    /// <inheritdoc/>
    internal override WorkerEngine OnBlocks(int pool, BlockCache cache, EngineParts parts) =>
        Engine(timings[pool], cache, parts);

    private static EngineKernel<TTiming, TCache> Engine<TCache>(TTiming timing, TCache cache, EngineParts parts)
        where TCache : struct, IKvCache =>
        new(timing, cache, parts.Settings, parts.Runs, parts.Requests, parts.Rows, parts.Gaps, parts.Priority)
        {
            MacroSteps = parts.MacroSteps,
            Index = parts.Index,
            Happened = parts.Happened,
            Loads = parts.Loads,
        };
}

/// <summary>What an engine works on beside its timing and its caches.</summary>
internal sealed record EngineParts
{
    /// <summary>The scheduler's settings.</summary>
    internal required EngineSettings Settings { get; init; }

    /// <summary>The runs of the prompts.</summary>
    internal required RunTable Runs { get; init; }

    /// <summary>Where each request stands.</summary>
    internal required RequestStates Requests { get; init; }

    /// <summary>What becomes of each request.</summary>
    internal required RequestRows Rows { get; init; }

    /// <summary>The gaps between tokens.</summary>
    internal required GapDistribution Gaps { get; init; }

    /// <summary>The priority of each request; null if all are alike.</summary>
    internal required int[]? Priority { get; init; }

    /// <summary>See <see cref="EngineKernel{TTiming, TCache}.MacroSteps"/>.</summary>
    internal bool MacroSteps { get; init; } = true;

    /// <summary>See <see cref="WorkerEngine.Index"/>.</summary>
    internal RouterIndex? Index { get; init; }

    /// <summary>See <see cref="WorkerEngine.Happened"/>.</summary>
    internal List<(int Request, Happening What, long At)>? Happened { get; init; }

    /// <summary>See <see cref="WorkerEngine.Loads"/>.</summary>
    internal LoadReports? Loads { get; init; }
}
