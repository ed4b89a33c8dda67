namespace DynoSim.Lang.Simulation.Metrics;

public sealed partial class GapDistribution
{
    private readonly List<(long First, long Step, long Length, long Count)> _sequences = [];

    /// <summary>Number of gaps.</summary>
    public long Count { get; private set; }

    public partial void AddSequence(long firstPicoseconds, long stepPicoseconds, long length, long count)
    {
        _sequences.Add((firstPicoseconds, stepPicoseconds, length, count));
        Count += length * count;
    }
}
