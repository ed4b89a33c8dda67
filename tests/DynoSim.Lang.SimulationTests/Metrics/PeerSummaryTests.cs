using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.SimulationTests.Conformance;

namespace DynoSim.Lang.SimulationTests.Metrics;

/// <summary>
/// The definitions of the latencies are DynoSim's and AIPerf's: computed from a recording's request times, mean,
/// deviation and extremes are those of its own summary. Its percentiles are the nearest value, where ours (AIPerf's
/// rule) interpolate between the two around the rank: they are one of the two.
/// </summary>
public sealed class PeerSummaryTests
{
    private static readonly (string Peer, Func<MetricSummary, double> Ours)[] Figures =
    [
        ("mean", summary => summary.Mean),
        ("std", summary => summary.Std),
        ("min", summary => summary.Min),
        ("max", summary => summary.Max),
    ];

    private static readonly (string Peer, double Quantile, Func<MetricSummary, double> Ours)[] Percentiles =
    [
        ("median", 0.5, summary => summary.P50),
        ("p75", 0.75, summary => summary.P75),
        ("p90", 0.9, summary => summary.P90),
        ("p95", 0.95, summary => summary.P95),
        ("p99", 0.99, summary => summary.P99),
    ];

    private static IEnumerable<TestCaseData> Cases() => Oracle.Cases(
        "dynosim", "case-*.json", file => "summary of " + Path.GetFileNameWithoutExtension(file)["case-".Length..]);

    [TestCaseSource(nameof(Cases))]
    public void Figures_of_request_latencies_agree(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var summary = document.RootElement.GetProperty("summary");
        var rows = Read(Path.ChangeExtension(file, ".csv.gz"));
        Compare(summary, "ttft", rows.Select(row => row.First - row.Arrival));
        Compare(summary, "ttst", rows.Where(row => !double.IsNaN(row.Gap)).Select(row => row.Gap));
        Compare(summary, "e2e_latency", rows.Select(row => row.Last - row.Arrival));
        Compare(
            summary,
            "tpot",
            rows.Where(row => row.Produced > 1).Select(row => (row.Last - row.First) / (row.Produced - 1)));
    }

    private static void Compare(JsonElement summary, string metric, IEnumerable<double> milliseconds)
    {
        var values = milliseconds.Where(value => !double.IsNaN(value)).Order().ToArray();
        var ours = new SampleDistribution(values, 1e3).Summarise();
        foreach (var (peer, figure) in Figures)
        {
            if (Number(summary, $"{peer}_{metric}_ms") is { } theirs)
            {
                Assert.That(figure(ours), Is.EqualTo(theirs).Within(Rounding(theirs)), $"{peer} {metric}");
            }
        }

        foreach (var (peer, quantile, figure) in Percentiles)
        {
            if (Number(summary, $"{peer}_{metric}_ms") is { } theirs)
            {
                var place = quantile * (values.Length - 1);
                var low = values[(int)Math.Floor(place)] / 1e3;
                var high = values[(int)Math.Ceiling(place)] / 1e3;
                var nearest = place - Math.Floor(place) < 0.5 ? low : high;
                Assert.That(nearest, Is.EqualTo(theirs).Within(Rounding(theirs)), $"{peer} {metric}, nearest");
                Assert.That(figure(ours), Is.InRange(low, high), $"{peer} {metric}");
            }
        }
    }

    // Milliseconds in doubles, added up by the peer in another order.
    private static double Rounding(double seconds) => (1e-9 * Math.Abs(seconds)) + 1e-11;

    private static double? Number(JsonElement summary, string name) =>
        summary.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble() / 1e3
            : null;

    private static List<(double Arrival, double First, double Gap, double Last, double Produced)> Read(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var header = (reader.ReadLine() ?? string.Empty).Split(',');
        var rows = new List<(double Arrival, double First, double Gap, double Last, double Produced)>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            double Field(string name) => Array.IndexOf(header, name) is >= 0 and var column && fields[column].Length > 0
                ? double.Parse(fields[column], CultureInfo.InvariantCulture)
                : double.NaN;
            if (fields[Array.IndexOf(header, "status")] == "completed")
            {
                rows.Add((
                    Field("arrival_ms"),
                    Field("first_token_ms"),
                    Field("ttst_ms"),
                    Field("last_token_ms"),
                    Field("produced")));
            }
        }

        return rows;
    }
}
