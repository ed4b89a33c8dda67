using System.Text;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.SimulationTests.Conformance;

namespace DynoSim.Lang.SimulationTests.Workloads;

public sealed class TraceReplayTests
{
    private const long Millisecond = SimulatedTime.PicosecondsPerMillisecond;

    private static readonly WorkloadOptions Replay = new() { Source = TraceSource.Trace("t") };

    private static TraceRows Rows(string text) =>
        MooncakeTrace.Read(Encoding.UTF8.GetBytes(text), 512, timestampsRequired: false).Rows
        ?? throw new AssertionException("There are no rows.");

    private static TraceRows Rows(params (double Timestamp, ulong[] Hashes)[] rows) =>
        Rows(string.Join('\n', rows.Select((row, index) =>
        {
            var ids = string.Join(',', row.Hashes);
            return FormattableString.Invariant(
                $$"""{"timestamp": {{row.Timestamp}}, "output_length": {{index}}, "hash_ids": [{{ids}}]}""");
        })));

    private static RequestTable Table(WorkloadOptions options, TraceRows rows, RecordPredicate? where = null)
    {
        var prepared = WorkloadPreparation.Prepare(options, rows, where);
        Assert.That(prepared.Problem, Is.EqualTo(WorkloadProblem.None));
        return prepared.Requests ?? throw new AssertionException("There are no requests.");
    }

    [Test]
    public void Rows_are_sorted_stably_and_shifted_to_zero()
    {
        var table = Table(Replay, Rows((30, [1]), (10.5, [2]), (30, [3]), (20, [4])));
        Assert.That(
            table.ArrivalPicoseconds,
            Is.EqualTo(new[] { 0L, 9_500_000_000, 19_500_000_000, 19_500_000_000 }));
        Assert.That(table.OutputTokens, Is.EqualTo(new[] { 1, 3, 0, 2 }));
    }

    [Test]
    public void Prefixes_are_told_apart_by_what_stands_before_them()
    {
        var rows = Rows((0, [1, 2, 3]), (1, [1, 2, 4]), (2, [5, 2, 3]), (3, [1, 2]), (4, [1, 2, 3]));
        var tree = Table(Replay, rows).Prefixes;
        Assert.That(tree.PathOf(0).ToArray(), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(tree.PathOf(1).ToArray(), Is.EqualTo(new[] { 0, 1, 3 }));
        Assert.That(tree.PathOf(2).ToArray(), Is.EqualTo(new[] { 4, 5, 6 }));
        Assert.That(tree.PathOf(3).ToArray(), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(tree.PathOf(4).ToArray(), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(tree.Parent, Is.EqualTo(new[] { -1, 0, 1, 1, -1, 4, 5 }));
        Assert.That((tree.NodeCount, tree.BlockTokens), Is.EqualTo((7, 512)));
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void The_tree_is_that_of_a_dictionary(int seed)
    {
        var draw = new Draw(seed);
        var ids = 1 + draw.Below(draw.Below(2) == 0 ? 4 : 3_000);
        var paths = Enumerable.Range(0, 1 + draw.Below(400))
            .Select(_ => Enumerable.Range(0, 1 + draw.Below(12)).Select(_ => (ulong)draw.Below(ids)).ToArray())
            .ToArray();
        var builder = new PrefixTreeBuilder(512, paths.Length, paths.Sum(path => path.Length));
        var nodes = new Dictionary<(int Parent, ulong Id), int>();
        foreach (var path in paths)
        {
            builder.AddPath(path);
        }

        var tree = builder.Build();
        for (var request = 0; request < paths.Length; request++)
        {
            var parent = -1;
            for (var index = 0; index < paths[request].Length; index++)
            {
                var key = (parent, paths[request][index]);
                nodes.TryAdd(key, nodes.Count);
                Assert.That(tree.PathOf(request)[index], Is.EqualTo(nodes[key]));
                Assert.That(tree.Parent[nodes[key]], Is.EqualTo(parent));
                parent = nodes[key];
            }
        }

        Assert.That(tree.NodeCount, Is.EqualTo(nodes.Count));
    }

    [Test]
    public void Speedup_divides_gaps_and_delays()
    {
        var rows = Rows("""
            {"timestamp": 5, "output_length": 1, "hash_ids": [1], "session_id": "a"}
            {"delay": 100, "output_length": 1, "hash_ids": [1], "session_id": "a"}
            {"timestamp": 15, "output_length": 1, "hash_ids": [1]}
            """);
        var table = Table(Replay with { Replay = new ReplayOptions { Speedup = 4 } }, rows);
        Assert.That(table.ArrivalPicoseconds, Is.EqualTo(new[] { 0L, 0, 2_500_000_000 }));
        Assert.That(table.TurnDelayPicoseconds, Is.EqualTo(new[] { 0L, 25 * Millisecond, 0 }));
        Assert.That(table.Session, Is.EqualTo(new[] { 0, 0, 1 }));
        Assert.That(table.Turn, Is.EqualTo(new[] { 0, 1, 0 }));
    }

    [TestCase(0.1, 100_000_000)]
    [TestCase(3_599_999.0, 3_599_999_000_000_000)]
    [TestCase(1e9 + 0.001953125, 1_000_000_000_001_953_125)]
    [TestCase(1e-9, 1)]
    [TestCase(0.4e-9, 0)]
    public void Milliseconds_become_the_nearest_picosecond(double milliseconds, long picoseconds) =>
        Assert.That(TraceReplay.PicosecondsOf(milliseconds), Is.EqualTo(picoseconds));

    [Test]
    public void A_window_keeps_what_arrives_in_it_and_starts_at_zero()
    {
        var rows = Rows((1_000, [1]), (2_000, [2]), (3_000, [3]), (4_000, [4]));
        var window = new ValueRange<SimulatedTime>(SimulatedTime.FromSeconds(1), SimulatedTime.FromSeconds(2));
        var prepared = WorkloadPreparation.Prepare(
            Replay with { Replay = new ReplayOptions { Speedup = 2, Window = window } }, rows);
        Assert.That(prepared.Requests?.ArrivalPicoseconds, Is.EqualTo(new[] { 0L, 500 * Millisecond }));
        Assert.That(prepared.Requests?.OutputTokens, Is.EqualTo(new[] { 1, 2 }));
        Assert.That((prepared.Filtered, prepared.Outside), Is.EqualTo((0, 2)));
    }

    [Test]
    public void A_dropped_turn_drops_the_rest_of_its_session()
    {
        var rows = Rows("""
            {"timestamp": 0, "output_length": 1, "hash_ids": [1], "session_id": "a"}
            {"timestamp": 1, "output_length": 2, "hash_ids": [1], "session_id": "b"}
            {"timestamp": 2, "output_length": 9, "hash_ids": [1], "session_id": "a"}
            {"timestamp": 3, "output_length": 3, "hash_ids": [1], "session_id": "a"}
            {"timestamp": 4, "output_length": 4, "hash_ids": [1], "session_id": "b"}
            """);
        var prepared = WorkloadPreparation.Prepare(Replay, rows, (in TraceRecord record) => record.Output < 5);
        Assert.That(prepared.Requests?.OutputTokens, Is.EqualTo(new[] { 1, 2, 4 }));
        Assert.That(prepared.Filtered, Is.EqualTo(2));
    }

    [Test]
    public void A_filter_sees_the_fields_of_the_row()
    {
        var seen = new List<TraceRecord>();
        _ = WorkloadPreparation.Prepare(
            Replay,
            Rows("""
                {"timestamp": 500, "input_length": 600, "output_length": 1, "hash_ids": [1, 2]}
                {"timestamp":2500,"input_length":3,"output_length":2,"hash_ids":[1],"session_id":"a","priority":4}
                """),
            (in TraceRecord record) =>
            {
                seen.Add(record);
                return true;
            });
        Assert.That(seen, Is.EqualTo(new[]
        {
            new TraceRecord { Input = 600, Output = 1, Timestamp = 0, Session = 0 },
            new TraceRecord { Input = 3, Output = 2, Timestamp = 2, Session = 1, Priority = 4 },
        }));
    }

    [Test]
    public void Requests_and_duration_stop_arrivals()
    {
        var rows = Rows((0, [1]), (1_000, [2]), (2_000, [3]));
        Assert.That(Table(Replay with { Requests = 2 }, rows).Count, Is.EqualTo(2));
        Assert.That(Table(Replay with { Duration = SimulatedTime.FromSeconds(2) }, rows).Count, Is.EqualTo(2));
        Assert.That(Table(Replay with { Duration = SimulatedTime.FromSeconds(2.001) }, rows).Count, Is.EqualTo(3));
    }

    [Test]
    public void Nothing_left_is_told_apart_from_too_long()
    {
        var rows = Rows((0, [1]), (1_000, [2]));
        Assert.That(
            WorkloadPreparation.Prepare(Replay, rows, (in TraceRecord _) => false).Problem,
            Is.EqualTo(WorkloadProblem.NothingLeft));
        Assert.That(
            WorkloadPreparation.Prepare(Replay with { Replay = new ReplayOptions { Speedup = 1e-12 } }, rows).Problem,
            Is.EqualTo(WorkloadProblem.TooLong));
        Assert.That(WorkloadPreparation.Prepare(Replay).Problem, Is.EqualTo(WorkloadProblem.Incomplete));
    }

    [TestCase("mooncake_conversation.jsonl", 1.0)]
    [TestCase("mooncake_synthetic.jsonl", 4.0)]
    [TestCase("../oracle/dynosim/traces/mt-delay-s4-w1.jsonl.gz", 4.0)]
    public void Real_traces_are_read_as_a_plain_reader_reads_them(string file, double speedup)
    {
        var path = Path.GetFullPath(Path.Combine(Oracle.Shared, "traces", file));
        if (!File.Exists(path))
        {
            Assert.Ignore($"There is no {path}.");
        }

        using var stream = File.OpenRead(path);
        var table = Table(
            Replay with { Replay = new ReplayOptions { Speedup = speedup } },
            MooncakeTrace.Read(stream, 512).Rows ?? throw new AssertionException("There are no rows."));
        var expected = RecordedTrace.Read(path, speedup: speedup);
        Assert.That(table.InputTokens, Is.EqualTo(expected.InputTokens));
        Assert.That(table.OutputTokens, Is.EqualTo(expected.OutputTokens));
        Assert.That(table.Session, Is.EqualTo(expected.Session));
        Assert.That(table.Turn, Is.EqualTo(expected.Turn));
        Assert.That(table.TurnDelayPicoseconds, Is.EqualTo(expected.TurnDelayPicoseconds));
        Assert.That(table.Prefixes.Nodes, Is.EqualTo(expected.Prefixes.Nodes));
        Assert.That(table.Prefixes.Parent, Is.EqualTo(expected.Prefixes.Parent));
        Assert.That(table.Prefixes.PathStart, Is.EqualTo(expected.Prefixes.PathStart));
        for (var request = 0; request < table.Count; request++)
        {
            if (table.Turn is null || table.Turn[request] == 0)
            {
                var arrival = expected.ArrivalPicoseconds[request];
                Assert.That(table.ArrivalPicoseconds[request], Is.EqualTo(arrival).Within(1));
            }
        }
    }
}
