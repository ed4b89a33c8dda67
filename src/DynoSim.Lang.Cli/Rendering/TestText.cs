using System.Globalization;
using DynoSim.Lang.Experiments.Testing;
using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>Verdicts for people: a tree of files, items and what they expect, then the counts.</summary>
internal sealed class TestText(Display display)
{
    private const int LongestPicture = 120;

    /// <summary>Writes the tree; only what did not pass if that is wanted.</summary>
    public void Write(TestReport report, bool isQuiet)
    {
        foreach (var file in report.Files)
        {
            var shown = isQuiet ? [.. file.Items.Where(item => item.Status != TestStatus.Passed)] : file.Items;
            if (shown.IsEmpty)
            {
                continue;
            }

            display.WriteLine(file.Path, Style.Strong);
            foreach (var item in shown)
            {
                WriteItem(item);
            }

            display.WriteLine();
        }

        WriteCounts(report);
    }

    private void WriteItem(TestItem item)
    {
        var (word, style) = WordOf(item.Status);
        display.Write("  " + word, style);
        display.Write("  ");
        display.Write(item.Kind switch
        {
            "test" => item.Name,
            "file" => "this file has errors",
            _ => $"{item.Kind} {item.Name}",
        });
        display.WriteLine("  " + Remark(item), Style.Faint);
        foreach (var check in item.Checks)
        {
            display.Write(check.Holds ? "          ok    " : "          FAIL  ", check.Holds ? Style.Good : Style.Bad);
            display.Write(check.Text);
            display.WriteLine(check.Picture.Length == 0 ? string.Empty : "   " + Shortened(check.Picture), Style.Faint);
        }
    }

    private void WriteCounts(TestReport report)
    {
        var parts = new List<string>();
        var cached = report.Items.Count(item => item.IsCached);
        Add(parts, report.Count(TestStatus.Passed), cached > 0 ? $"passed ({Number(cached)} cached)" : "passed");
        Add(parts, report.Count(TestStatus.Failed), "failed");
        Add(parts, report.Count(TestStatus.Skipped), "skipped");
        var files = report.Files.Length == 1 ? "1 file" : $"{Number(report.Files.Length)} files";
        var counts = parts.Count == 0 ? "nothing to test" : string.Join(", ", parts);
        display.Write($"{files}: {counts}", report.Count(TestStatus.Failed) > 0 ? Style.Bad : Style.Good);
        display.WriteLine($" in {Time(report.Milliseconds)}", Style.Faint);
    }

    private static string Remark(TestItem item) => item.SkipReason
        ?? (item.IsCached ? "cached" : Time(item.Milliseconds));

    private static (string Word, Style Style) WordOf(TestStatus status) => status switch
    {
        TestStatus.Passed => ("pass", Style.Good),
        TestStatus.Failed => ("FAIL", Style.Bad),
        _ => ("skip", Style.Doubtful),
    };

    private static void Add(List<string> parts, int count, string what)
    {
        if (count > 0)
        {
            parts.Add($"{Number(count)} {what}");
        }
    }

    private static string Shortened(string picture) =>
        picture.Length <= LongestPicture ? picture : picture[..LongestPicture] + "…";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Time(double milliseconds) =>
        QuantityFormat.Readable(new Quantity(milliseconds / 1000, Dimension.Time));
}
