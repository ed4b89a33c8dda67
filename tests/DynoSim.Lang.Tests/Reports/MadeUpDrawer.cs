using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Experiments.Reports.Page;

namespace DynoSim.Lang.Tests.Reports;

/// <summary>The details of a made-up point.</summary>
internal static class MadeUpDrawer
{
    private static readonly string[] Paths =
    [
        "deployment.prefill.tp", "deployment.decode.tp", "deployment.prefill.replicas", "deployment.decode.replicas",
        "deployment.prefill.engine.max_batched_tokens", "load.rate", "deployment.router",
    ];

    public static PageDrawer Create(int index, MadeUpSweep.MadeUpPoint point, MadeUpSweep.MadeUpPoint baseline) => new()
    {
        Point = index,
        Differences = [.. Enumerable.Range(0, Paths.Length)
            .Where(axis => point.Levels[axis] != baseline.Levels[axis])
            .Select(axis => new PageDifference(Paths[axis], Level(baseline.Levels[axis]), Level(point.Levels[axis])))],
        Distributions =
        [
            new("ttft", Curve(point.Ttft)), new("itl", Curve(point.Itl)), new("tpot", Curve(point.Itl * 0.9)),
            new("e2e", Curve(point.Ttft + (point.Itl * 210))), new("queue", Curve(point.Ttft * 0.7)),
        ],
        Breakdowns = [Breakdown("p50 of e2e", point, 0.4), Breakdown("p99 of e2e", point, 1)],
        Timeline = new PageTimeline
        {
            Step = 5,
            Running = Series(i => 40 + (i % 17 * 2 * point.Noise)),
            Waiting = Series(i => Math.Max(0, (i - 60) * (point.PrefillUse - 0.8) * 3)),
            KvUse = Series(i => Math.Min(1, (0.3 + (i / 240.0)) * point.DecodeUse)),
        },
        Pools =
        [
            new("prefill", point.Gpus / 3, Math.Min(1, point.PrefillUse), 0.31, 0.62),
            new("decode", point.Gpus - (point.Gpus / 3), Math.Min(1, point.DecodeUse), 0.58, 0.97),
        ],
    };

    private static string Level(int level) => level.ToString(CultureInfo.InvariantCulture);

    private static PageBreakdown Breakdown(string name, MadeUpSweep.MadeUpPoint point, double share) => new()
    {
        Name = name,
        Queue = point.Ttft * 0.6 * share * share,
        Prefill = point.Ttft * 0.25 * share,
        CacheMisses = point.Ttft * 0.15 * share * share,
        Transfer = 0.021,
        Decode = point.Itl * 160 * share,
    };

    private static ImmutableArray<double> Curve(double p99) => [.. Enumerable.Range(0, 101)
        .Select(i => p99 * (0.08 + (0.3 * i / 100) + (0.62 * i * i * i * i / 9.6e7)))];

    private static ImmutableArray<double> Series(Func<int, double> value) =>
        [.. Enumerable.Range(0, 120).Select(value)];
}
