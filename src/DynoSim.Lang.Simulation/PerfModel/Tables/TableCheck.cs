using System.Collections.Immutable;
using System.Globalization;

namespace DynoSim.Lang.Simulation.PerfModel.Tables;

/// <summary>
/// Sets aside rows that cannot be right: faster than the hardware's peaks by more than 15 %, or against the trend of
/// their curve, of which the longest rising selection is kept.
/// </summary>
internal static class TableCheck
{
    private const double Tolerance = 1.15;

    public static ImmutableArray<TableRow> Accept(
        IEnumerable<TableRow> rows,
        SpeedOfLight limit,
        ICollection<RejectedRow> rejected)
    {
        var accepted = ImmutableArray.CreateBuilder<TableRow>();
        foreach (var curve in rows.GroupBy(Curve).OrderBy(group => group.Key))
        {
            var possible = new List<TableRow>();
            foreach (var row in curve.OrderBy(Place).ThenBy(row => row.Line))
            {
                var least = limit.Picoseconds(row);
                if (least > Tolerance * row.Picoseconds)
                {
                    rejected.Add(new RejectedRow(
                        row.Line,
                        $"{Milliseconds(row.Picoseconds)} is faster than the peaks allow ({Milliseconds(least)})"));
                }
                else if (possible.Count > 0 && Place(possible[^1]) == Place(row))
                {
                    rejected.Add(new RejectedRow(row.Line, $"repeats line {possible[^1].Line}, which holds"));
                }
                else
                {
                    possible.Add(row);
                }
            }

            accepted.AddRange(Rising(possible, rejected));
        }

        return accepted.ToImmutable();
    }

    /// <summary>
    /// Decode curves run over context for a batch, prefill curves over new tokens for what was computed before.
    /// </summary>
    private static (bool IsDecode, long Site) Curve(TableRow row) =>
        (row.IsDecode, row.IsDecode ? row.Batch : row.ContextTokens);

    private static long Place(TableRow row) => row.IsDecode ? row.ContextTokens : row.NewTokens;

    private static List<TableRow> Rising(List<TableRow> rows, ICollection<RejectedRow> rejected)
    {
        var length = new int[rows.Count];
        var before = new int[rows.Count];
        var best = -1;
        for (var i = 0; i < rows.Count; i++)
        {
            (length[i], before[i]) = (1, -1);
            for (var j = 0; j < i; j++)
            {
                if (rows[j].Picoseconds <= rows[i].Picoseconds && length[j] + 1 > length[i])
                {
                    (length[i], before[i]) = (length[j] + 1, j);
                }
            }

            best = best < 0 || length[i] > length[best] ? i : best;
        }

        var kept = new HashSet<int>();
        for (var i = best; i >= 0; i = before[i])
        {
            kept.Add(i);
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (!kept.Contains(i))
            {
                rejected.Add(new RejectedRow(
                    rows[i].Line,
                    "is against the trend: more tokens must not take less time"));
            }
        }

        return [.. rows.Where((_, index) => kept.Contains(index))];
    }

    private static string Milliseconds(double picoseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{picoseconds / 1e9:0.###}ms");
}
