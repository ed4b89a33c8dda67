using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DynoSim.Lang.Bench.Comparison;

/// <summary>
/// T2: a trace twice, the second copy 1.5 s later and with content of its own (its hash ids follow the first's).
/// </summary>
internal static class DoubledTrace
{
    private const double SecondCopyLaterMilliseconds = 1_500;

    public static void Write(string trace, string target)
    {
        var rows = File.ReadLines(trace).Where(line => line.Length > 0).Select(Row.Parse).ToArray();
        var offset = rows.Max(row => row.Hashes.DefaultIfEmpty().Max()) + 1;
        var later = rows.Select(row => new Row(
            row.Timestamp + SecondCopyLaterMilliseconds,
            row.Input,
            row.Output,
            [.. row.Hashes.Select(hash => hash + offset)]));
        var doubled = rows.Select(row => (Row: row, Copy: 0)).Concat(later.Select(row => (Row: row, Copy: 1)))
            .OrderBy(entry => entry.Row.Timestamp).ThenBy(entry => entry.Copy);
        File.WriteAllLines(target, doubled.Select(entry => entry.Row.ToString()), new UTF8Encoding(false));
    }

    private sealed record Row(double Timestamp, long Input, long Output, long[] Hashes)
    {
        public static Row Parse(string line)
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return new Row(
                root.GetProperty("timestamp").GetDouble(),
                root.GetProperty("input_length").GetInt64(),
                root.GetProperty("output_length").GetInt64(),
                [.. root.GetProperty("hash_ids").EnumerateArray().Select(hash => hash.GetInt64())]);
        }

        public override string ToString()
        {
            var hashes = string.Join(", ", Hashes);
            return string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"timestamp": {{Timestamp}}, "input_length": {{Input}}, "output_length": {{Output}}, """)
                + "\"hash_ids\": [" + hashes + "]}";
        }
    }
}
