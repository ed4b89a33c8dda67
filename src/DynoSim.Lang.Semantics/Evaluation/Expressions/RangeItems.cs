using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Expressions;

/// <summary>The values of a range, one by one.</summary>
internal static class RangeItems
{
    // Sums of decimal steps miss the end by rounding; this much of a step is no step.
    private const double Slack = 1e-9;

    /// <summary>The values in order; null, after a report, if they cannot be listed.</summary>
    public static ImmutableArray<Value>? Of(RangeValue range, SourceLocation location, Evaluator evaluator)
    {
        if (RealArithmetic.Number(range.Low) is not { } low || RealArithmetic.Number(range.High) is not { } high)
        {
            return null;
        }

        return range.Mode switch
        {
            RangeMode.Log => Logarithmic(range, low, high, location, evaluator),
            RangeMode.Step => RealArithmetic.Number(range.Amount ?? NoneValue.Instance) is { } step
                ? Stepped(range, low, high, step, location, evaluator)
                : null,
            _ when range.Low is CountValue || DimensionOf(range).IsCounting =>
                Stepped(range, low, high, 1, location, evaluator),
            _ => Refuse(
                Descriptors.TypeMismatch,
                $"`{range.Display}` is an interval of reals and has no next value",
                "add `step` or `log`, as in `1s..10s step 1s`",
                location,
                evaluator),
        };
    }

    private static ImmutableArray<Value>? Stepped(
        RangeValue range, double low, double high, double step, SourceLocation location, Evaluator evaluator)
    {
        if (step == 0 || (step < 0 && low < high))
        {
            return Refuse(
                Descriptors.OutOfRange,
                $"the step of `{range.Display}` never reaches its end",
                "a step leads from the first value to the last",
                location,
                evaluator);
        }

        var count = Math.Floor(((high - low) / step) + Slack) + 1;
        if (count <= 0)
        {
            return [];
        }

        if (!HasRoom(count, range, location, evaluator))
        {
            return null;
        }

        var items = ImmutableArray.CreateBuilder<Value>((int)count);
        for (var i = 0; i < (int)count; i++)
        {
            items.Add(range.Low is CountValue first && step == Math.Floor(step)
                ? new CountValue(first.Value + (i * (long)step))
                : Make(range, Snap(low + (i * step))));
        }

        return items.MoveToImmutable();
    }

    private static ImmutableArray<Value>? Logarithmic(
        RangeValue range, double low, double high, SourceLocation location, Evaluator evaluator)
    {
        var wanted = RealArithmetic.Number(range.Amount ?? NoneValue.Instance) ?? 0;
        if (low <= 0 || high <= 0 || wanted < 2 || wanted != Math.Floor(wanted))
        {
            return Refuse(
                Descriptors.OutOfRange,
                $"`{range.Display}` needs positive ends and at least two values",
                "write `low..high log n` with n from 2 and 0 < low",
                location,
                evaluator);
        }

        if (!HasRoom(wanted, range, location, evaluator))
        {
            return null;
        }

        var count = (int)wanted;
        var slope = DeterministicMath.Log(high / low) / (count - 1);
        var items = ImmutableArray.CreateBuilder<Value>(count);
        for (var i = 0; i < count; i++)
        {
            var value = i == 0 ? low : i == count - 1 ? high : Snap(low * DeterministicMath.Exp(i * slope));
            items.Add(range.Low is CountValue && value == Math.Floor(value)
                ? new CountValue((long)value)
                : Make(range, value));
        }

        return items.MoveToImmutable();
    }

    /// <summary>To twelve digits, so that <c>1..1000 log 4</c> is 1, 10, 100, 1000.</summary>
    private static double Snap(double value) =>
        double.Parse(value.ToString("E11", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static QuantityValue Make(RangeValue range, double value) => new(value, DimensionOf(range));

    private static Dimension DimensionOf(RangeValue range) =>
        range.Low is QuantityValue quantity ? quantity.Dimension : Dimension.None;

    private static bool HasRoom(double count, RangeValue range, SourceLocation location, Evaluator evaluator)
    {
        if (count > Evaluator.MaximumItems)
        {
            evaluator.Report(
                Descriptors.LimitExceeded,
                location,
                $"`{range.Display}` has {QuantityFormat.Number(count)} values",
                "a list holds at most 1_000_000");
            return false;
        }

        return evaluator.TryStep(location, (long)count);
    }

    private static ImmutableArray<Value>? Refuse(
        DiagnosticDescriptor descriptor, string message, string help, SourceLocation location, Evaluator evaluator)
    {
        evaluator.Report(descriptor, location, message, help: help);
        return null;
    }
}
