using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>Computes what a report says from what happened to every request and worker.</summary>
public static class MetricCollector
{
    /// <summary>The metrics of a run.</summary>
    /// <param name="scenario">What was simulated.</param>
    /// <param name="requests">Its requests; none where they were a stream.</param>
    /// <param name="result">What happened to them.</param>
    public static RunMetrics Collect(ScenarioOptions scenario, RequestTable requests, SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(result);
        var tally = result.Tally
            ?? RequestTally.Of(result, requests, scenario.Workload.Warmup.Picoseconds, scenario.Slo?.Good);
        var span = tally.Span;
        ref readonly var measured = ref tally.Measured;
        var rate = span.MeasuredSeconds > 0 ? 1 / span.MeasuredSeconds : 0;
        var deployment = scenario.Deployment;
        var accelerator = deployment.Cluster.Node.Accelerator;
        var gpuSeconds = deployment.Gpus * span.DurationSeconds;
        return new RunMetrics
        {
            Requests = new RequestCounts(
                tally.Arrived, tally.Completed, tally.Rejected, tally.Abandoned, tally.Running),
            Ttft = tally.Ttft.ToDistribution(),
            Ttst = tally.Ttst.ToDistribution(),
            Itl = result.Gaps,
            Tpot = tally.Tpot.ToDistribution(),
            E2e = tally.E2e.ToDistribution(),
            Queue = tally.Queue.ToDistribution(),
            OutputRatePerUser = tally.OutputRate.ToDistribution(),
            PrefixReuse = measured.CachedTokens / (double)measured.PromptTokens,
            InputTokens = tally.AdmittedTokens,
            OutputTokens = tally.OutputTokens,
            PrefilledTokens = result.Workers.Sum(worker => worker.PrefilledTokens),
            RequestRate = measured.Completed * rate,
            InputRate = measured.CompletedInput * rate,
            OutputRate = measured.CompletedOutput * rate,
            Goodput = scenario.Slo is { Good: not null } slo
                ? new GoodputMetrics(
                    measured.Good,
                    measured.Good / (double)measured.Ended,
                    measured.Good * rate,
                    measured.GoodOutput * rate,
                    slo.Target)
                : null,
            Pools = Pools(deployment, result),
            Preemptions = result.Workers.Sum(worker => worker.Preemptions),
            DurationSeconds = span.DurationSeconds,
            MeasuredSeconds = span.MeasuredSeconds,
            GpuSeconds = gpuSeconds,
            Cost = gpuSeconds * accelerator.Price,
            EnergyJoules = gpuSeconds * accelerator.Power,
        };
    }

    private static ImmutableArray<PoolMetrics> Pools(DeploymentOptions deployment, SimulationResult result)
    {
        var pools = ImmutableArray.CreateBuilder<PoolMetrics>(deployment.Pools.Length);
        for (var index = 0; index < deployment.Pools.Length; index++)
        {
            var pool = deployment.Pools[index];
            WideSum busy = default, used = default, blockTime = default, time = default;
            var (workers, steps, preemptions, most, blocks) = (0, 0L, 0L, 0.0, 0L);
            foreach (var worker in result.Workers)
            {
                if (worker.Pool != index)
                {
                    continue;
                }

                workers++;
                busy.AddProduct(worker.BusyPicoseconds, 1);
                used.Add(worker.UsedBlockPicoseconds);
                blockTime.AddProduct(worker.TotalBlocks, result.EndPicoseconds);
                steps += worker.Passes;
                preemptions += worker.Preemptions;
                most = Math.Max(most, worker.UsedBlocksMax / (double)worker.TotalBlocks);
                blocks = worker.TotalBlocks;
            }

            time.AddProduct(workers, result.EndPicoseconds);
            pools.Add(new PoolMetrics(
                pool.Name,
                pool.Replicas,
                pool.Gpus,
                Share(busy, time),
                Share(used, blockTime),
                most,
                blocks,
                preemptions,
                steps));
        }

        return pools.ToImmutable();
    }

    private static double Share(in WideSum part, in WideSum whole) =>
        whole == default ? 0 : part.Approximate / whole.Approximate;
}
