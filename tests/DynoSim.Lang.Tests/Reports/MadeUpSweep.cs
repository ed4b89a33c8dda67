using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Experiments.Reports.Page;

namespace DynoSim.Lang.Tests.Reports;

/// <summary>
/// A sweep that nobody ran, of any size, with a shape like that of a real one: queues in front of two pools.
/// </summary>
internal static class MadeUpSweep
{
    private static readonly int[] PrefillTp = [1, 2, 4];
    private static readonly int[] DecodeTp = [1, 2, 4, 8];
    private static readonly string[] Routers = ["round_robin", "KvCost", "KvCost with { overlap_credit = 50% }"];
    private static readonly int[] Batches = [8_192, 16_384, 32_768];
    private static readonly double[] Rates = [5, 10, 20, 40, 80, 160];
    private static readonly double[] Speedups = [1, 1.85, 3.3, 5.6];

    public static SweepPage Create(int size)
    {
        var points = Enumerable.Range(0, int.MaxValue).Select(MadeUpPoint.At).Take(4 * size + 100).ToArray();
        var ran = points.Where(point => !point.IsInfeasible).Take(size).ToArray();
        var infeasible = points.Where(point => point.IsInfeasible).Take(size / 8).ToArray();
        var ranks = Ranks(ran);
        var frontier = Crowding(ran, [.. Enumerable.Range(0, ran.Length).Where(i => ranks[i] == 1)]);
        var baseline = Array.FindIndex(ran, point => point is { Router: 0, Rate: 3, PerGpu: > 0.4 });
        baseline = Math.Max(baseline, 0);
        return new SweepPage
        {
            Head = Head(ran.Length, infeasible.Length),
            Axes = Axes(),
            Objectives = [new("goodput / deployment.gpus", "req/s", true), new("p99(ttft)", "s", false)],
            Figures =
            [
                new("p50(ttft)", "s"), new("p99(itl)", "s"), new("p99(e2e)", "s"), new("goodput", "req/s"),
                new("goodput_ratio", "ratio"), new("deployment.gpus", ""), new("cost_per_mtok", "$/Mtok"),
                new("output_rate", "tok/s"), new("energy", "J"),
            ],
            Points = Columns(ran, ranks),
            Frontier = new PageFrontier
            {
                Points = frontier,
                Baseline = baseline,
                Best = [Best(ran, point => -point.PerGpu), Best(ran, point => point.Ttft)],
            },
            Infeasible = [.. infeasible.Select(Absent)],
            Failed = size < 100 ? [] : [Absent(points[7]) with { Code = "DYN9001", Message = "the run broke a law" }],
            Expectations = MadeUpFindings.Expectations,
            Assumptions = MadeUpFindings.Assumptions,
            Warnings = MadeUpFindings.Warnings,
            Drawers = [.. frontier.Append(baseline).Concat(Enumerable.Range(0, Math.Min(200, ran.Length))).Distinct()
                .Select(index => MadeUpDrawer.Create(index, ran[index], ran[baseline]))],
        };
    }

    private static PageHead Head(int ran, int infeasible) => new()
    {
        Experiment = "Frontier",
        File = "examples/seeds/frontier.dyno",
        Scenario = "ChatOnDisagg",
        Fingerprint = "9f2c41d07be2a6c0d5e8b1a47f3390c2",
        Seed = 9_007_199_254_740_993,
        Replicate = 3,
        Search = "exhaustive",
        Tool = "dynosim 0.1.0",
        PointsInSpace = ran + infeasible + 1 + (ran / 20),
        PointsRun = ran,
        PointsInfeasible = infeasible,
        PointsFailed = 1,
        Hypervolume = 0.8431,
        HypervolumeReference = "from 1.1 of the nadir, objectives scaled by ideal and nadir",
        Reproduce = "dynosim sweep examples/seeds/frontier.dyno Frontier",
        RunPoint = "dynosim run examples/seeds/frontier.dyno ChatOnDisagg",
    };

    private static ImmutableArray<PageAxis> Axes() =>
    [
        Numeric("deployment.prefill.tp", "", PrefillTp.Select(value => (double)value)),
        Numeric("deployment.decode.tp", "", DecodeTp.Select(value => (double)value)),
        Numeric("deployment.prefill.replicas", "", Enumerable.Range(1, 8).Select(value => (double)value)),
        Numeric("deployment.decode.replicas", "", Enumerable.Range(1, 8).Select(value => (double)value)),
        Numeric("deployment.prefill.engine.max_batched_tokens", "tok", Batches.Select(value => (double)value)),
        Numeric("load.rate", "req/s", Rates),
        new PageAxis
        {
            Path = "deployment.router",
            Levels = [.. Routers.Select(router => new PageLevel(router, null, router))],
        },
    ];

    private static PageAxis Numeric(string path, string unit, IEnumerable<double> values) => new()
    {
        Path = path,
        Unit = unit,
        IsNumeric = true,
        IsOrdered = true,
        Levels =
        [
            .. values.Select(value => (Text: value.ToString(CultureInfo.InvariantCulture) + unit, Number: value))
                .Select(value => new PageLevel(value.Text, value.Number, value.Text)),
        ],
    };

    private static PagePoints Columns(MadeUpPoint[] ran, int[] ranks) => new()
    {
        Ids = [.. ran.Select(point => point.Id)],
        Levels = [.. Enumerable.Range(0, 7).Select(axis => ran.Select(point => point.Levels[axis]).ToImmutableArray())],
        Objectives = [Column(ran, point => point.PerGpu), Column(ran, point => point.Ttft)],
        HalfWidths = [Column(ran, point => point.PerGpu * 0.021), Column(ran, point => point.Ttft * 0.064)],
        Figures =
        [
            Column(ran, point => point.Ttft * 0.31), Column(ran, point => point.Itl),
            Column(ran, point => point.Ttft + (point.Itl * 210)), Column(ran, point => point.PerGpu * point.Gpus),
            Column(ran, point => point.Ratio), Column(ran, point => point.Gpus),
            Column(ran, point => point.PerGpu > 0 ? 0.42 / point.PerGpu : double.NaN),
            Column(ran, point => point.PerGpu * point.Gpus * 210), Column(ran, point => point.Gpus * 620_000),
        ],
        Ranks = [.. ranks],
        Saturations = [.. ran.Select(point => point.Saturation)],
        Reasons = [.. ran.Select(point => point.Reason)],
    };

    private static ImmutableArray<double> Column(MadeUpPoint[] ran, Func<MadeUpPoint, double> value) =>
        [.. ran.Select(value)];

    private static int Best(MadeUpPoint[] ran, Func<MadeUpPoint, double> value) =>
        Enumerable.Range(0, ran.Length).MinBy(index => value(ran[index]));

    private static PageAbsentPoint Absent(MadeUpPoint point) => new()
    {
        Id = point.Id,
        Levels = [.. point.Levels],
        Code = point.Levels[0] == 0 ? "DYN4010" : "DYN4004",
        Message = point.Levels[0] == 0
            ? "pool `prefill` cannot hold one request at full context"
            : $"the pools ask for {point.Gpus} GPUs, the cluster has 64",
        Derivation = point.Levels[0] == 0
            ? ["90% x 80GB - weights 65.5GB (32.76e9 params x 2B / tp 1)", "free for KV: 6.5GB = 24_700tok"]
            : [$"prefill + decode = {point.Gpus}gpu", "cluster: 8 nodes x 8gpu = 64gpu"],
    };

    // Rank by rank for the first few; what is behind those is of one rank here.
    private static int[] Ranks(MadeUpPoint[] ran)
    {
        var ranks = new int[ran.Length];
        var left = Enumerable.Range(0, ran.Length)
            .OrderByDescending(i => ran[i].PerGpu).ThenBy(i => ran[i].Ttft).ToList();
        for (var rank = 1; left.Count > 0; rank++)
        {
            var best = double.PositiveInfinity;
            var behind = new List<int>();
            foreach (var i in left)
            {
                if (ran[i].Ttft < best || rank == 20)
                {
                    best = Math.Min(best, ran[i].Ttft);
                    ranks[i] = rank;
                }
                else
                {
                    behind.Add(i);
                }
            }

            left = behind;
        }

        return ranks;
    }

    // The two ends, then every other between them: enough of an order for a page.
    private static ImmutableArray<int> Crowding(MadeUpPoint[] ran, int[] frontier)
    {
        var sorted = frontier.OrderBy(i => ran[i].Ttft).ToArray();
        return [.. Enumerable.Range(0, sorted.Length)
            .OrderBy(at => at == 0 || at == sorted.Length - 1 ? 0 : 1 + int.TrailingZeroCount(~at))
            .Select(at => sorted[at])];
    }

    /// <summary>One point: three digits of its number choose the levels.</summary>
    internal sealed record MadeUpPoint(int[] Levels, string Id, double Noise)
    {
        public int Router => Levels[6];

        public int Rate => Levels[5];

        public int Gpus => (PrefillTp[Levels[0]] * (Levels[2] + 1)) + (DecodeTp[Levels[1]] * (Levels[3] + 1));

        public bool IsInfeasible => Gpus > 64 || (Levels[0] == 0 && Levels[4] == 2);

        public double PrefillUse => Rates[Rate] / (6.5 * Speedups[Levels[0]] * (Levels[2] + 1) * RouterGain);

        public double DecodeUse => Rates[Rate] / (4.2 * Speedups[Levels[1]] * (Levels[3] + 1));

        public double Ttft => (0.09 / Speedups[Levels[0]] * (1 + (Levels[4] * 0.15)) * Noise) + Wait(PrefillUse);

        public double Itl => (0.011 + (0.02 / Speedups[Levels[1]] * Math.Min(DecodeUse, 1.2))) * Noise;

        public double Ratio => Math.Clamp(1.15 - (Ttft / 4), 0, 1) * Math.Min(1, 1 / DecodeUse);

        public double PerGpu => Rates[Rate] * Ratio / Gpus * (0.9 + (Noise * 0.1));

        public PageSaturation Saturation => (PrefillUse, DecodeUse) switch
        {
            ( > 3, > 3) => PageSaturation.QueueGrows,
            ( > 1, _) when PrefillUse > DecodeUse => PageSaturation.PrefillBound,
            (_, > 1) => Levels[1] == 0 ? PageSaturation.KvBound : PageSaturation.DecodeBound,
            _ when PrefillUse > 0.9 && Noise > 1.1 => PageSaturation.TransferBound,
            _ => PageSaturation.None,
        };

        public string Reason => Saturation == PageSaturation.None ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"prefill at {PrefillUse:0.00}, decode at {DecodeUse:0.00} of what they can serve");

        private double RouterGain => 1 + (Router * 0.22);

        public static MadeUpPoint At(int number)
        {
            // Odd and without a common factor with the size of the space: every point comes once, in mixed order.
            var rest = (int)((number * 7_919L) % (3 * 4 * 8 * 8 * 3 * 6 * 3));
            int[] sizes = [3, 4, 8, 8, 3, 6, 3];
            var levels = new int[sizes.Length];
            for (var axis = 0; axis < sizes.Length; axis++)
            {
                (rest, levels[axis]) = Math.DivRem(rest, sizes[axis]);
            }

            var hash = unchecked((ulong)(number + 1) * 0x9E3779B97F4A7C15UL);
            var id = hash.ToString("x16", CultureInfo.InvariantCulture)[..12];
            return new MadeUpPoint(levels, id, 0.85 + ((hash >> 40) % 1000 / 2500.0));
        }

        private double Wait(double use) =>
            use < 0.97 ? 0.05 * use / (1 - use) * Noise : 1.6 + (use * 2.2 * Noise);
    }
}
