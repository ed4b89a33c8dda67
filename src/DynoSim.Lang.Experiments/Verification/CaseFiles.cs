using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Verification;

/// <summary>A case as files that run by themselves, and a run as a case.</summary>
internal static class CaseFiles
{
    /// <summary>The scenario's file.</summary>
    public const string ScenarioName = "reproduction.dyno";

    private const string TraceName = "trace.jsonl";

    /// <summary>The files with which <c>run reproduction.dyno --verify</c> shows the difference again.</summary>
    /// <param name="given">The case.</param>
    /// <param name="own">The router of a case that has none drawn.</param>
    /// <param name="difference">What the engines disagree about first.</param>
    public static ImmutableArray<(string Name, string Text)> Of(
        EngineCase given, RouterPlan? own, EngineDifference difference)
    {
        var router = given.Router is { } drawn ? PolicyText.Of(drawn)
            : own is not null ? RouterText.Of(own)
            : throw new ArgumentException("The case has no router.", nameof(own));
        var scenario = given.Scenario with
        {
            Name = "Reproduction",
            Workload = given.Scenario.Workload with
            {
                Source = TraceSource.Trace(TraceName, block: given.Requests.Prefixes.BlockTokens),
            },
        };
        string[] comment =
            [$"The engines differ: {difference}", $"See it again: dynosim run {ScenarioName} --verify"];
        return
        [
            (ScenarioName, ScenarioText.Of(scenario, router, comment)),
            (TraceName, TraceText.Of(given.Requests)),
            .. given.Tables.Select(table => (table.Key, table.Value)),
            ("difference.txt", $"{difference}\n"),
        ];
    }

    /// <summary>A run as a case: capacities stated, requests as a trace, tables beside it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="requests">The requests of its workload.</param>
    /// <param name="read">The text of a file; null if it cannot be read.</param>
    public static EngineCase Of(RunPlan plan, RequestTable requests, Func<string, string?> read)
    {
        var tables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var scenario = plan.Options with
        {
            Slo = null,
            Deployment = plan.Options.Deployment with
            {
                Pools = [.. plan.Options.Deployment.Pools.Select(pool => Stated(pool, tables, read))],
            },
            Workload = new WorkloadOptions
            {
                Name = "Replay",
                Source = TraceSource.Trace(TraceName, block: requests.Prefixes.BlockTokens),
                Concurrency = plan.Options.Workload.Concurrency,
                Duration = plan.Options.Workload.Duration,
                Warmup = plan.Options.Workload.Warmup,
            },
        };
        return new EngineCase { Scenario = scenario, Requests = requests, Tables = tables.ToImmutable() };
    }

    private static PoolOptions Stated(
        PoolOptions pool, ImmutableSortedDictionary<string, string>.Builder tables, Func<string, string?> read)
    {
        var timing = pool.Engine.Timing;
        if (timing.Source is TimingSource.Table table && read(table.Path) is { } text)
        {
            var name = $"table{tables.Count.ToString(CultureInfo.InvariantCulture)}.csv";
            tables[name] = text;
            timing = timing with { Source = TimingSources.Table(name) };
        }

        return pool with
        {
            KvBlocks = null,
            Engine = pool.Engine with { KvBlocks = pool.KvBlocks ?? pool.Engine.KvBlocks, Timing = timing },
        };
    }
}
