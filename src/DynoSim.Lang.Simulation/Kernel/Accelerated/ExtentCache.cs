namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>The scheduler's view of <see cref="KvExtents"/>.</summary>
internal readonly struct ExtentCache(KvExtents extents) : IKvCache
{
    public static bool DecodersAreAnonymous => true;

    public long FreeBlocks(int worker) => extents.FreeBlocks(worker);

    public long UnseenBlocks(int worker, long enough) => extents.UnseenBlocks(worker, enough);

    public (long Allocated, long Freed) Traffic(int worker) => extents.Traffic(worker);

    public (long Hits, long Idle) Probe(int worker, int request, long limit, int own) =>
        extents.Probe(worker, request, limit, own);

    public void Touch(int worker, int request, long hits, int own) => extents.Touch(worker, request, hits, own);

    public void Take(int worker, int request, long blocks) => extents.Take(worker, blocks);

    public void Publish(int worker, int request, long from, long to, ref RequestState state) =>
        extents.Publish(worker, request, from, to, ref state);

    public void Release(int worker, int request, long held, long published, ref RequestState state, bool ended) =>
        extents.Release(worker, request, held, published, ref state, ended);
}
