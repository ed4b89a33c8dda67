namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>
/// The candidates that are still open, the neighbours of those that are not, and a number of them small enough to be
/// judged one by one.
/// </summary>
internal sealed class CandidatePool
{
    /// <summary>The most candidates judged for one batch.</summary>
    private const int MaximumJudged = 24_000;

    private readonly BinnedCandidates _candidates;
    private readonly Dictionary<UInt128, int> _byBins;
    private readonly bool[] _isTaken;
    private readonly int[] _open;
    private readonly int[] _place;
    private int _openCount;

    public CandidatePool(BinnedCandidates candidates)
    {
        _candidates = candidates;
        _byBins = new Dictionary<UInt128, int>(candidates.Count);
        _isTaken = new bool[candidates.Count];
        _open = [.. Enumerable.Range(0, candidates.Count)];
        _place = [.. _open];
        _openCount = candidates.Count;
        for (var candidate = 0; candidate < candidates.Count; candidate++)
        {
            _byBins.TryAdd(Key(candidates.Row(candidate)[..candidates.Axes]), candidate);
        }
    }

    public int OpenCount => _openCount;

    public bool IsTaken(int candidate) => _isTaken[candidate];

    public void Take(int candidate)
    {
        _isTaken[candidate] = true;
        var (place, last) = (_place[candidate], _open[--_openCount]);
        (_open[place], _place[last]) = (last, place);
    }

    /// <summary>The open candidate at some coordinates; null if there is none.</summary>
    public int? FindOpen(double[] coordinates)
    {
        Span<byte> row = stackalloc byte[coordinates.Length];
        for (var axis = 0; axis < row.Length; axis++)
        {
            row[axis] = _candidates.BinOf(axis, coordinates[axis]);
        }

        return _byBins.TryGetValue(Key(row), out var candidate) && !_isTaken[candidate] ? candidate : null;
    }

    public int DrawOpen(SequentialRandom random) => _open[random.Below(_openCount)];

    /// <summary>Open candidates that differ from one in a single axis.</summary>
    public List<int> Neighbours(int candidate)
    {
        var found = new List<int>();
        Span<byte> row = stackalloc byte[_candidates.Axes];
        _candidates.Row(candidate)[.._candidates.Axes].CopyTo(row);
        for (var axis = 0; axis < row.Length; axis++)
        {
            var own = row[axis];
            for (var bin = 0; bin < _candidates.Bins[axis]; bin++)
            {
                row[axis] = (byte)bin;
                if (bin != own && _byBins.TryGetValue(Key(row), out var other) && !_isTaken[other])
                {
                    found.Add(other);
                }
            }

            row[axis] = own;
        }

        return found;
    }

    /// <summary>All open candidates; of very many the neighbours of some and a sample of the rest.</summary>
    public int[] Judged(IEnumerable<int> centres, SequentialRandom random)
    {
        if (_openCount <= MaximumJudged)
        {
            return [.. _open.AsSpan(0, _openCount).ToArray().Order()];
        }

        var judged = new HashSet<int>(MaximumJudged);
        foreach (var centre in centres)
        {
            judged.UnionWith(Neighbours(centre).Take(MaximumJudged / 2 - judged.Count));
        }

        while (judged.Count < MaximumJudged)
        {
            judged.Add(DrawOpen(random));
        }

        return [.. judged.Order()];
    }

    // Six bits a bin; beyond 21 axes the rest is folded in, and who folds onto another is nobody's neighbour.
    private static UInt128 Key(ReadOnlySpan<byte> row)
    {
        UInt128 key = 0;
        foreach (var bin in row)
        {
            key = (key << 6) ^ bin ^ ((key >> 122) * 0x9E3779B97F4A7C15);
        }

        return key;
    }
}
