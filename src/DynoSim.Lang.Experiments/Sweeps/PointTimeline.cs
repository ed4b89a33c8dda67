using DynoSim.Lang.Experiments.Reports.Page;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// Running and waiting requests and the use of the KV cache over a run, in buckets. Running and waiting are exact. The
/// KV cache is what the running requests would hold if they shared nothing, scaled to the exact mean over the run: the
/// shape is theirs, the level the engine's.
/// </summary>
internal static class PointTimeline
{
    private const int Buckets = 80;
    private const double Picosecond = 1e-12;

    /// <summary>The timeline of a run.</summary>
    public static PageTimeline Of(RequestTable requests, SimulationResult result, RunMetrics metrics)
    {
        var arrivals = result.ArrivalPicoseconds.Where(arrival => arrival >= 0).ToArray();
        var start = arrivals.Length == 0 ? 0 : arrivals.Min();
        var step = Math.Max(1.0, (result.EndPicoseconds - start) / (double)Buckets);
        var (running, waiting, tokens) = (new double[Buckets], new double[Buckets], new double[Buckets]);
        for (var i = 0; i < requests.Count; i++)
        {
            if (result.Status[i] is RequestStatus.Rejected or RequestStatus.NotArrived)
            {
                continue;
            }

            var arrival = result.ArrivalPicoseconds[i] - start;
            var admit = OrEnd(result.AdmitPicoseconds[i], result) - start;
            var end = OrEnd(result.LastTokenPicoseconds[i], result) - start;
            Add(waiting, step, arrival, admit, 1);
            Add(running, step, admit, end, 1);
            Add(tokens, step, admit, end, requests.InputTokens[i] + (result.ProducedTokens[i] / 2.0));
        }

        var exact = metrics.Pools.Length == 0 ? 0 : metrics.Pools.Average(pool => pool.KvUsedMean);
        var mean = tokens.Average();
        return new PageTimeline
        {
            Start = start * Picosecond,
            Step = step * Picosecond,
            Running = [.. running],
            Waiting = [.. waiting],
            KvUse = mean > 0 ? [.. tokens.Select(each => Math.Min(1, each / mean * exact))] : [],
        };
    }

    private static long OrEnd(long picoseconds, SimulationResult result) =>
        picoseconds < 0 ? result.EndPicoseconds : picoseconds;

    /// <summary>Adds a weight over a stretch of time to the means of the buckets it lies in.</summary>
    private static void Add(double[] buckets, double step, double from, double to, double weight)
    {
        for (var bucket = Math.Clamp((int)(from / step), 0, Buckets - 1); bucket < Buckets; bucket++)
        {
            var (low, high) = (bucket * step, (bucket + 1) * step);
            if (low >= to)
            {
                return;
            }

            buckets[bucket] += weight * Math.Max(0, Math.Min(to, high) - Math.Max(from, low)) / step;
        }
    }
}
