using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// DYN2014, DYN2020 and DYN4033: a workload is paced by one thing only, ends, and measures most of itself.
/// </summary>
internal static class WorkloadRules
{
    public static void Check(EntityValue workload, FeasibilityReport report)
    {
        var hasSource = Has(workload, "source");
        var hasArrivals = Has(workload, "arrivals");
        var hasConcurrency = Has(workload, "concurrency");
        if (hasArrivals && hasConcurrency)
        {
            var (later, earlier) = Depth(workload, "arrivals") < Depth(workload, "concurrency")
                ? ("arrivals", "concurrency")
                : ("concurrency", "arrivals");
            Conflict(workload, later, earlier, "requests either arrive or are kept in flight", report);
        }
        else if (hasSource && hasArrivals)
        {
            var (later, earlier) = Depth(workload, "source") < Depth(workload, "arrivals")
                ? ("source", "arrivals")
                : ("arrivals", "source");
            Conflict(workload, later, earlier, "the trace has arrivals of its own", report);
        }
        else if (hasConcurrency && Speedup(workload) is { } replay)
        {
            Conflict(replay, "speedup", "concurrency", "a closed loop has no gaps to divide", report, workload);
        }

        if (!hasSource && (hasArrivals || hasConcurrency))
        {
            CheckEnd(workload, report);
        }

        CheckRate(workload, report);
        CheckWarmup(workload, report);
        CheckShares(workload, report);
    }

    /// <summary>DYN2001: of generated conversations it is said how many begin, not how many requests arrive.</summary>
    private static void CheckRate(EntityValue workload, FeasibilityReport report)
    {
        if (!workload.IsSet("session") || workload.Get("session") is not EntityValue
            || workload.Expression("arrivals") is not { Expression: BoundConversion { Operand: var arrivals } }
            || arrivals.Type is not ArrivalsType { Rate: QuantityType { Dimension: var rate } }
            || rate != Dimension.Rate)
        {
            return;
        }

        report.Add(
            Descriptors.UnitMismatch,
            arrivals.Location,
            $"`{workload.Name}` has sessions, so `arrivals` counts them and is SessionRate, but "
                + $"`{Misfits.Shortened(arrivals.Location.Text)}` is of Rate",
            "is of requests",
            "say how many sessions begin, in `session/s`; what a session asks for is in its `turns`");
    }

    /// <summary>DYN6010: classes are drawn by their shares, which are of a whole.</summary>
    private static void CheckShares(EntityValue workload, FeasibilityReport report)
    {
        const double Slack = 1e-6;
        var shares = workload.Blocks("class")
            .Select(block => (Block: block, Share: block.Get("share") as QuantityValue)).ToArray();
        var total = shares.Sum(entry => entry.Share?.Magnitude ?? 0);
        if (shares.Length == 0 || shares.Any(entry => entry.Share is null) || Math.Abs(total - 1) <= Slack)
        {
            return;
        }

        report.Add(
            Descriptors.DistributionSupport,
            shares[^1].Block.LocationOf("share"),
            $"the shares of the classes of `{workload.Name}` sum to {QuantityFormat.Percent(total)}, not to 100%",
            string.Join(" + ", shares.Select(entry => QuantityFormat.Percent(entry.Share?.Magnitude ?? 0))),
            "change a share, or add a class for the rest");
    }

    private static void CheckEnd(EntityValue workload, FeasibilityReport report)
    {
        if (workload.Get("duration") is not NoneValue || workload.Get("requests") is not NoneValue)
        {
            return;
        }

        report.Add(
            Descriptors.RequiredMissing,
            workload.Location,
            $"workload `{workload.Name}` needs `duration` or `requests`",
            "nothing ends it",
            "write `duration = 10min`");
    }

    private static void CheckWarmup(EntityValue workload, FeasibilityReport report)
    {
        if (workload.Get("warmup") is not QuantityValue warmup || workload.Get("duration") is not QuantityValue duration
            || warmup.Magnitude * 3 <= duration.Magnitude)
        {
            return;
        }

        // An heir that shortens the run is where the warm-up became too long for it.
        var latest = workload.Layers.LastOrDefault(
            layer => layer.Layer.Find("warmup").Count > 0 || layer.Layer.Find("duration").Count > 0);
        report.Add(
            Descriptors.WarmupTooLong,
            workload.LocationOf(latest?.Layer.Find("warmup").Count > 0 ? "warmup" : "duration"),
            $"`{workload.Name}` leaves {warmup.Display} of its {duration.Display} out of the statistics",
            $"more than a third of {duration.Display}",
            "shorten `warmup`, or lengthen `duration`");
    }

    private static EntityValue? Speedup(EntityValue workload) =>
        workload.Block("replay") is { } replay && replay.IsSet("speedup")
            && replay.Get("speedup") is QuantityValue { Magnitude: not 1 }
            ? replay
            : null;

    /// <summary>How many heirs above the one that sets a property: the last to speak has made the conflict.</summary>
    private static int? Depth(EntityValue workload, string property) => MemberReading.Depth(workload, property);

    private static bool Has(EntityValue workload, string property) =>
        workload.Get(property) is not NoneValue and { IsError: false };

    private static void Conflict(
        EntityValue owner,
        string property,
        string other,
        string why,
        FeasibilityReport report,
        EntityValue? otherOwner = null)
    {
        report.Add(
            Descriptors.ConflictingProperties,
            owner.LocationOf(property),
            $"`{property}` and `{other}` exclude each other: {why}",
            $"conflicts with `{other}`",
            $"remove one of them, or write `{other} = none` where it is inherited",
            related: FeasibilityReport.At((otherOwner ?? owner).LocationOf(other), $"`{other}` is set here"));
    }
}
