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
    /// <param name="requests">Its requests.</param>
    /// <param name="result">What happened to them.</param>
    public static RunMetrics Collect(ScenarioOptions scenario, RequestTable requests, SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(result);
        var span = RunSpan.Of(result, scenario.Workload.Warmup.Picoseconds);
        var latencies = new RequestLatencies(result, requests, span.MeasuredFrom, scenario.Slo?.Good);
        var rate = span.MeasuredSeconds > 0 ? 1 / span.MeasuredSeconds : 0;
        var deployment = scenario.Deployment;
        var accelerator = deployment.Cluster.Node.Accelerator;
        var gpuSeconds = deployment.Gpus * span.DurationSeconds;
        return new RunMetrics
        {
            Requests = CountRequests(result),
            Ttft = latencies.Ttft.ToDistribution(),
            Ttst = latencies.Ttst.ToDistribution(),
            Itl = result.Gaps,
            Tpot = latencies.Tpot.ToDistribution(),
            E2e = latencies.E2e.ToDistribution(),
            Queue = latencies.Queue.ToDistribution(),
            OutputRatePerUser = new SampleDistribution(latencies.OutputRates(), 1),
            PrefixReuse = latencies.CachedTokens / (double)latencies.PromptTokens,
            InputTokens = AdmittedPromptTokens(result, requests),
            OutputTokens = result.ProducedTokens.Sum(tokens => (long)tokens),
            PrefilledTokens = result.Workers.Sum(worker => worker.PrefilledTokens),
            RequestRate = latencies.Completed * rate,
            InputRate = latencies.CompletedInput * rate,
            OutputRate = latencies.CompletedOutput * rate,
            Goodput = scenario.Slo is { Good: not null } slo
                ? new GoodputMetrics(
                    latencies.Good,
                    latencies.Good / (double)latencies.Ended,
                    latencies.Good * rate,
                    latencies.GoodOutput * rate,
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

    private static RequestCounts CountRequests(SimulationResult result)
    {
        var (arrived, completed, rejected, abandoned, running) = (0L, 0L, 0L, 0L, 0L);
        for (var request = 0; request < result.Status.Length; request++)
        {
            if (result.ArrivalPicoseconds[request] < 0)
            {
                continue;
            }

            arrived++;
            switch (result.Status[request])
            {
                case RequestStatus.Completed:
                    completed++;
                    break;
                case RequestStatus.Rejected:
                    rejected++;
                    break;
                case RequestStatus.Abandoned:
                    abandoned++;
                    break;
                default:
                    running++;
                    break;
            }
        }

        return new RequestCounts(arrived, completed, rejected, abandoned, running);
    }

    private static long AdmittedPromptTokens(SimulationResult result, RequestTable requests)
    {
        var tokens = 0L;
        for (var request = 0; request < requests.Count; request++)
        {
            tokens += result.AdmitPicoseconds[request] >= 0 ? requests.InputTokens[request] : 0;
        }

        return tokens;
    }

    private static ImmutableArray<PoolMetrics> Pools(DeploymentOptions deployment, SimulationResult result)
    {
        var pools = ImmutableArray.CreateBuilder<PoolMetrics>(deployment.Pools.Length);
        for (var index = 0; index < deployment.Pools.Length; index++)
        {
            var pool = deployment.Pools[index];
            var (busy, used, total) = (Int128.Zero, Int128.Zero, Int128.Zero);
            var (workers, steps, preemptions, most, blocks) = (0, 0L, 0L, 0.0, 0L);
            foreach (var worker in result.Workers)
            {
                if (worker.Pool != index)
                {
                    continue;
                }

                workers++;
                busy += worker.BusyPicoseconds;
                used += worker.UsedBlockPicoseconds;
                total += (Int128)worker.TotalBlocks * result.EndPicoseconds;
                steps += worker.Passes;
                preemptions += worker.Preemptions;
                most = Math.Max(most, worker.UsedBlocksMax / (double)worker.TotalBlocks);
                blocks = worker.TotalBlocks;
            }

            pools.Add(new PoolMetrics(
                pool.Name,
                pool.Replicas,
                pool.Gpus,
                Share(busy, (Int128)workers * result.EndPicoseconds),
                Share(used, total),
                most,
                blocks,
                preemptions,
                steps));
        }

        return pools.ToImmutable();
    }

    private static double Share(Int128 part, Int128 whole) => whole == 0 ? 0 : (double)part / (double)whole;
}
