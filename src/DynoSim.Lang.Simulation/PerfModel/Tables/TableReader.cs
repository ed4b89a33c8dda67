using System.Collections.Immutable;
using System.Globalization;

namespace DynoSim.Lang.Simulation.PerfModel.Tables;

/// <summary>
/// Reads measured passes: a header with the columns kind, batch, new_tokens, context_tokens (or kv_tokens) and
/// milliseconds (or ms) in any order, then a row each.
/// </summary>
internal sealed class TableReader
{
    private static readonly string[][] Columns =
        [["kind"], ["batch"], ["new_tokens"], ["context_tokens", "kv_tokens"], ["milliseconds", "ms"]];

    private readonly ImmutableArray<TableRow>.Builder _rows = ImmutableArray.CreateBuilder<TableRow>();
    private readonly ImmutableArray<RejectedRow>.Builder _rejected = ImmutableArray.CreateBuilder<RejectedRow>();
    private readonly ImmutableArray<TimingProblem>.Builder _problems = ImmutableArray.CreateBuilder<TimingProblem>();

    /// <summary>Rows that can be read, rows that are set aside, and what is wrong with the file.</summary>
    public static (
        ImmutableArray<TableRow> Rows,
        ImmutableArray<RejectedRow> Rejected,
        ImmutableArray<TimingProblem> Problems)
        Read(string text)
    {
        var reader = new TableReader();
        reader.ReadLines(text);
        return (reader._rows.ToImmutable(), reader._rejected.ToImmutable(), reader._problems.ToImmutable());
    }

    private void ReadLines(string text)
    {
        int[]? places = null;
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim().TrimStart('\uFEFF');
            if (line.IsEmpty)
            {
                continue;
            }

            var fields = line.ToString().Split(',', StringSplitOptions.TrimEntries);
            if (places is null)
            {
                places = Places(fields);
                if (places is null)
                {
                    return;
                }
            }
            else
            {
                ReadRow(number, fields, places);
            }
        }

        if (places is null)
        {
            Problem("the table is empty");
        }
    }

    private int[]? Places(string[] header)
    {
        var places = new int[Columns.Length];
        for (var i = 0; i < Columns.Length; i++)
        {
            places[i] = Array.FindIndex(header, name => Columns[i].Contains(name));
            if (places[i] < 0)
            {
                Problem($"the table has no column `{Columns[i][0]}`");
                return null;
            }
        }

        return places;
    }

    private void ReadRow(int line, string[] fields, int[] places)
    {
        if (places.Max() >= fields.Length)
        {
            Problem($"line {line} of the table has {fields.Length} columns");
            return;
        }

        var kind = fields[places[0]];
        if (!TryCount(fields[places[1]], out var batch) || !TryCount(fields[places[2]], out var newTokens)
            || !TryCount(fields[places[3]], out var context)
            || !TryNumber(fields[places[4]], out var milliseconds))
        {
            Problem($"line {line} of the table has a column that is not a number");
        }
        else if (kind == "mixed")
        {
            Reject(line, "mixed passes are composed from prefill and decode passes");
        }
        else if (kind is not ("prefill" or "decode"))
        {
            Problem($"line {line} of the table is of kind `{kind}`, not prefill, decode or mixed");
        }
        else if (batch < 1 || newTokens < 1 || !(milliseconds > 0) || milliseconds > 1e9)
        {
            Reject(line, "batch, new tokens and duration must be above 0");
        }
        else
        {
            var picoseconds = (long)Math.Round(milliseconds * 1e9);
            _rows.Add(new TableRow(line, kind == "decode", batch, newTokens, context, picoseconds));
        }
    }

    private static bool TryCount(string text, out long count) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count < 1L << 40;

    private static bool TryNumber(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private void Reject(int line, string reason) => _rejected.Add(new RejectedRow(line, reason));

    private void Problem(string message) =>
        _problems.Add(new TimingProblem(TimingProblemKind.UnusableTable, message));
}
