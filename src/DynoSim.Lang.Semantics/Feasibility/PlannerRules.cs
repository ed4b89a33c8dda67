using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Scaling;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// DYN4030, DYN4031, DYN4034 and unknown pools: what a planner may do fits the deployment it plans for.
/// </summary>
internal static class PlannerRules
{
    /// <summary>The planner by itself.</summary>
    public static void Check(EntityValue planner, FeasibilityReport report)
    {
        foreach (var (every, environment) in planner.Statements<EveryStatement>())
        {
            if (planner.Evaluator.Evaluate(every.Interval, environment) is QuantityValue { Magnitude: <= 0 } interval)
            {
                report.Add(
                    Descriptors.OutOfRange,
                    every.Interval.Location,
                    $"the interval of `every` is {interval.Display}, but must be >0",
                    "must be >0");
            }
        }

        if (planner.Block("bounds") is { } bounds)
        {
            CheckOrder(bounds, report);
        }

        if (planner.Get("window") is not QuantityValue window)
        {
            return;
        }

        foreach (var (every, environment) in planner.Statements<EveryStatement>())
        {
            if (planner.Evaluator.Evaluate(every.Interval, environment) is QuantityValue interval
                && interval.Magnitude < window.Magnitude)
            {
                report.Add(
                    Descriptors.PlannerInterval,
                    every.Interval.Location,
                    $"the planner decides every {interval.Display}, but looks back over {window.Display}",
                    $"{interval.Display} is shorter than the window",
                    $"write `every {window.Display}`, or shorten `window`",
                    related: FeasibilityReport.At(planner.LocationOf("window"), "the window"));
            }
        }
    }

    private static void CheckOrder(EntityValue bounds, FeasibilityReport report)
    {
        foreach (var (name, value) in bounds.Entries)
        {
            if (value is RangeValue range
                && RealArithmetic.Number(range.Low) is { } low && RealArithmetic.Number(range.High) is { } high
                && (low > high || low < 0))
            {
                report.Add(
                    Descriptors.OutOfRange,
                    bounds.LocationOf(name),
                    low > high
                        ? $"the least replicas of `{name}` are {low}, more than the most, {high}"
                        : $"pool `{name}` cannot have {low} replicas",
                    low > high ? "nothing is within" : "must be >=0",
                    low > high ? $"write `{high}..{low}`" : null);
            }
        }
    }

    /// <summary>The planner in its deployment.</summary>
    public static void Check(DeploymentFacts deployment, FeasibilityReport report, OptionsMaterializer options)
    {
        if (deployment.Entity.Block("planner") is not { } entity
            || options.Make<PlannerOptions>(entity) is not { } planner)
        {
            return;
        }

        var place = deployment.Entity.LocationOf("planner");
        foreach (var (name, bounds) in planner.Bounds)
        {
            if (deployment.Find(name) is { } pool)
            {
                CheckBounds(pool, bounds.Low, bounds.High, place, report);
            }
            else if (deployment.IsComplete)
            {
                ReportUnknown(deployment, entity, name, place, report);
            }
        }

        CheckBudget(deployment, planner, place, report);
    }

    private static void CheckBounds(
        PoolFacts pool, double low, double high, SourceLocation place, FeasibilityReport report)
    {
        var replicas = pool.Options.Replicas;
        if (replicas >= low && replicas <= high)
        {
            return;
        }

        if (low > high)
        {
            // That nothing is within is told of the planner.
            return;
        }

        report.Add(
            Descriptors.PlannerBounds,
            place,
            $"pool `{pool.Options.Name}` starts with {replicas} replicas, but the planner keeps it within "
                + $"{low}..{high}",
            $"{replicas} is outside {low}..{high}",
            $"start with {Math.Clamp(replicas, low, Math.Max(low, high))} replicas, or widen the bounds",
            related: FeasibilityReport.At(pool.Entity.LocationOf("replicas"), "the initial replicas"));
    }

    private static void ReportUnknown(
        DeploymentFacts deployment, EntityValue planner, string name, SourceLocation place, FeasibilityReport report)
    {
        var pools = deployment.Pools.Select(pool => pool.Options.Name).ToArray();
        var near = Quantities.Spelling.Suggest(name, pools);
        report.Add(
            Descriptors.UnknownName,
            place,
            $"planner `{planner.Name}` scales a pool `{name}`, which `{deployment.Entity.Name}` does not have",
            $"no pool `{name}`",
            near.IsEmpty ? $"the pools are {string.Join(", ", pools)}" : $"did you mean `{near[0]}`?",
            related: planner.Block("bounds") is { } bounds
                ? FeasibilityReport.At(bounds.LocationOf(name), "named here")
                : null);
    }

    private static void CheckBudget(
        DeploymentFacts deployment, PlannerOptions planner, SourceLocation place, FeasibilityReport report)
    {
        if (deployment.Cluster is not { } cluster || !deployment.IsComplete)
        {
            return;
        }

        var budget = planner.GpuBudget ?? cluster.Gpus;
        var most = deployment.Pools.Sum(pool => pool.Options.GpusPerReplica
            * (planner.Bounds.TryGetValue(pool.Options.Name, out var bounds) ? bounds.High : pool.Options.Replicas));
        if (most <= budget)
        {
            return;
        }

        report.Add(
            Descriptors.PlannerOverCluster,
            place,
            $"the planner's bounds together need {most} GPUs, but there are {budget}",
            $"{most}gpu of {budget}gpu",
            "scaling stops at the budget; lower the bounds or add nodes");
    }
}
