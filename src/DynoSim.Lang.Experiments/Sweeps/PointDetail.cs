using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Reports.Page;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// What the page shows of one run beyond its figures: distributions, where the time of typical and of slow requests
/// went, what the system did over time.
/// </summary>
internal static class PointDetail
{
    private const int Quantiles = 101;
    private const double Picosecond = 1e-12;

    /// <summary>Share of the requests around a percentile whose mean is shown.</summary>
    private const double Window = 0.01;

    /// <summary>The detail of a run, as far as its requests tell it.</summary>
    /// <param name="point">The number of the point on the page.</param>
    /// <param name="outcome">The run.</param>
    public static PageDrawer Of(int point, ExecutionOutcome outcome)
    {
        if (outcome is not { Metrics: { } metrics, Result: { } result, Requests: { } requests })
        {
            return new PageDrawer { Point = point };
        }

        return new PageDrawer
        {
            Point = point,
            Distributions =
            [
                .. Distribution("ttft", metrics.Ttft),
                .. Distribution("itl", metrics.Itl),
                .. Distribution("tpot", metrics.Tpot),
                .. Distribution("e2e", metrics.E2e),
                .. Distribution("queue", metrics.Queue),
            ],
            Breakdowns = Breakdowns(requests, result),
            Timeline = PointTimeline.Of(requests, result, metrics),
            Pools =
            [
                .. metrics.Pools.Select(pool => new PagePool(
                    pool.Name, (int)pool.Gpus, pool.BusyRatio, pool.KvUsedMean, pool.KvUsedMax)),
            ],
        };
    }

    private static IEnumerable<PageDistribution> Distribution(string name, MetricDistribution values)
    {
        if (values.Count == 0)
        {
            return [];
        }

        var quantiles = Enumerable.Range(0, Quantiles).Select(i => i / (Quantiles - 1.0)).ToArray();
        var found = new double[Quantiles];
        values.Percentiles(quantiles, found);
        return [new PageDistribution(name, [.. found])];
    }

    private static ImmutableArray<PageBreakdown> Breakdowns(RequestTable requests, SimulationResult result)
    {
        var completed = Enumerable.Range(0, requests.Count)
            .Where(i => result.Status[i] == RequestStatus.Completed && result.FirstTokenPicoseconds[i] >= 0)
            .OrderBy(i => result.LastTokenPicoseconds[i] - result.ArrivalPicoseconds[i])
            .ToArray();
        if (completed.Length == 0)
        {
            return [];
        }

        var known = SeenBefore(requests);
        return
        [
            Breakdown("p50 of e2e", 0.5, completed, known, requests, result),
            Breakdown("p99 of e2e", 0.99, completed, known, requests, result),
        ];
    }

    /// <summary>The mean over the requests around a percentile of the time in the system.</summary>
    private static PageBreakdown Breakdown(
        string name, double quantile, int[] completed, long[] known, RequestTable requests, SimulationResult result)
    {
        var middle = quantile * (completed.Length - 1);
        var half = Math.Max(0.5, Window / 2 * completed.Length);
        var from = Math.Max(0, (int)Math.Ceiling(middle - half));
        var to = Math.Min(completed.Length - 1, (int)Math.Floor(middle + half));
        var (queue, prefill, misses, decode) = (0.0, 0.0, 0.0, 0.0);
        for (var rank = from; rank <= to; rank++)
        {
            var i = completed[rank];
            queue += Seconds(result.AdmitPicoseconds[i] - result.ArrivalPicoseconds[i]);
            decode += Seconds(result.LastTokenPicoseconds[i] - result.FirstTokenPicoseconds[i]);
            var first = Seconds(result.FirstTokenPicoseconds[i] - result.AdmitPicoseconds[i]);
            var computed = Math.Max(1, requests.InputTokens[i] - Math.Max(0, result.CachedTokens[i]));
            var missed = Math.Clamp(known[i] - Math.Max(0, result.CachedTokens[i]), 0, computed);
            misses += first * missed / computed;
            prefill += first * (computed - missed) / computed;
        }

        var count = Math.Max(1, to - from + 1);
        return new PageBreakdown
        {
            Name = name,
            Queue = queue / count,
            Prefill = prefill / count,
            CacheMisses = misses / count,
            Decode = decode / count,
        };
    }

    /// <summary>
    /// The tokens of each prompt that an earlier prompt began with: what a cache without end would have held. Nodes are
    /// numbered as they first appear, so a node below the greatest number so far has been seen.
    /// </summary>
    private static long[] SeenBefore(RequestTable requests)
    {
        var seen = new long[requests.Count];
        var prefixes = requests.Prefixes;
        var greatest = -1;
        for (var i = 0; i < requests.Count; i++)
        {
            var path = prefixes.PathOf(i);
            var blocks = 0;
            while (blocks < path.Length && path[blocks] <= greatest)
            {
                blocks++;
            }

            seen[i] = Math.Min((long)blocks * prefixes.BlockTokens, requests.InputTokens[i]);
            greatest = path.Length > 0 ? Math.Max(greatest, path[^1]) : greatest;
        }

        return seen;
    }

    private static double Seconds(long picoseconds) => picoseconds * Picosecond;
}
