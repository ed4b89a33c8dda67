using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>Axes as searches and reports see them.</summary>
internal static class AxisPlans
{
    /// <summary>Intervals whose ends are this factor apart or more are drawn from by factors.</summary>
    private const double WidestLinear = 10;

    /// <summary>The axes of a space in its order.</summary>
    public static ImmutableArray<AxisPlan> Of(PointSpace space) => [.. space.Axes.Select(axis => Of(axis, space))];

    /// <summary>A value inside an interval by its unit coordinate.</summary>
    public static double Inside(RangeValue interval, double coordinate)
    {
        var (low, high) = Ends(interval);
        return low > 0 && high / low > WidestLinear
            ? low * DeterministicMath.Exp(DeterministicMath.Log(high / low) * coordinate)
            : low + ((high - low) * coordinate);
    }

    private static AxisPlan Of(Axis axis, PointSpace space)
    {
        var paths = axis.Paths.Select(path => path.Text).ToImmutableArray();
        if (space.Intervals.TryGetValue(axis, out var interval))
        {
            return new AxisPlan(paths, [], IsOrdered: true, Ends(interval));
        }

        if (!space.Rows.TryGetValue(axis, out var rows))
        {
            return new AxisPlan(paths, [], IsOrdered: true, null);
        }

        var isOrdered = rows.All(row => row[0].Value is BoundConstant { Value: CountValue or QuantityValue });
        return new AxisPlan(paths, [.. rows.Select(Text)], isOrdered, null);
    }

    private static string Text(ImmutableArray<Override> row) => row.Length == 1
        ? Text(row[0])
        : $"({string.Join(", ", row.Select(Text))})";

    private static string Text(Override setting) => setting.Value switch
    {
        BoundConstant constant => constant.Value.Display,
        BoundDefinition named => named.Symbol.Name,
        var other => other.Location.Text,
    };

    private static (double Low, double High) Ends(RangeValue interval) => (
        RealArithmetic.Number(interval.Low) ?? 0, RealArithmetic.Number(interval.High) ?? 0);
}
