using DynoSim.Lang.Simulation.KvCache.Reference;

namespace DynoSim.Lang.Simulation.Engines.Reference;

/// <summary>A request as a scheduler knows it.</summary>
internal sealed class Sequence
{
    /// <summary>Number of the request; decides between equally urgent ones that arrived together.</summary>
    public required int Request { get; init; }

    /// <summary>Prompt tokens.</summary>
    public required int InputTokens { get; init; }

    /// <summary>Tokens it will produce: what was asked for, cut at the context.</summary>
    public required int OutputTokens { get; init; }

    /// <summary>What its blocks contain.</summary>
    public required BlockIdentity Identity { get; init; }

    /// <summary>Priority; smaller is more urgent.</summary>
    public int Priority { get; init; }

    /// <summary>When it arrived, in any unit.</summary>
    public long Arrival { get; init; }

    /// <summary>Why it is to be refused when it heads the queue.</summary>
    public RejectionReason Refusal { get; init; }

    /// <summary>Output tokens produced so far.</summary>
    public int Produced { get; set; }

    /// <summary>Leading tokens whose KV entries exist, or will at the end of the step under way.</summary>
    public int Computed { get; set; }

    /// <summary>The most that was ever computed before a preemption took it back.</summary>
    public int ReachedBefore { get; set; }

    /// <summary>Blocks it holds, from the start of the sequence.</summary>
    public List<int> Blocks { get; } = [];

    /// <summary>Leading blocks whose content is in the cache's index.</summary>
    public int PublishedBlocks { get; set; }

    /// <summary>Prompt and output tokens that exist: what must be computed before the next token.</summary>
    public int Known => InputTokens + Produced;

    /// <summary>Whether it has got further than a preemption had thrown it back.</summary>
    public bool IsBeyondPreemption => Computed > ReachedBefore;

    /// <summary>Whether it has produced all it will.</summary>
    public bool Finished => Produced == OutputTokens && (OutputTokens > 0 || Computed == Known);
}
