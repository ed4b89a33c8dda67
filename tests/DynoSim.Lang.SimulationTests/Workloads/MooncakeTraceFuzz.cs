using System.Text;
using System.Text.Json;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Workloads;

/// <summary>Whatever the bytes are, reading gives rows or errors, and knows JSON as a JSON reader does.</summary>
public sealed class MooncakeTraceFuzz
{
    private static readonly string[] Seeds =
    [
        """{"timestamp": 10, "input_length": 700, "output_length": 3, "hash_ids": [5, 6]}""",
        """{"session_id": "s\u00e9\n1", "delay": 2.5e1, "priority": -1, "output_length": 3, "hash_ids": [5, 6]}""",
        """{"timestamp":1.5E+2,"x":{"a":[true,false,null,{"b":"]"}]},"output_length":0,"hash_ids":[99999999999999]}""",
    ];

    private static readonly byte[] Alphabet = "{}[]\",:\\ 0123456789-+.eEtrufalsn\t\r\n/x\0\u00e9"u8.ToArray();

    [FsCheck.NUnit.Property(MaxTest = 3_000)]
    public void Mutated_rows_never_throw(int seed)
    {
        var result = MooncakeTrace.Read(Mutated(new Draw(seed)), 512, timestampsRequired: seed % 2 == 0);
        Assert.That(result.Rows is null, Is.EqualTo(result.Errors.Length > 0));
        Assert.That(result.ErrorCount, Is.GreaterThanOrEqualTo(result.Errors.Length));
    }

    [FsCheck.NUnit.Property(MaxTest = 3_000)]
    public void Rows_are_malformed_exactly_when_they_are_not_json(int seed)
    {
        var row = Mutated(new Draw(seed));
        if (row.AsSpan().IndexOfAny((byte)'\n', (byte)0xC3, (byte)0xA9) >= 0 || row.AsSpan().Trim(" \t\r"u8).IsEmpty)
        {
            return;
        }

        var errors = MooncakeTrace.Read(row, 512).Errors;
        var malformed = errors.Any(error => error.Reason == TraceErrorReason.MalformedJson);
        Assert.That(malformed, Is.EqualTo(!IsJson(row)), Encoding.UTF8.GetString(row));
    }

    [FsCheck.NUnit.Property(MaxTest = 6_000)]
    public void A_row_means_the_same_whatever_rows_were_before_it(int seed)
    {
        // What is in front teaches the reader the shape of its members.
        var draw = new Draw(seed);
        var (before, row) = (Encoding.UTF8.GetBytes(Seeds[0]), Mutated(draw));
        if (row.Contains((byte)'\n') || row.AsSpan().Trim(" \t\r"u8).IsEmpty)
        {
            return;
        }

        var alone = MooncakeTrace.Read(row, 512, timestampsRequired: false);
        var behind = MooncakeTrace.Read(
            (byte[])[.. before, (byte)'\n', .. row], 512, timestampsRequired: false);
        Assert.That(
            behind.Errors.Select(error => error with { Row = error.Row - 1 }), Is.EqualTo(alone.Errors),
            Encoding.UTF8.GetString(row));
        if (alone.Rows is { } one && behind.Rows is { } two)
        {
            Assert.That(Meaning(two, 1), Is.EqualTo(Meaning(one, 0)), Encoding.UTF8.GetString(row));
        }
    }

    [Test]
    public void Deep_nesting_is_refused_without_recursion_trouble()
    {
        var row = Encoding.UTF8.GetBytes("{\"x\": " + new string('[', 1_000_000) + "}");
        Assert.That(MooncakeTrace.Read(row, 512).Errors[0].Reason, Is.EqualTo(TraceErrorReason.MalformedJson));
    }

    private static string Meaning(TraceRows rows, int row) =>
        $"{rows.TimestampMilliseconds[row]} {rows.InputTokens[row]} {rows.OutputTokens[row]} "
        + $"{rows.Priority?[row] ?? 0} {rows.Turn?[row] ?? 0} {rows.DelayMilliseconds?[row] ?? 0} "
        + string.Join(' ', rows.Hashes[rows.HashStart[row]..rows.HashStart[row + 1]]);

    private static byte[] Mutated(Draw draw)
    {
        var row = Encoding.UTF8.GetBytes(Seeds[draw.Below(Seeds.Length)]).ToList();
        for (var mutation = draw.Below(4); mutation >= 0 && row.Count > 0; mutation--)
        {
            var at = draw.Below(row.Count);
            switch (draw.Below(5))
            {
                case 0:
                    row.RemoveAt(at);
                    break;
                case 1:
                    row.Insert(at, Alphabet[draw.Below(Alphabet.Length)]);
                    break;
                case 2:
                    row[at] = Alphabet[draw.Below(Alphabet.Length)];
                    break;
                case 3:
                    row.RemoveRange(at, draw.Below(row.Count - at));
                    break;
                default:
                    row.InsertRange(at, row.GetRange(at, draw.Below(row.Count - at)));
                    break;
            }
        }

        return [.. row];
    }

    private static bool IsJson(byte[] row)
    {
        try
        {
            var reader = new Utf8JsonReader(row, new JsonReaderOptions { MaxDepth = 65 });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
