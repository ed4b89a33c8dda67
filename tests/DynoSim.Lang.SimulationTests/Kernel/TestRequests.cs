using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Kernel;

/// <summary>Builds request tables by hand; a prompt is a list of content words, one a content block.</summary>
internal sealed class TestRequests(int contentBlockTokens = 4)
{
    private readonly Dictionary<(int Parent, string Word), int> _nodeOf = [];
    private readonly List<int> _parent = [];
    private readonly List<Row> _rows = [];

    /// <summary>Adds a request whose content nobody shares.</summary>
    public TestRequests Add(long arrival, int input, int output, int priority = 0) =>
        Add(new Row(arrival, input, output) { Priority = priority });

    /// <summary>Adds a request whose prompt begins with the given words.</summary>
    public TestRequests AddShared(long arrival, int input, int output, string words) =>
        Add(new Row(arrival, input, output) { Words = words });

    /// <summary>Adds a turn of a session.</summary>
    public TestRequests AddTurn(int session, int turn, long arrivalOrDelay, int input, int output) =>
        Add(new Row(turn == 0 ? arrivalOrDelay : 0, input, output)
        {
            Session = session,
            Turn = turn,
            Delay = turn == 0 ? 0 : arrivalOrDelay,
        });

    public RequestTable Build()
    {
        var nodes = new List<int>();
        var pathStart = new List<int> { 0 };
        for (var row = 0; row < _rows.Count; row++)
        {
            nodes.AddRange(PathOf(row));
            pathStart.Add(nodes.Count);
        }

        var hasSessions = _rows.Exists(row => row.Session >= 0);
        return new RequestTable
        {
            ArrivalPicoseconds = [.. _rows.Select(row => row.Arrival)],
            InputTokens = [.. _rows.Select(row => row.Input)],
            OutputTokens = [.. _rows.Select(row => row.Output)],
            Priority = _rows.Exists(row => row.Priority != 0) ? [.. _rows.Select(row => row.Priority)] : null,
            Session = hasSessions ? [.. _rows.Select(row => row.Session)] : null,
            Turn = hasSessions ? [.. _rows.Select(row => row.Turn)] : null,
            TurnDelayPicoseconds = hasSessions ? [.. _rows.Select(row => row.Delay)] : null,
            Prefixes = new PrefixTree
            {
                BlockTokens = contentBlockTokens,
                NodeCount = _parent.Count,
                Parent = [.. _parent],
                Nodes = [.. nodes],
                PathStart = [.. pathStart],
            },
        };
    }

    private TestRequests Add(Row row)
    {
        _rows.Add(row);
        return this;
    }

    private IEnumerable<int> PathOf(int row)
    {
        var words = _rows[row].Words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var parent = -1;
        for (var index = 0; index * contentBlockTokens < _rows[row].Input; index++)
        {
            var word = index < words.Length ? words[index] : $"own {row} {index}";
            if (!_nodeOf.TryGetValue((parent, word), out var node))
            {
                node = _parent.Count;
                _nodeOf.Add((parent, word), node);
                _parent.Add(parent);
            }

            yield return node;
            parent = node;
        }
    }

    private sealed record Row(long Arrival, int Input, int Output)
    {
        public string Words { get; init; } = string.Empty;

        public int Priority { get; init; }

        public int Session { get; init; } = -1;

        public int Turn { get; init; }

        public long Delay { get; init; }
    }
}
