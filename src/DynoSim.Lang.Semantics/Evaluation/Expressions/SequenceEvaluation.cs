using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Expressions;

/// <summary>Lists, tuples, ranges and comprehensions.</summary>
internal static class SequenceEvaluation
{
    public static Value Evaluate(BoundExpression expression, Environment? environment, Evaluator evaluator) =>
        expression switch
        {
            BoundList list => All(list.Items, environment, evaluator) is { } items
                ? new ListValue(items)
                : ErrorValue.Instance,
            BoundTuple tuple => All(tuple.Items, environment, evaluator) is { } items
                ? new TupleValue(items)
                : ErrorValue.Instance,
            BoundRange range => Range(range, environment, evaluator),
            BoundComprehension comprehension => Comprehension(comprehension, environment, evaluator),
            BoundIndex index => Index(index, environment, evaluator),
            _ => ErrorValue.Instance,
        };

    /// <summary>The items of a list or range; null, after a report, if they cannot be listed.</summary>
    public static ImmutableArray<Value>? Items(Value value, SourceLocation location, Evaluator evaluator) =>
        value switch
        {
            ListValue list => list.Items,
            RangeValue range => RangeItems.Of(range, location, evaluator),
            _ => null,
        };

    private static ImmutableArray<Value>? All(
        ImmutableArray<BoundExpression> expressions, Environment? environment, Evaluator evaluator)
    {
        var values = ImmutableArray.CreateBuilder<Value>(expressions.Length);
        var failed = false;
        foreach (var expression in expressions)
        {
            var value = evaluator.Evaluate(expression, environment);
            failed |= value.IsError;
            values.Add(value);
        }

        return failed ? null : values.MoveToImmutable();
    }

    private static Value Range(BoundRange node, Environment? environment, Evaluator evaluator)
    {
        var low = evaluator.Evaluate(node.Low, environment);
        var high = evaluator.Evaluate(node.High, environment);
        var amount = node.Amount is null ? null : evaluator.Evaluate(node.Amount, environment);
        return low.IsError || high.IsError || amount is { IsError: true }
            ? ErrorValue.Instance
            : new RangeValue(low, high, node.Mode, amount);
    }

    private static Value Comprehension(BoundComprehension node, Environment? environment, Evaluator evaluator)
    {
        var source = evaluator.Evaluate(node.Source, environment);
        if (Items(source, node.Source.Location, evaluator) is not { } items)
        {
            return ErrorValue.Instance;
        }

        var inner = LeastWork.Of(node.Condition ?? node.Value, evaluator);
        if (items.Length * inner > evaluator.StepsLeft)
        {
            return evaluator.Report(
                Descriptors.LimitExceeded,
                node.Location,
                $"the loop makes {QuantityFormat.Number(items.Length * inner)} values: "
                + $"{QuantityFormat.Number(inner)} for each of {QuantityFormat.Number(items.Length)}",
                $"all files together may take {QuantityFormat.Number(Evaluator.MaximumSteps)} steps",
                "loop over less, or say in a formula what the loop works out");
        }

        var kept = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in items)
        {
            var inside = Environment.OfLocals([item], environment);
            var condition = node.Condition is null ? BoolValue.True : evaluator.Evaluate(node.Condition, inside);
            if (condition is not BoolValue keep)
            {
                return ErrorValue.Instance;
            }

            if (!keep.Value)
            {
                continue;
            }

            var value = evaluator.Evaluate(node.Value, inside);
            if (value.IsError)
            {
                return value;
            }

            kept.Add(value);
        }

        return new ListValue(kept.ToImmutable());
    }

    private static Value Index(BoundIndex node, Environment? environment, Evaluator evaluator)
    {
        var target = evaluator.Evaluate(node.Target, environment);
        var index = evaluator.Evaluate(node.Index, environment);
        if (index is not CountValue position || Items(target, node.Target.Location, evaluator) is not { } items)
        {
            return ErrorValue.Instance;
        }

        return position.Value >= 0 && position.Value < items.Length
            ? items[(int)position.Value]
            : evaluator.Report(
                Descriptors.OutOfRange,
                node.Index.Location,
                $"`{node.Target.Location.Text}` has no item {position.Display}",
                items.IsEmpty ? "it is empty" : $"its items are numbered 0 to {items.Length - 1}");
    }
}
