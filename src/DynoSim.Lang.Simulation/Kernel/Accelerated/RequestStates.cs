using DynoSim.Lang.Simulation.Engines;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>Where each request stands: columns of equal length, indexed by request.</summary>
internal sealed class RequestStates(int count)
{
    /// <summary>Prompt tokens.</summary>
    public readonly int[] Input = new int[count];

    /// <summary>Tokens the request will produce.</summary>
    public readonly int[] Target = new int[count];

    /// <summary>When it came to its worker.</summary>
    public readonly long[] Routed = new long[count];

    /// <summary>Tokens produced; of a decoder as of its last joining.</summary>
    public readonly int[] Produced = new int[count];

    /// <summary>Tokens computed, while not decoding.</summary>
    public readonly int[] Computed = new int[count];

    /// <summary>Tokens computed minus the worker's steps, while decoding.</summary>
    public readonly long[] Offset = new long[count];

    /// <summary><see cref="Offset"/> modulo block size, while decoding.</summary>
    public readonly int[] Residue = new int[count];

    /// <summary>Whether it takes one token a pass.</summary>
    public readonly bool[] Decoding = new bool[count];

    /// <summary>How far its hashed blocks have got along its path, while prefilling.</summary>
    public readonly PathCursor[] Cursor = new PathCursor[count];

    /// <summary>
    /// End of the pass that made its latest token; kept only where it is not the start of the next pass.
    /// </summary>
    public readonly long[] LatestToken = new long[count];

    /// <summary>Whether <see cref="LatestToken"/> counts: the request sat out a pass since.</summary>
    public readonly bool[] SatOut = new bool[count];

    /// <summary>Most tokens it had computed when it was preempted.</summary>
    public readonly int[] Reached = new int[count];

    /// <summary>Why it will be refused when its turn comes.</summary>
    public readonly RejectionReason[] Refusal = new RejectionReason[count];

    /// <summary>Number of the latest pass of its worker that scheduled it.</summary>
    public readonly long[] Mark = new long[count];

    /// <summary>Tokens that pass gave it.</summary>
    public readonly int[] PassTokens = new int[count];
}
