using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Builtins;

/// <summary>Functions of numbers.</summary>
internal static class NumberBuiltins
{
    public static Value Absolute(BuiltinCall call) => call[0] switch
    {
        CountValue { Value: long.MinValue } => CountArithmetic.Overflow(call.Node.Location, call.Evaluator),
        CountValue count => new CountValue(Math.Abs(count.Value)),
        QuantityValue quantity => new QuantityValue(Math.Abs(quantity.Magnitude), quantity.Dimension),
        _ => ErrorValue.Instance,
    };

    public static Value Extreme(BuiltinCall call, int wanted)
    {
        var items = call.Arguments is [ListValue list] ? list.Items.AsEnumerable()
            : call.Arguments is [RangeValue range]
                ? RangeItems.Of(range, call.Node.Location, call.Evaluator) ?? []
                : call.Arguments.OfType<Value>();
        Value? best = null;
        foreach (var item in items)
        {
            if (best is null || ValueComparison.Compare(item, best) is { } order && Math.Sign(order) == wanted)
            {
                best = item;
            }
        }

        return best ?? ListBuiltins.Empty(call);
    }

    public static Value Clamp(BuiltinCall call)
    {
        if (call[1] is not RangeValue bounds)
        {
            return ErrorValue.Instance;
        }

        if (ValueComparison.Compare(bounds.Low, bounds.High) > 0)
        {
            return call.Evaluator.Report(
                Descriptors.OutOfRange,
                call.Node.Location,
                $"the bounds `{bounds.Display}` are empty");
        }

        return ValueComparison.Compare(call[0], bounds.Low) < 0 ? bounds.Low
            : ValueComparison.Compare(call[0], bounds.High) > 0 ? bounds.High
            : call[0];
    }

    /// <summary>A whole number of base units.</summary>
    public static Value Whole(BuiltinCall call, Func<double, double> round) =>
        RealArithmetic.Number(call[0]) is { } value ? call.Number(round(Nearby(value))) : ErrorValue.Instance;

    public static Value Round(BuiltinCall call)
    {
        if (RealArithmetic.Number(call[0]) is not { } value)
        {
            return ErrorValue.Instance;
        }

        var unit = RealArithmetic.Number(call[1]) ?? 1;
        return unit > 0
            ? call.Number(Math.Round(value / unit, MidpointRounding.AwayFromZero) * unit)
            : call.Evaluator.Report(
                Descriptors.OutOfRange,
                call.Node.Arguments[1]?.Location ?? call.Node.Location,
                $"`{call[1].Display}` is nothing to round to",
                "a multiple of it is wanted, so it must be above 0");
    }

    public static Value Real(BuiltinCall call, Func<double, double> function, double from)
    {
        if (RealArithmetic.Number(call[0]) is not { } value)
        {
            return ErrorValue.Instance;
        }

        var result = value >= from ? function(value) : double.NaN;
        return double.IsFinite(result)
            ? call.Number(result)
            : call.Evaluator.Report(
                Descriptors.OutOfRange,
                call.Node.Location,
                $"`{call.Node.Function.Name}` has no value at {call[0].Display}");
    }

    /// <summary>A quotient such as 0.3 / 0.1 is 2.9999999999999996 in binary, and its floor is meant to be 3.</summary>
    private static double Nearby(double value)
    {
        var whole = Math.Round(value);
        return ValueComparison.AreClose(whole, value) ? whole : value;
    }
}
