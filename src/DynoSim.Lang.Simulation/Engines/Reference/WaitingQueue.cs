namespace DynoSim.Lang.Simulation.Engines.Reference;

/// <summary>
/// The requests that wait for admission. First come, first served with preempted requests in front, or by priority,
/// then arrival, then number.
/// </summary>
internal sealed class WaitingQueue
{
    private readonly LinkedList<Sequence> _inOrder = [];
    private readonly SortedSet<Sequence>? _byUrgency;

    public WaitingQueue(bool byPriority)
    {
        _byUrgency = byPriority ? new SortedSet<Sequence>(Comparer<Sequence>.Create(CompareUrgency)) : null;
    }

    /// <summary>Requests waiting.</summary>
    public int Count => _byUrgency?.Count ?? _inOrder.Count;

    /// <summary>Prompt tokens of the requests waiting.</summary>
    public long InputTokens { get; private set; }

    /// <summary>The request to be admitted next; null if none waits.</summary>
    public Sequence? Head => _byUrgency is null ? _inOrder.First?.Value : _byUrgency.Min;

    /// <summary>Adds a request that has just arrived.</summary>
    public void Add(Sequence sequence)
    {
        InputTokens += sequence.InputTokens;
        if (_byUrgency is null)
        {
            _inOrder.AddLast(sequence);
        }
        else
        {
            _byUrgency.Add(sequence);
        }
    }

    /// <summary>Brings back a request that was preempted.</summary>
    public void Return(Sequence sequence)
    {
        InputTokens += sequence.InputTokens;
        if (_byUrgency is null)
        {
            _inOrder.AddFirst(sequence);
        }
        else
        {
            _byUrgency.Add(sequence);
        }
    }

    /// <summary>Takes the head out.</summary>
    public void RemoveHead()
    {
        var head = Head ?? throw new InvalidOperationException("Nothing waits.");
        InputTokens -= head.InputTokens;
        if (_byUrgency is null)
        {
            _inOrder.RemoveFirst();
        }
        else
        {
            _byUrgency.Remove(head);
        }
    }

    private static int CompareUrgency(Sequence left, Sequence right)
    {
        var order = left.Priority.CompareTo(right.Priority);
        order = order != 0 ? order : left.Arrival.CompareTo(right.Arrival);
        return order != 0 ? order : left.Request.CompareTo(right.Request);
    }
}
