namespace DynoSim.Lang.Simulation.KvCache.Reference;

/// <summary>
/// What changed in the cached content of a worker since somebody last listened, in order. Content is stored when its
/// first copy appears and removed when its last copy goes.
/// </summary>
internal sealed class KvEventLog
{
    private List<(long Key, bool Present)> _events = [];

    /// <summary>Content appeared.</summary>
    public void Stored(long key) => _events.Add((key, true));

    /// <summary>Content disappeared.</summary>
    public void Removed(long key) => _events.Add((key, false));

    /// <summary>Gives the events out and forgets them.</summary>
    public IReadOnlyList<(long Key, bool Present)> Drain()
    {
        var events = _events;
        _events = [];
        return events;
    }

    /// <summary>Applies events to a set of resident content.</summary>
    public static void Apply(IEnumerable<(long Key, bool Present)> events, HashSet<long> resident)
    {
        foreach (var (key, present) in events)
        {
            if (present)
            {
                resident.Add(key);
            }
            else
            {
                resident.Remove(key);
            }
        }
    }
}
