using DynoSim.Lang.Simulation.Engines;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// How often each reason occurred. An array with a place for every byte and plain loops: the members of the enumeration
/// and sequences of it would be compiled at every start.
/// </summary>
internal sealed class RejectionTally
{
    private readonly long[] _counts = new long[byte.MaxValue + 1];

    /// <summary>Counts a reason.</summary>
    public void Add(RejectionReason reason) => _counts[(byte)reason]++;

    /// <summary>The reasons that occurred, in the order of their declaration.</summary>
    public IEnumerable<(RejectionReason Reason, long Count)> Occurred()
    {
        for (var reason = (int)RejectionReason.None + 1; reason < _counts.Length; reason++)
        {
            if (_counts[reason] > 0)
            {
                yield return ((RejectionReason)reason, _counts[reason]);
            }
        }
    }
}
