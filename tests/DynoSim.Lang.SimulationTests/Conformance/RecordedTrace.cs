using System.IO.Compression;
using System.Text.Json;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>
/// Reads a part of a trace as the recordings used it: plainly, and independent of the product's own loader.
/// </summary>
internal static class RecordedTrace
{
    public static RequestTable Read(
        string path,
        int skip = 0,
        int rows = int.MaxValue,
        int blockTokens = 512,
        double speedup = 1)
    {
        var lines = Lines(path).Skip(skip).Take(rows).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var sessions = new Dictionary<string, (int Number, int Turns)>();
        var table = new Columns(lines.Count);
        for (var row = 0; row < lines.Count; row++)
        {
            table.Input[row] = lines[row].GetProperty("input_length").GetInt32();
            table.Output[row] = lines[row].GetProperty("output_length").GetInt32();
            table.AddPath(lines[row].GetProperty("hash_ids").EnumerateArray().Select(id => id.GetInt64()));
            var timestamp = Milliseconds(lines[row], "timestamp");
            var delay = Milliseconds(lines[row], "delay");
            table.Arrival[row] = ToPicoseconds(timestamp, speedup);
            table.Delay[row] = ToPicoseconds(delay, speedup);
            if (lines[row].TryGetProperty("session_id", out var id))
            {
                var key = id.ToString();
                var (number, turns) = sessions.GetValueOrDefault(key, (sessions.Count, 0));
                sessions[key] = (number, turns + 1);
                (table.Session[row], table.Turn[row]) = (number, turns);
            }
        }

        return table.Build(blockTokens, hasSessions: sessions.Count > 0);
    }

    private static double Milliseconds(JsonElement row, string property) =>
        row.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : 0;

    private static long ToPicoseconds(double milliseconds, double speedup) =>
        (long)Math.Round(milliseconds / speedup * SimulatedTime.PicosecondsPerMillisecond);

    private static IEnumerable<string> Lines(string path)
    {
        var file = File.OpenRead(path);
        var isPacked = path.EndsWith(".gz", StringComparison.Ordinal);
        using var reader = new StreamReader(isPacked ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private sealed class Columns(int rows)
    {
        private readonly Dictionary<(int Parent, long Id), int> _nodeOf = [];
        private readonly List<int> _parent = [];
        private readonly List<int> _nodes = [];
        private readonly List<int> _pathStart = [0];

        public long[] Arrival { get; } = new long[rows];

        public long[] Delay { get; } = new long[rows];

        public int[] Input { get; } = new int[rows];

        public int[] Output { get; } = new int[rows];

        public int[] Session { get; } = new int[rows];

        public int[] Turn { get; } = new int[rows];

        public void AddPath(IEnumerable<long> ids)
        {
            var parent = -1;
            foreach (var id in ids)
            {
                if (!_nodeOf.TryGetValue((parent, id), out var node))
                {
                    node = _parent.Count;
                    _nodeOf.Add((parent, id), node);
                    _parent.Add(parent);
                }

                _nodes.Add(node);
                parent = node;
            }

            _pathStart.Add(_nodes.Count);
        }

        public RequestTable Build(int blockTokens, bool hasSessions)
        {
            var first = Arrival.Where((_, row) => !hasSessions || Turn[row] == 0).Min();
            return new RequestTable
            {
                ArrivalPicoseconds = [.. Arrival.Select(arrival => arrival - first)],
                InputTokens = Input,
                OutputTokens = Output,
                Session = hasSessions ? Session : null,
                Turn = hasSessions ? Turn : null,
                TurnDelayPicoseconds = hasSessions ? Delay : null,
                Prefixes = new PrefixTree
                {
                    BlockTokens = blockTokens,
                    NodeCount = _parent.Count,
                    Parent = [.. _parent],
                    Nodes = [.. _nodes],
                    PathStart = [.. _pathStart],
                },
            };
        }
    }
}
