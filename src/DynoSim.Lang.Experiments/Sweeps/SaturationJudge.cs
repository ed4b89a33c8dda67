using System.Globalization;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// Whether the queue of a run grew, and why. It grew if the requests of the last fifth of the arrivals waited at least
/// three times as long as those of the second fifth (the first fills an empty system), and longer than a tenth of their
/// own time in the system. What held the system up is then read from its pools: a KV cache that was full or preempted,
/// passes that were full of tokens, or as many running requests as may run.
/// </summary>
internal static class SaturationJudge
{
    private const int Parts = 5;
    private const double Growth = 3;
    private const double LeastShare = 0.1;
    private const double FullCache = 0.95;
    private const double FullPass = 0.6;
    private const double FullBatch = 0.85;

    /// <summary>Judges a run; a run whose requests were not kept, or of a closed loop, is not judged.</summary>
    public static Saturation Of(ScenarioOptions options, SimulationResult result, RunMetrics metrics)
    {
        var count = result.AdmitPicoseconds.Length;
        if (count < Parts || options.Workload.Concurrency is not null)
        {
            return Saturation.None;
        }

        var early = Waiting(result, count / Parts, 2 * count / Parts);
        var late = Waiting(result, count - (count / Parts), count);
        if (late.Seconds < Growth * early.Seconds || late.Seconds < LeastShare * late.InSystem)
        {
            return Saturation.None;
        }

        var grew = string.Create(CultureInfo.InvariantCulture, $"requests waited {Time(early.Seconds)} early on and ")
            + $"{Time(late.Seconds)} at the end";
        var (kind, why) = Cause(options, result, metrics);
        return new Saturation(kind, $"{grew}; {why}");
    }

    private static (SaturationKind Kind, string Why) Cause(
        ScenarioOptions options, SimulationResult result, RunMetrics metrics)
    {
        for (var i = 0; i < metrics.Pools.Length; i++)
        {
            var pool = metrics.Pools[i];
            var engine = options.Deployment.Pools[i].Engine;
            if (pool.KvUsedMax >= FullCache || pool.Preemptions > 0)
            {
                return (SaturationKind.Kv, $"pool {pool.Name} used {Percent(pool.KvUsedMax)} of its KV cache, "
                    + $"{QuantityFormat.Number(pool.Preemptions)} preemptions");
            }

            var workers = result.Workers.Where(worker => worker.Pool == i).ToArray();
            var passes = Math.Max(1, workers.Sum(worker => worker.Passes));
            var tokens = (double)workers.Sum(worker => worker.PrefilledTokens + worker.DecodedTokens) / passes;
            if (tokens >= FullPass * engine.MaxBatchedTokens)
            {
                return (SaturationKind.Prefill, $"a pass of pool {pool.Name} had {QuantityFormat.Number((long)tokens)} "
                    + $"tokens of at most {QuantityFormat.Number(engine.MaxBatchedTokens)}");
            }

            var decoders = (double)workers.Sum(worker => worker.DecodedTokens) / passes;
            if (decoders >= FullBatch * engine.MaxSequences)
            {
                return (SaturationKind.Decode, $"{QuantityFormat.Number((long)decoders)} requests decoded at once in "
                    + $"pool {pool.Name}, of at most {QuantityFormat.Number(engine.MaxSequences)}");
            }

            if (workers.Sum(worker => worker.PrefilledTokens) > workers.Sum(worker => worker.DecodedTokens) * 4L)
            {
                return (SaturationKind.Prefill, $"pool {pool.Name} was busy {Percent(pool.BusyRatio)} of the time, "
                    + "mostly with prompts");
            }
        }

        return (SaturationKind.Queue, "no limit of an engine was reached");
    }

    private static (double Seconds, double InSystem) Waiting(SimulationResult result, int from, int to)
    {
        var waited = 0.0;
        var stayed = 0.0;
        var counted = 0;
        for (var i = from; i < to; i++)
        {
            if (result.Status[i] is RequestStatus.Rejected or RequestStatus.NotArrived)
            {
                continue;
            }

            // What never began by the end of the run has waited at least until then.
            var arrival = result.ArrivalPicoseconds[i];
            var admit = result.AdmitPicoseconds[i] < 0 ? result.EndPicoseconds : result.AdmitPicoseconds[i];
            var end = result.LastTokenPicoseconds[i] < 0 ? result.EndPicoseconds : result.LastTokenPicoseconds[i];
            waited += admit - arrival;
            stayed += end - arrival;
            counted++;
        }

        return counted == 0 ? (0, 0) : (waited / counted / 1e12, stayed / counted / 1e12);
    }

    private static string Time(double seconds) => QuantityFormat.Readable(new Quantity(seconds, Dimension.Time));

    private static string Percent(double ratio) => QuantityFormat.Percent(ratio);
}
