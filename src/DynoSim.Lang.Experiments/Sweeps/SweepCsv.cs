using System.Globalization;
using System.Text;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// Points as tables. Columns: id, the axes, the objectives with half the width of their 95 % intervals where points
/// were repeated, the figures, the rank, the verdict on saturation. Values are numbers in base units (seconds, bytes,
/// dollars, ratios), those of entity axes names; what does not exist is empty.
/// </summary>
public static class SweepCsv
{
    private static readonly UTF8Encoding _encoding = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly string[] _verdicts = ["rank", "saturated", "code"];

    /// <summary>All points, in the order of the search; the ones that cannot run with their code.</summary>
    public static void WritePoints(Stream output, SweepReport report) =>
        Write(output, report, Enumerable.Range(0, report.Points.Length));

    /// <summary>The points that none beats, in crowding order.</summary>
    public static void WriteFrontier(Stream output, SweepReport report) => Write(output, report, report.Frontier);

    private static void Write(Stream output, SweepReport report, IEnumerable<int> indices)
    {
        using var writer = new StreamWriter(output, _encoding, 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var paths = report.Plan.Axes.SelectMany(axis => axis.Paths).Distinct(StringComparer.Ordinal).ToArray();
        var hasIntervals = report.Plan.Replicate > 1;

        // A figure that is an objective has its column already.
        var figures = Enumerable.Range(0, FigureCatalog.All.Length)
            .Where(figure => report.Plan.Objectives.All(each => each.Text != FigureCatalog.All[figure].Name))
            .ToArray();
        writer.WriteLine(string.Join(',', paths.Prepend("id")
            .Concat(report.Plan.Objectives.SelectMany(objective => hasIntervals
                ? [objective.Text, $"{objective.Text} ±"]
                : new[] { objective.Text }))
            .Concat(figures.Select(figure => FigureCatalog.All[figure].Name))
            .Concat(_verdicts)
            .Select(Cell)));
        foreach (var index in indices)
        {
            var point = report.Points[index];
            var cells = new List<string> { point.Point.Id };
            cells.AddRange(paths.Select(path => Setting(point, path)));
            for (var column = 0; column < report.Plan.Objectives.Length; column++)
            {
                cells.Add(Number(point.Mean(column)));
                if (hasIntervals)
                {
                    cells.Add(Number(point.HalfWidth(column)));
                }
            }

            cells.AddRange(figures.Select(figure => Number(point.MeanFigure(figure))));
            cells.Add(report.Ranks[index] is > 0 and var rank ? Number(rank) : string.Empty);
            cells.Add(point.HasRun ? RunRecordJson.Word(point.Saturation.Kind) : string.Empty);
            cells.Add(point.Fault?.Code ?? string.Empty);
            writer.WriteLine(string.Join(',', cells));
        }
    }

    private static string Setting(PointResults point, string path) =>
        point.Point.Settings.FirstOrDefault(setting => setting.Path == path) is not { } setting ? string.Empty
            : setting.Number is { } number ? Number(number)
            : Cell(setting.Exact);

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
