namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// What the scheduler asks of the KV caches. Two implementations: extents (fast) and single blocks (everything else);
/// both are structs used through generics, so that no call of the scheduler is virtual.
/// </summary>
internal interface IKvCache
{
    /// <summary>
    /// Whether the blocks that decoders fill are anonymous, so that only their number matters. If not, every decoder
    /// must be stepped one by one.
    /// </summary>
    static abstract bool DecodersAreAnonymous { get; }

    /// <summary>Blocks of a worker that an allocation can take.</summary>
    long FreeBlocks(int worker);

    /// <summary>
    /// Free blocks that can be taken before anything is evicted that the router's index may hold; counting stops at
    /// <paramref name="enough"/>.
    /// </summary>
    long UnseenBlocks(int worker, long enough);

    /// <summary>Times a block of a worker came into use, and times its last holder let go.</summary>
    (long Allocated, long Freed) Traffic(int worker);

    /// <summary>
    /// Leading known blocks that are present, at most <paramref name="limit"/>, and how many of them nobody holds.
    /// </summary>
    /// <param name="worker">The worker.</param>
    /// <param name="request">The request.</param>
    /// <param name="limit">Blocks it may find.</param>
    /// <param name="own">Its <see cref="RequestState.Own"/>.</param>
    (long Hits, long Idle) Probe(int worker, int request, long limit, int own);

    /// <summary>Takes hold of the leading blocks found by <see cref="Probe"/>.</summary>
    void Touch(int worker, int request, long hits, int own);

    /// <summary>Takes blocks off the free queue for a request (for all decoders together if -1).</summary>
    void Take(int worker, int request, long blocks);

    /// <summary>Gives the blocks from one up to another index of a request their hash.</summary>
    void Publish(int worker, int request, long from, long to, ref RequestState state);

    /// <summary>Lets go of all blocks of a request.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="request">The request.</param>
    /// <param name="held">Blocks it holds.</param>
    /// <param name="published">How many of them, from the first, carry a hash.</param>
    /// <param name="state">Where the request stands.</param>
    /// <param name="ended">Whether it will never ask for its blocks again.</param>
    void Release(int worker, int request, long held, long published, ref RequestState state, bool ended);
}
