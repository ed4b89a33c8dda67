namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// A multiset of gaps between tokens, fed without a record per token. Both engines feed the same multiset, in whatever
/// pieces they find convenient; every figure read from it is the same.
/// </summary>
public sealed partial class GapDistribution
{
    /// <summary>Adds one gap so many times.</summary>
    public void Add(long gapPicoseconds, long count) => AddSequence(gapPicoseconds, 0, 1, count);

    /// <summary>
    /// Adds <paramref name="length"/> gaps <c>first, first + step, …</c>, each <paramref name="count"/> times.
    /// </summary>
    public partial void AddSequence(long firstPicoseconds, long stepPicoseconds, long length, long count);
}
