using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>The values of an axis as settings, one row of settings per value.</summary>
internal static class AxisValues
{
    /// <summary>The rows in order; null, after a report, if they cannot be listed.</summary>
    public static ImmutableArray<ImmutableArray<Override>>? Of(Axis axis, Evaluator evaluator)
    {
        var value = evaluator.Evaluate(axis.Statement.Values, axis.Environment);
        if (value.IsError)
        {
            return null;
        }

        if (IsInterval(value))
        {
            evaluator.Report(
                Descriptors.EmptySpace,
                axis.ValuePlace,
                $"`{axis.ValuePlace.Text}` is an interval of reals: it has no list of values to run",
                "not enumerable",
                "add `step` or `log`, as in `… log 6`, or choose points with `search = sample(64, sobol)`");
            return null;
        }

        return SequenceEvaluation.Items(value, axis.ValuePlace, evaluator) is { } items
            ? [.. items.Select((item, index) => Row(axis, item, index))]
            : null;
    }

    /// <summary>The interval that an axis is; null if its values can be listed, or not be had.</summary>
    public static RangeValue? Interval(Axis axis, Evaluator evaluator) =>
        evaluator.Evaluate(axis.Statement.Values, axis.Environment) is RangeValue range && IsInterval(range)
            ? range
            : null;

    /// <summary>The settings of a value inside an interval.</summary>
    /// <param name="axis">The axis, over one path.</param>
    /// <param name="interval">Its interval.</param>
    /// <param name="magnitude">The value in base units.</param>
    public static ImmutableArray<Override> Inside(Axis axis, RangeValue interval, double magnitude) =>
        interval.Low is QuantityValue low
            ? [Setting(axis, 0, new QuantityValue(magnitude, low.Dimension), null)]
            : [];

    /// <summary>Whether the values lie dense between two ends.</summary>
    public static bool IsInterval(Value value) =>
        value is RangeValue { Mode: RangeMode.Plain, Low: QuantityValue { Dimension.IsCounting: false } };

    private static ImmutableArray<Override> Row(Axis axis, Value item, int index)
    {
        var written = Written(axis.Statement.Values, index);
        if (axis.Paths.Length == 1)
        {
            return [Setting(axis, 0, item, written)];
        }

        var parts = item is TupleValue row ? row.Items : [item];
        var texts = written is null ? null : Hygiene.Expressions.Bare(written) as BoundTuple;
        return
        [
            .. axis.Paths.Select((_, at) => Setting(
                axis,
                at,
                at < parts.Length ? parts[at] : NoneValue.Instance,
                texts is not null && at < texts.Items.Length ? texts.Items[at] : null)),
        ];
    }

    private static BoundExpression? Written(BoundExpression values, int index) =>
        Hygiene.Expressions.Bare(values) is BoundList list && index < list.Items.Length ? list.Items[index] : null;

    /// <summary>An entity is set by what names it, so that other settings reach into it.</summary>
    private static Override Setting(Axis axis, int at, Value value, BoundExpression? written)
    {
        var path = axis.Paths[at];
        var place = written?.Location ?? axis.ValuePlace;
        BoundExpression given = value switch
        {
            EntityValue { Symbol: { } symbol } => new BoundDefinition(place, path.Type, KnobPhase.Static, symbol),
            EntityValue when written is not null => written,
            _ => new BoundConstant(place, path.Type, value),
        };
        return new Override(path, given, place);
    }
}
