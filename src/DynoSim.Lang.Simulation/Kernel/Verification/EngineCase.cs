using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Verification;

/// <summary>
/// One scenario on which the engines are compared: plain data all of it, so that it can be made smaller and written
/// down.
/// </summary>
public sealed record EngineCase
{
    /// <summary>The scenario; every engine states its KV blocks.</summary>
    public required ScenarioOptions Scenario { get; init; }

    /// <summary>The requests.</summary>
    public required RequestTable Requests { get; init; }

    /// <summary>The decision of the router; null for the scenario's own, which whoever compares knows.</summary>
    public DrawnPolicy? Router { get; init; }

    /// <summary>The texts of tables of measured passes, by the path that names them.</summary>
    public ImmutableSortedDictionary<string, string> Tables { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the engines are given.</summary>
    public SimulationSetup Setup => SimulationSetup.From(Scenario, Requests);

    /// <summary>
    /// Whether the language lets it run: no pool accepts a sequence that is longer than its model or its cache allow.
    /// </summary>
    public bool IsExpressible => Scenario.Deployment.Pools.All(
        pool => (pool.Engine.MaxContext ?? ContextOf(pool)) is > 1 and var longest && longest <= LongestOf(pool));

    /// <summary>The same with contexts that the language lets run.</summary>
    public EngineCase Expressed() => this with
    {
        Scenario = Scenario with
        {
            Deployment = Scenario.Deployment with { Pools = [.. Scenario.Deployment.Pools.Select(Expressed)] },
        },
    };

    /// <summary>The timing of a worker of each pool; null if one cannot be built.</summary>
    public ImmutableArray<PassTiming>? Timings()
    {
        var timings = ImmutableArray.CreateBuilder<PassTiming>();
        foreach (var pool in Scenario.Deployment.Pools)
        {
            var source = pool.Engine.Timing.Source;
            var build = TimingBuilder.Build(new TimingRequest
            {
                Options = pool.Engine.Timing,
                Model = pool.Model ?? Scenario.Deployment.Model,
                Node = Scenario.Deployment.Cluster.Node,
                Shape = ParallelShape.Of(pool.Tp, pool.Pp, pool.Dp, pool.Ep, pool.MoeTp),
                KvTokens = (pool.KvBlocks ?? pool.Engine.KvBlocks ?? 0) * pool.Engine.Block,
                TableText = source is TimingSource.Table table ? Tables.GetValueOrDefault(table.Path) : null,
            });
            if (build.Timing is not { } timing)
            {
                return null;
            }

            timings.Add(timing);
        }

        return timings.ToImmutable();
    }

    private PoolOptions Expressed(PoolOptions pool)
    {
        var longest = Math.Min(pool.Engine.MaxContext ?? long.MaxValue, LongestOf(pool));
        return longest == ContextOf(pool)
            ? pool with { Engine = pool.Engine with { MaxContext = null } }
            : pool with { Engine = pool.Engine with { MaxContext = longest } };
    }

    private long ContextOf(PoolOptions pool) => (pool.Model ?? Scenario.Deployment.Model).Context;

    private long LongestOf(PoolOptions pool) => Math.Min(
        ContextOf(pool), (pool.KvBlocks ?? pool.Engine.KvBlocks ?? 0) * pool.Engine.Block);
}
