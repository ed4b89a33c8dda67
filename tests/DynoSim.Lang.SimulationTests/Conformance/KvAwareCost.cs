using System.Text.Json;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>The cost of DynoSim's KV router with its settings.</summary>
internal sealed record KvAwareCost
{
    public double PrefillLoadScale { get; init; } = 1;

    public double OverlapCredit { get; init; } = 1;

    public double CreditDecay { get; init; }

    public double ActiveRequestWeight { get; init; }

    public bool TracksPrefillTokens { get; init; } = true;

    public bool TracksActiveBlocks { get; init; } = true;

    public bool AssumesReuse { get; init; } = true;

    /// <summary>The cost a case was recorded with, or why it cannot be run.</summary>
    public static (KvAwareCost Cost, string? NotSimulated) Of(DynoSimCase recording)
    {
        var cost = new KvAwareCost();
        if (recording.RouterConfiguration.ValueKind != JsonValueKind.Object)
        {
            return (cost, null);
        }

        foreach (var setting in recording.RouterConfiguration.EnumerateObject())
        {
            if (cost.With(setting) is not { } next)
            {
                return (cost, setting.Name);
            }

            cost = next;
        }

        return (cost, null);
    }

    public double Evaluate(in RequestContext request, in PoolContext pool, in WorkerSignals worker)
    {
        var cost = ActiveRequestWeight * (worker.Queued + worker.Running);
        if (TracksPrefillTokens)
        {
            var lead = (worker.ActivePrefillTokens - pool.LeastActivePrefillTokens) / worker.BlockTokens;
            var decay = CreditDecay > 0 ? 1 / (1 + (CreditDecay * lead / Math.Max(1, request.FullBlocks))) : 1;
            var prefill = (worker.ActivePrefillTokens + request.Input) / worker.BlockTokens;
            cost += PrefillLoadScale * Math.Max(0, prefill - (OverlapCredit * decay * worker.OverlapBlocks));
        }

        if (TracksActiveBlocks)
        {
            cost += AssumesReuse
                ? worker.ActiveDecodeBlocks + worker.NewActiveBlocks
                : worker.ActivePromptBlocks + request.FullBlocks;
        }

        return cost;
    }

    private KvAwareCost? With(JsonProperty setting) => setting.Name switch
    {
        "prefill_load_scale" => this with { PrefillLoadScale = setting.Value.GetDouble() },
        "overlap_score_weight" => this with { PrefillLoadScale = setting.Value.GetDouble() },
        "overlap_score_credit" => this with { OverlapCredit = setting.Value.GetDouble() },
        "overlap_score_credit_decay" => this with { CreditDecay = setting.Value.GetDouble() },
        "decode_active_request_weight" => this with { ActiveRequestWeight = setting.Value.GetDouble() },
        "router_track_prefill_tokens" => this with { TracksPrefillTokens = setting.Value.GetBoolean() },
        "router_track_active_blocks" => this with { TracksActiveBlocks = setting.Value.GetBoolean() },
        "router_assume_kv_reuse" => this with { AssumesReuse = setting.Value.GetBoolean() },
        "router_track_output_blocks" => this,
        "router_temperature" when setting.Value.GetDouble() == 0 => this,
        _ => null,
    };
}

/// <summary>Takes the worker with the least cost, the lowest number on ties.</summary>
internal readonly struct KvAwareRouter(KvAwareCost cost) : IRouterPolicy
{
    public SignalSet Reads => SignalSet.Load | SignalSet.Overlap | SignalSet.PrefillBook | SignalSet.DecodeBook;

    public int Choose(
        scoped in RequestContext request,
        scoped in PoolContext pool,
        ReadOnlySpan<WorkerSignals> workers,
        double tieDraw)
    {
        var best = 0;
        for (var worker = 1; worker < workers.Length; worker++)
        {
            if (cost.Evaluate(request, pool, workers[worker]) < cost.Evaluate(request, pool, workers[best]))
            {
                best = worker;
            }
        }

        return best;
    }
}

/// <summary>Takes the worker the recording took and notes whether it was one with the least cost.</summary>
internal readonly struct ForcedRouter(KvAwareCost cost, ForcedChoices choices) : IRouterPolicy
{
    public SignalSet Reads => SignalSet.Load | SignalSet.Overlap | SignalSet.PrefillBook | SignalSet.DecodeBook;

    public int Choose(
        scoped in RequestContext request,
        scoped in PoolContext pool,
        ReadOnlySpan<WorkerSignals> workers,
        double tieDraw)
    {
        var costs = new double[workers.Length];
        var overlaps = new int[workers.Length];
        for (var worker = 0; worker < workers.Length; worker++)
        {
            costs[worker] = cost.Evaluate(request, pool, workers[worker]);
            overlaps[worker] = workers[worker].OverlapBlocks;
        }

        return choices.Take((int)request.Id, costs, overlaps);
    }
}

/// <summary>The workers a recording chose, and what did not fit in with them.</summary>
internal sealed class ForcedChoices(DynoSimCase recording)
{
    private const double RoundingSlack = 1e-9;

    private readonly List<string> _surprises = [];

    public int Take(int request, double[] costs, int[] overlaps)
    {
        var row = recording.Rows[request];
        if (costs[row.Worker] > costs.Min() + RoundingSlack)
        {
            _surprises.Add($"request {request}: worker {row.Worker} was taken at costs {string.Join(' ', costs)}");
        }

        if (overlaps[row.Worker] != row.SelectedOverlap || overlaps.Max() != row.BestOverlap)
        {
            _surprises.Add(
                $"request {request}: overlaps {string.Join(' ', overlaps)}, recorded {row.SelectedOverlap} on worker "
                + $"{row.Worker}, best {row.BestOverlap}");
        }

        return row.Worker;
    }

    public void AssertAllWereLeast() =>
        Assert.That(_surprises, Is.Empty, $"{_surprises.Count} surprises, the first: {_surprises.FirstOrDefault()}");
}
