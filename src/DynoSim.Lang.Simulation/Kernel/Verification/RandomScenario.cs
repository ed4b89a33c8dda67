using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>Draws scenarios over every setting that is simulated.</summary>
public static class RandomScenario
{
    /// <summary>The seed of one of many scenarios, whoever draws the others and when.</summary>
    /// <param name="seed">The seed of all of them.</param>
    /// <param name="index">Which one.</param>
    public static long SeedOf(long seed, long index) =>
        (long)(new RandomStream(seed, "selfcheck.scenario").Bits(index) >> 1);

    /// <summary>Draws a scenario, which the seed determines.</summary>
    public static EngineCase Draw(long seed)
    {
        var dice = new Dice(seed);
        var block = RandomEngine.DrawBlock(dice);
        var pools = dice.Chance(0.8) ? 1 : dice.Whole(2, 3);
        var workers = Math.Max(pools, dice.Chance(0.5) ? dice.Whole(1, 3) : dice.Spread(1, 64));
        var requests = RandomRequests.Draw(dice, block, gapSeconds: 0.0005 * dice.Spread(1, 1_000) / workers);
        var tables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var deployment = DrawDeployment(dice, requests, block, Shares(dice, workers, pools), tables);
        var drawn = new EngineCase
        {
            Scenario = new ScenarioOptions
            {
                Name = "Reproduction",
                Deployment = deployment,
                Workload = DrawWorkload(dice, requests),
                Seed = dice.Whole(0, 1_000_000),
                Cutoff = dice.Chance(0.1) ? Nanoseconds(1 + requests.ArrivalPicoseconds[^1]) : null,
            },
            Requests = requests,
            Router = RandomPolicy.Draw(dice),
            Tables = tables.ToImmutable(),
        };
        return dice.Chance(0.25) ? drawn : drawn.Expressed();
    }

    private static DeploymentOptions DrawDeployment(
        Dice dice,
        RequestTable requests,
        int block,
        int[] replicas,
        ImmutableSortedDictionary<string, string>.Builder tables)
    {
        var largest = 1;
        for (var request = 0; request < requests.Count; request++)
        {
            largest = Math.Max(largest, requests.InputTokens[request] + requests.OutputTokens[request]);
        }

        var model = RandomHardware.DrawModel(dice, "Served");
        var timing = RandomTiming.Draw(dice, tables);
        var pools = ImmutableArray.CreateBuilder<PoolOptions>();
        for (var pool = 0; pool < replicas.Length; pool++)
        {
            var alone = pool == 0 || dice.Chance(0.5);
            var name = $"Engine{pool}";
            pools.Add(new PoolOptions
            {
                Name = $"pool{pool}",
                Replicas = replicas[pool],
                Tp = dice.Of(1, 1, 2, 4),
                Model = dice.Chance(0.2) ? RandomHardware.DrawModel(dice, $"Model{pool}") : null,
                Engine = RandomEngine.Draw(dice, name, alone ? block : RandomEngine.DrawBlock(dice), largest) with
                {
                    Timing = pool == 0 || dice.Chance(0.7) ? timing : RandomTiming.Draw(dice, tables),
                },
            });
        }

        return new DeploymentOptions
        {
            Name = "Fleet",
            Model = model,
            Cluster = RandomHardware.DrawCluster(dice),
            Router = new RouterOptions { View = DrawView(dice) },
            Pools = pools.ToImmutable(),
        };
    }

    private static RouterView DrawView(Dice dice)
    {
        var delay = new SimulatedTime(dice.Spread(1, 5_000) * SimulatedTime.PicosecondsPerMillisecond);
        return dice.Of(0, 0, 0, 1, 2) switch
        {
            1 => RouterViews.Delayed(delay),
            2 => RouterViews.Events(delay),
            _ => RouterViews.Exact(),
        };
    }

    private static WorkloadOptions DrawWorkload(Dice dice, RequestTable requests)
    {
        var last = requests.ArrivalPicoseconds[^1];
        return new WorkloadOptions
        {
            Name = "Replay",
            Source = TraceSource.Trace("trace.jsonl", block: requests.Prefixes.BlockTokens),
            Concurrency = dice.Chance(0.2) ? dice.Spread(1, 64) : null,
            Duration = dice.Chance(0.1) ? Nanoseconds(1 + (last / 2)) : null,
            Warmup = dice.Chance(0.2) ? Nanoseconds((long)(last * dice.Fraction())) : SimulatedTime.Zero,
        };
    }

    private static int[] Shares(Dice dice, int workers, int pools)
    {
        var shares = new int[pools];
        Array.Fill(shares, 1);
        for (var left = workers - pools; left > 0; left--)
        {
            shares[dice.Whole(0, pools - 1)]++;
        }

        return shares;
    }

    /// <summary>An instant that a file can state.</summary>
    private static SimulatedTime Nanoseconds(long picoseconds) => new((picoseconds + 999) / 1_000 * 1_000);
}
