using System.Globalization;
using System.IO.Compression;
using System.Text;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.SimulationTests.Conformance;

namespace DynoSim.Lang.SimulationTests.Workloads;

public sealed class MooncakeTraceTests
{
    private const string Row = """{"timestamp": 10, "input_length": 700, "output_length": 3, "hash_ids": [5, 6]}""";

    private static TraceReadResult Read(string text, int block = 512, bool timestampsRequired = true) =>
        MooncakeTrace.Read(Encoding.UTF8.GetBytes(text), block, timestampsRequired);

    private static TraceRows Rows(string text, bool timestampsRequired = true)
    {
        var result = Read(text, timestampsRequired: timestampsRequired);
        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.Rows, Is.Not.Null);
        return result.Rows ?? throw new AssertionException("There are no rows.");
    }

    private static TraceError Error(string text, int block = 512)
    {
        var result = Read(text, block);
        Assert.That(result.Rows, Is.Null, "No partial result.");
        Assert.That(result.ErrorCount, Is.EqualTo(1), string.Join('\n', result.Errors));
        return result.Errors[0];
    }

    [Test]
    public void A_row_is_read_whole()
    {
        var rows = Rows(Row);
        Assert.That(rows.Count, Is.EqualTo(1));
        Assert.That(rows.TimestampMilliseconds[0], Is.EqualTo(10));
        Assert.That((rows.InputTokens[0], rows.OutputTokens[0]), Is.EqualTo((700, 3)));
        Assert.That(rows.Hashes, Is.EqualTo(new[] { 5UL, 6UL }));
        Assert.That(rows.HashStart, Is.EqualTo(new[] { 0, 2 }));
        Assert.That(rows.Priority, Is.Null);
        Assert.That(rows.Session, Is.Null);
        Assert.That(rows.Turn, Is.Null);
        Assert.That(rows.DelayMilliseconds, Is.Null);
    }

    private const string Lengths = """
        "input_length": 700, "output_length": 3
        """;

    private static IEnumerable<TestCaseData> SameRow()
    {
        yield return Case(
            "order, no spaces",
            """{"hash_ids":[5,6],"output_length":3,"input_length":700,"timestamp":10}""");
        yield return Case(
            "spaces",
            """  { "timestamp" : 10 , "input_length" : 700 , "output_length" : 3 , "hash_ids" : [ 5 , 6 ] } """);
        yield return Case(
            "numbers",
            """{"timestamp": 10.0, "input_length": 7e2, "output_length": 30e-1, "hash_ids": [5, 6]}""");
        yield return Case(
            "aliases",
            """{"created_time": 10, "input_tokens": 700, "output_tokens": 3, "hash_ids": [5, 6]}""");
        yield return Case("escaped name", $$"""{"timest\u0061mp": 10, {{Lengths}}, "hash_ids": [5, 6]}""");
        yield return Case(
            "unknown fields",
            $$"""{"x": {"y": [1, "}", null, -1.5e-3]}, "timestamp": 10, {{Lengths}}, "hash_ids": [5, 6], "\"": []}""");
        yield return Case(
            "the last counts",
            $$"""{"timestamp": 1, "timestamp": 10, {{Lengths}}, "hash_ids": [9], "hash_ids": [5, 6]}""");
        yield return Case(
            "null is nothing",
            $$"""{"timestamp": 10, {{Lengths}}, "hash_ids": [5, 6], "session_id": null, "delay": null}""");
        yield return Case("hashes beyond the prompt", $$"""{"timestamp": 10, {{Lengths}}, "hash_ids": [5, 6, 7, 8]}""");

        static TestCaseData Case(string name, string row) => new TestCaseData(row).SetName(name);
    }

    [TestCaseSource(nameof(SameRow))]
    public void The_same_row_may_be_written_in_many_ways(string row)
    {
        var rows = Rows(row);
        Assert.That(rows.TimestampMilliseconds[0], Is.EqualTo(10));
        Assert.That((rows.InputTokens[0], rows.OutputTokens[0]), Is.EqualTo((700, 3)));
        Assert.That(rows.Hashes, Is.EqualTo(new[] { 5UL, 6UL }));
    }

    [TestCase("{0}\n{0}\n")]
    [TestCase("{0}\n{0}")]
    [TestCase("{0}\r\n{0}\r\n")]
    [TestCase("\n{0}\n \t\n\r\n{0}\n\n")]
    [TestCase("\uFEFF{0}\n{0}")]
    public void Lines_may_end_in_many_ways(string layout)
    {
        var text = layout.Replace("{0}", Row, StringComparison.Ordinal);
        Assert.That(Rows(text).Count, Is.EqualTo(2));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Assert.That(MooncakeTrace.Read(stream, 512).Rows?.Count, Is.EqualTo(2));
    }

    [Test]
    public void Without_a_length_the_hashes_tell_the_prompt() =>
        Assert.That(
            Rows("""{"timestamp": 0, "output_length": 0, "hash_ids": [1, 2, 3]}""").InputTokens[0], Is.EqualTo(1536));

    [Test]
    public void Hashes_have_sixty_four_bits() =>
        Assert.That(
            Rows("""
                {"timestamp": 0, "output_length": 0, "hash_ids": [18446744073709551615, 9999999999999999999, 0]}
                """).Hashes,
            Is.EqualTo(new[] { ulong.MaxValue, 9_999_999_999_999_999_999UL, 0UL }));

    [Test]
    public void The_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            comma.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = comma;
            var rows = Rows("""{"timestamp": 1.5, "output_length": 1, "hash_ids": [1], "priority": -2}""");
            Assert.That((rows.TimestampMilliseconds[0], rows.Priority?[0]), Is.EqualTo((1.5, -2)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Sessions_are_chained_by_delay_or_timestamp()
    {
        var rows = Rows("""
            {"timestamp": 0, "output_length": 1, "hash_ids": [1]}
            {"timestamp": 5, "output_length": 1, "hash_ids": [1], "session_id": "a"}
            {"timestamp": 6, "output_length": 1, "hash_ids": [1], "session_id": "\u0062"}
            {"delay": 2.5, "output_length": 1, "hash_ids": [1, 2], "session_id": "a"}
            {"timestamp": 26.25, "output_length": 1, "hash_ids": [1, 2], "session_id": "b", "priority": -3}
            {"output_length": 1, "hash_ids": [1, 2, 3], "session_id": "a"}
            {"timestamp": 40, "output_length": 1, "hash_ids": [9]}
            """);
        Assert.That(rows.Session, Is.EqualTo(new[] { 0, 1, 2, 1, 2, 1, 3 }));
        Assert.That(rows.Turn, Is.EqualTo(new[] { 0, 0, 0, 1, 1, 2, 0 }));
        Assert.That(rows.DelayMilliseconds, Is.EqualTo(new[] { 0, 0, 0, 2.5, 20.25, 0, 0 }));
        Assert.That(rows.Priority, Is.EqualTo(new[] { 0, 0, 0, 0, -3, 0, 0 }));
        Assert.That(rows.TimestampMilliseconds[3], Is.NaN);
    }

    private static IEnumerable<TestCaseData> Faulty()
    {
        static string With(string field, string value) => Row.Replace(
            field, value, StringComparison.Ordinal);
        yield return Case(
            """{"timestamp": 0, "input_length": 100, "hash_ids": [1]}""",
            0, TraceErrorReason.MissingField, "output_length");
        yield return Case(
            """{"timestamp": 0, "input_length": 100, "output_length": 1}""",
            0, TraceErrorReason.MissingField, "hash_ids");
        yield return Case(
            """{"input_length": 100, "output_length": 1, "hash_ids": [1]}""",
            0, TraceErrorReason.MissingField, "timestamp");
        yield return Case(With("700", "1025"), 35, TraceErrorReason.BlocksTooFew, "hash_ids");
        yield return Case(With("700", "0"), 35, TraceErrorReason.NotPositive, "input_length");
        yield return Case(With("700", "-7"), 35, TraceErrorReason.NegativeNumber, "input_length");
        yield return Case(With("700", "7.5"), 35, TraceErrorReason.NotWhole, "input_length");
        yield return Case(With("700", "\"x\""), 35, TraceErrorReason.WrongType, "input_length");
        yield return Case(With("700", "9999999999"), 35, TraceErrorReason.NumberTooLarge, "input_length");
        yield return Case(With("700", "1e400"), 35, TraceErrorReason.NumberTooLarge, "input_length");
        yield return Case(With(": 3", ": -1"), 57, TraceErrorReason.NegativeNumber, "output_length");
        yield return Case(With(": 10", ": -10"), 15, TraceErrorReason.NegativeNumber, "timestamp");
        yield return Case(With(": 10", ": 1e999"), 15, TraceErrorReason.NumberTooLarge, "timestamp");
        yield return Case(With(": 10", ": []"), 15, TraceErrorReason.WrongType, "timestamp");
        yield return Case(With("6]", "-6]"), 76, TraceErrorReason.NegativeNumber, "hash_ids");
        yield return Case(With("6]", "18446744073709551616]"), 76, TraceErrorReason.NumberTooLarge, "hash_ids");
        yield return Case(With("6]", "6.5]"), 76, TraceErrorReason.NotWhole, "hash_ids");
        yield return Case(With("6]", "\"a\"]"), 76, TraceErrorReason.WrongType, "hash_ids");
        yield return Case(With("[5, 6]", "7"), 72, TraceErrorReason.WrongType, "hash_ids");
        yield return Case(With("6]", "6"), 77, TraceErrorReason.MalformedJson, "");
        yield return Case(With("6]", "06]"), 76, TraceErrorReason.MalformedJson, "");
        yield return Case(With("5,", "5"), 75, TraceErrorReason.MalformedJson, "");
        yield return Case(Row + "x", 79, TraceErrorReason.MalformedJson, "");
        yield return Case("[1, 2]", 1, TraceErrorReason.NotAnObject, "");
        yield return Case("garbage", 1, TraceErrorReason.MalformedJson, "");
        yield return Case(
            """{"timestamp": 0, "session_id": "a\x", "output_length": 1}""",
            35, TraceErrorReason.MalformedJson, "");
        yield return Case(
            """{"delay": 5, "timestamp": 0, "output_length": 1, "hash_ids": [1], "session_id": "a"}""",
            11, TraceErrorReason.DelayOnFirstTurn, "delay");

        static TestCaseData Case(string row, int column, TraceErrorReason reason, string field) =>
            new(row, column, reason, field);
    }

    [TestCaseSource(nameof(Faulty))]
    public void What_is_wrong_in_a_row_is_told_precisely(string row, int column, TraceErrorReason reason, string field)
    {
        var error = Error($"{Row}\n\n{row}\n{Row}");
        Assert.That((error.Row, error.Column, error.Reason, error.Field), Is.EqualTo((3L, column, reason, field)));
    }

    [Test]
    public void Too_few_hashes_tell_both_numbers()
    {
        var error = Error("""{"timestamp": 0, "input_length": 100, "output_length": 5, "hash_ids": [1]}""", block: 16);
        Assert.That((error.Value, error.Limit), Is.EqualTo((16.0, 100.0)));
    }

    [Test]
    public void Turns_must_not_run_backwards()
    {
        const string First = """{"timestamp": 9, "output_length": 1, "hash_ids": [1], "session_id": "a"}""";
        const string Next = """{"timestamp": 8, "output_length": 1, "hash_ids": [1], "session_id": "a"}""";
        var error = Error($"{First}\n{Next}");
        Assert.That((error.Row, error.Reason), Is.EqualTo((2L, TraceErrorReason.TurnBeforePrevious)));
    }

    [Test]
    public void Independent_errors_are_all_listed_and_counted()
    {
        var result = Read("""{"timestamp": "x", "input_length": -1, "output_length": 1, "hash_ids": [null]}""");
        Assert.That(
            result.Errors.Select(error => error.Reason),
            Is.EqualTo(new[]
            {
                TraceErrorReason.WrongType, TraceErrorReason.NegativeNumber, TraceErrorReason.WrongType,
            }));
        var many = Read(string.Join('\n', Enumerable.Repeat("{}", 5_000)));
        Assert.That(many.Errors, Has.Length.EqualTo(MooncakeTrace.MostErrors));
        Assert.That(many.ErrorCount, Is.GreaterThanOrEqualTo(5_000));
    }

    [TestCase("")]
    [TestCase("\n \r\n")]
    public void A_trace_without_rows_is_an_error(string text)
    {
        var error = Error(text);
        Assert.That((error.Row, error.Reason), Is.EqualTo((0L, TraceErrorReason.Empty)));
    }

    [Test]
    public void A_closed_loop_needs_no_timestamps() =>
        Assert.That(
            Rows("""{"output_length": 1, "hash_ids": [1]}""", timestampsRequired: false).TimestampMilliseconds[0],
            Is.NaN);

    [Test]
    public void Compressed_traces_are_read_whatever_their_name()
    {
        var packed = Pack(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat(Row, 5_000))));
        Assert.That(MooncakeTrace.Read(packed, 512).Rows?.Count, Is.EqualTo(5_000));
        using var stream = new MemoryStream(packed);
        Assert.That(MooncakeTrace.Read(stream, 512).Rows?.Count, Is.EqualTo(5_000));
    }

    [Test]
    public void Damaged_compression_gives_no_part_of_a_trace()
    {
        var packed = Pack(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 5_000).Select(index =>
            Row.Replace("10", $"{index}", StringComparison.Ordinal)))));
        foreach (var length in new[] { 2, 10, 11, packed.Length / 2, packed.Length - 20 })
        {
            var result = MooncakeTrace.Read(packed.AsMemory(0, length), 512);
            Assert.That(result.Rows, Is.Null, $"{length} of {packed.Length} bytes");
            Assert.That(result.Errors, Is.Not.Empty);
        }

        packed[packed.Length / 2] ^= 0x55;
        Assert.That(MooncakeTrace.Read(packed, 512).Rows, Is.Null);
    }

    [Test]
    public void Memory_and_stream_give_the_same_rows_whatever_the_pieces()
    {
        var data = File.ReadAllBytes(Trace("mooncake_synthetic.jsonl"));
        var whole = MooncakeTrace.Read(data, 512).Rows;
        foreach (var piece in new[] { 1 << 20, 100_003, 977 })
        {
            using var stream = new PiecewiseStream(data, piece);
            AssertEqual(MooncakeTrace.Read(stream, 512).Rows, whole);
        }
    }

    private static string Trace(string name)
    {
        var path = Path.Combine(Oracle.Shared, "traces", name);
        if (!File.Exists(path))
        {
            Assert.Ignore($"There is no {path}.");
        }

        return path;
    }

    private static void AssertEqual(TraceRows? rows, TraceRows? expected)
    {
        Assert.That(rows?.Hashes, Is.EqualTo(expected?.Hashes));
        Assert.That(rows?.HashStart, Is.EqualTo(expected?.HashStart));
        Assert.That(rows?.InputTokens, Is.EqualTo(expected?.InputTokens));
        Assert.That(rows?.OutputTokens, Is.EqualTo(expected?.OutputTokens));
        Assert.That(rows?.TimestampMilliseconds, Is.EqualTo(expected?.TimestampMilliseconds));
    }

    private static byte[] Pack(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(data);
        }

        return packed.ToArray();
    }

    /// <summary>Gives at most so many bytes at a time.</summary>
    private sealed class PiecewiseStream(byte[] data, int piece) : MemoryStream(data)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(piece, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, Math.Min(piece, count));
    }
}
