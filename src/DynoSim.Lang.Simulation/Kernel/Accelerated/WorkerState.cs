using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// One worker between two passes. Decoders are lazy: a decoder that has computed c tokens when the worker has made d
/// decode steps stores c - d, so that a step in which every decoder takes its token is the increment of one counter.
/// </summary>
internal sealed class WorkerState
{
    internal WorkerState(int id, int local, int pool, int blockTokens, long totalBlocks)
    {
        Id = id;
        Local = local;
        Pool = pool;
        BlockTokens = blockTokens;
        TotalBlocks = totalBlocks;
        Residue = new int[blockTokens];
    }

    /// <summary>Flat number.</summary>
    public readonly int Id;

    /// <summary>Number within its pool.</summary>
    public readonly int Local;

    /// <summary>Index of its pool.</summary>
    public readonly int Pool;

    /// <summary>Tokens of a block.</summary>
    public readonly int BlockTokens;

    /// <summary>Usable blocks.</summary>
    public readonly long TotalBlocks;

    /// <summary>Requests waiting for admission, head first.</summary>
    public readonly WaitingQueue Waiting = new();

    /// <summary>Running requests in order of admission.</summary>
    public RunningEntry[] Entries = new RunningEntry[16];

    /// <summary>Number of running requests.</summary>
    public int Running;

    /// <summary>How many of them are decoders.</summary>
    public int Decoders;

    /// <summary>How many of them still compute known tokens.</summary>
    public int Prefilling;

    /// <summary>Sum over decoders of computed tokens minus <see cref="Steps"/>.</summary>
    public long OffsetSum;

    /// <summary>Decoders by offset modulo block size.</summary>
    public readonly int[] Residue;

    /// <summary>Decode steps scheduled so far.</summary>
    public long Steps;

    /// <summary><see cref="Steps"/> modulo block size.</summary>
    public int StepResidue;

    /// <summary>Step with which the first decoder finishes; a bound from below.</summary>
    public long FirstFinish = long.MaxValue;

    /// <summary>
    /// Whether the head of the queue was refused for lack of blocks and nothing has been released since.
    /// </summary>
    public bool HeadBlocked;

    /// <summary>Until when it need not be looked at: nothing that the router sees changes before.</summary>
    public long QuietUntil;

    /// <summary>Whether a pass is under way.</summary>
    public bool InFlight;

    /// <summary>Start of the pass under way, or the instant from which the next may start.</summary>
    public long PassStart;

    /// <summary>End of the pass under way.</summary>
    public long PassEnd;

    /// <summary>Whether that pass gives every running request its next token and nothing else.</summary>
    public bool PassIsDecodeOnly;

    /// <summary>Whether its gaps have been counted when it began.</summary>
    public bool GapsAreCounted;

    /// <summary>Whether it only computes again what preemptions had taken back.</summary>
    public bool PassIsFruitless;

    /// <summary>How many passes in a row did.</summary>
    public long FruitlessPasses;

    /// <summary>Prompt tokens of the waiting requests.</summary>
    public long WaitingTokens;

    /// <summary>Decoders that take part in the pass under way.</summary>
    public int PassDecoders;

    /// <summary>Requests whose known tokens are all computed by the pass under way, in running order.</summary>
    public readonly IntList Joining = new();

    /// <summary>Requests that can never be served and had their turn in the pass under way.</summary>
    public readonly List<int> Refused = [];

    /// <summary>Decoders that have produced exactly one token.</summary>
    public readonly IntList Fresh = new();

    /// <summary>Decoders that sat out at least one pass since their latest token.</summary>
    public int Irregular;

    /// <summary>Number of the latest pass; marks what it scheduled.</summary>
    public long Passes;

    /// <summary>Time with a pass under way.</summary>
    public long BusyPicoseconds;

    /// <summary>Integral of held blocks up to <see cref="UsedSince"/>.</summary>
    public WideSum UsedIntegral;

    /// <summary>Blocks held since <see cref="UsedSince"/>.</summary>
    public long Used;

    /// <summary>Instant of the latest change of <see cref="Used"/>.</summary>
    public long UsedSince;

    /// <summary>Most blocks held at once.</summary>
    public long UsedMax;

    /// <summary>Preemptions.</summary>
    public long Preemptions;

    /// <summary>Tokens computed by prefill entries.</summary>
    public long PrefilledTokens;

    /// <summary>Tokens computed by decoders.</summary>
    public long DecodedTokens;

    /// <summary>Output tokens produced.</summary>
    public long ProducedTokens;

    /// <summary>Notes that the number of held blocks is now <paramref name="used"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Use(long used, long nowPicoseconds)
    {
        UsedIntegral.AddProduct(Used, nowPicoseconds - UsedSince);
        UsedSince = nowPicoseconds;
        Used = used;
        UsedMax = Math.Max(UsedMax, used);
    }

    /// <summary>Notes a block taken by a pass of a stretch that began at <see cref="PassStart"/>.</summary>
    /// <param name="blocks">Blocks.</param>
    /// <param name="elapsedPicoseconds">From the start of the stretch to the start of the pass.</param>
    public void Grow(long blocks, long elapsedPicoseconds)
    {
        var now = PassStart + elapsedPicoseconds;
        UsedIntegral.AddProduct(Used, now - UsedSince);
        UsedSince = now;
        Used += blocks;
    }

    /// <summary>Appends a request that still computes known tokens to the running list.</summary>
    public void AddRunning(int request)
    {
        if (Running == Entries.Length)
        {
            Array.Resize(ref Entries, 2 * Entries.Length);
        }

        Entries[Running++] = new RunningEntry { Request = request, Finish = long.MaxValue };
    }

    /// <summary>Removes the request at a position of the running list; the others keep their order.</summary>
    public void RemoveRunningAt(int index)
    {
        Array.Copy(Entries, index + 1, Entries, index, Running - index - 1);
        Running--;
    }

    /// <summary>Whether anything runs or waits.</summary>
    public bool HasRequests => Running > 0 || Waiting.Count > 0;

    /// <summary>Decoders that need a new block in the next step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int BlocksNeeded() => Residue[StepResidue == 0 ? 0 : BlockTokens - StepResidue];

    /// <summary>The entry of <see cref="Residue"/> for the step that follows so many others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ResidueAt(long stepsAhead)
    {
        var residue = (int)((StepResidue + stepsAhead) % BlockTokens);
        return residue == 0 ? 0 : BlockTokens - residue;
    }

    /// <summary>Counts decode steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddSteps(long steps)
    {
        Steps += steps;
        var residue = StepResidue + steps;
        StepResidue = (int)(residue < BlockTokens ? residue : residue % BlockTokens);
    }
}

/// <summary>One place of the running list, with what the end of every pass asks of it.</summary>
internal struct RunningEntry
{
    /// <summary>
    /// The decode step with which the request produces its last token; <see cref="long.MaxValue"/> while it does not
    /// decode.
    /// </summary>
    public long Finish;

    /// <summary>The request.</summary>
    public int Request;

    /// <summary>Its tokens computed minus the worker's steps, modulo the block size, while decoding.</summary>
    public int Residue;
}
