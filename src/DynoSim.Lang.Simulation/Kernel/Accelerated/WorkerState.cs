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
    public int[] Order = new int[16];

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

    /// <summary>Whether a pass is under way.</summary>
    public bool InFlight;

    /// <summary>Start of the pass under way, or the instant from which the next may start.</summary>
    public long PassStart;

    /// <summary>End of the pass under way.</summary>
    public long PassEnd;

    /// <summary>Whether that pass gives every running request its next token and nothing else.</summary>
    public bool PassIsDecodeOnly;

    /// <summary>Whether it only computes again what preemptions had taken back.</summary>
    public bool PassIsFruitless;

    /// <summary>How many passes in a row did.</summary>
    public long FruitlessPasses;

    /// <summary>Prompt tokens of the waiting requests.</summary>
    public long WaitingTokens;

    /// <summary>Decoders that take part in the pass under way.</summary>
    public int PassDecoders;

    /// <summary>Requests whose known tokens are all computed by the pass under way, in running order.</summary>
    public readonly List<int> Joining = [];

    /// <summary>Requests that can never be served and had their turn in the pass under way.</summary>
    public readonly List<int> Refused = [];

    /// <summary>Decoders that have produced exactly one token.</summary>
    public readonly List<int> Fresh = [];

    /// <summary>Decoders that sat out at least one pass since their latest token.</summary>
    public int Irregular;

    /// <summary>Number of the latest pass; marks what it scheduled.</summary>
    public long Passes;

    /// <summary>Time with a pass under way.</summary>
    public long BusyPicoseconds;

    /// <summary>Integral of held blocks up to <see cref="UsedSince"/>.</summary>
    public Int128 UsedIntegral;

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
    public void Use(long used, long nowPicoseconds)
    {
        UsedIntegral += (Int128)Used * (nowPicoseconds - UsedSince);
        UsedSince = nowPicoseconds;
        Used = used;
        UsedMax = Math.Max(UsedMax, used);
    }

    /// <summary>Notes blocks taken during a stretch of passes, with the stretch's share of the integral.</summary>
    public void Grow(long blocks, Int128 integral, long startPicoseconds, long elapsedPicoseconds)
    {
        Use(Used, startPicoseconds);
        UsedIntegral += integral;
        UsedSince = startPicoseconds + elapsedPicoseconds;
        Used += blocks;
        UsedMax = Math.Max(UsedMax, Used);
    }

    /// <summary>Appends a request to the running list.</summary>
    public void AddRunning(int request)
    {
        if (Running == Order.Length)
        {
            Array.Resize(ref Order, 2 * Order.Length);
        }

        Order[Running++] = request;
    }

    /// <summary>Removes the request at a position of the running list; the others keep their order.</summary>
    public void RemoveRunningAt(int index)
    {
        Array.Copy(Order, index + 1, Order, index, Running - index - 1);
        Running--;
    }

    /// <summary>Decoders that need a new block in the next step.</summary>
    public int BlocksNeeded() => Residue[StepResidue == 0 ? 0 : BlockTokens - StepResidue];

    /// <summary>The entry of <see cref="Residue"/> for the step that follows so many others.</summary>
    public int ResidueAt(long stepsAhead)
    {
        var residue = (int)((StepResidue + stepsAhead) % BlockTokens);
        return residue == 0 ? 0 : BlockTokens - residue;
    }

    /// <summary>Counts decode steps.</summary>
    public void AddSteps(long steps)
    {
        Steps += steps;
        var residue = StepResidue + steps;
        StepResidue = (int)(residue < BlockTokens ? residue : residue % BlockTokens);
    }
}
