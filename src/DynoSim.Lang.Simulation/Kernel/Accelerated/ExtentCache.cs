namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>The scheduler's view of <see cref="KvExtents"/>.</summary>
internal readonly struct ExtentCache(KvExtents extents) : IKvCache
{
    public static bool DecodersAreAnonymous => true;

    public long FreeBlocks(int worker) => extents.FreeBlocks(worker);

    public long UnseenBlocks(int worker, long enough) => extents.UnseenBlocks(worker, enough);

    public (long Allocated, long Freed) Traffic(int worker) => extents.Traffic(worker);

    public (long Hits, long Idle) Probe(int worker, int request, long limit) => extents.Probe(worker, request, limit);

    public void Touch(int worker, int request, long hits) => extents.Touch(worker, request, hits);

    public void Take(int worker, int request, long blocks) => extents.Take(worker, blocks);

    public void Publish(int worker, int request, long from, long to, ref PathCursor cursor) =>
        extents.Publish(worker, request, from, to, ref cursor);

    public void Release(int worker, int request, long held, long published) =>
        extents.Release(worker, request, held, published);
}
