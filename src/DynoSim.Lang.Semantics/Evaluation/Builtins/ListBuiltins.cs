using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Builtins;

/// <summary>Functions of lists.</summary>
internal static class ListBuiltins
{
    public static Value Call(BuiltinCall call)
    {
        if (SequenceEvaluation.Items(call[0], call.Node.Location, call.Evaluator) is not { } items
            || !call.Evaluator.TryStep(call.Node.Location, items.Length))
        {
            return ErrorValue.Instance;
        }

        return call.Node.Function.Name switch
        {
            "size" => new CountValue(items.Length),
            "sum" => Sum(call, items),
            "mean" => items.IsEmpty ? Empty(call) : call.Number(Total(items) / items.Length),
            "all" => BoolValue.Of(items.All(item => item is BoolValue { Value: true })),
            "any" => BoolValue.Of(items.Any(item => item is BoolValue { Value: true })),
            "sort" => new ListValue([.. items.Order(Comparer<Value>.Create(Order))]),
            "first" => items.IsEmpty ? Empty(call) : items[0],
            "last" => items.IsEmpty ? Empty(call) : items[^1],
            "zip" => Zip(call, items),
            _ => ErrorValue.Instance,
        };
    }

    public static ErrorValue Empty(BuiltinCall call) => call.Evaluator.Report(
        Descriptors.OutOfRange,
        call.Node.Location,
        $"`{call.Node.Function.Name}` of an empty list has no value");

    private static Value Sum(BuiltinCall call, ImmutableArray<Value> items)
    {
        if (call.Node.Type is not QuantityType { IsCount: true })
        {
            return call.Number(Total(items));
        }

        try
        {
            var total = 0L;
            foreach (var item in items.OfType<CountValue>())
            {
                total = checked(total + item.Value);
            }

            return new CountValue(total);
        }
        catch (OverflowException)
        {
            return CountArithmetic.Overflow(call.Node.Location, call.Evaluator);
        }
    }

    private static double Total(ImmutableArray<Value> items)
    {
        var total = 0.0;
        foreach (var item in items)
        {
            total += RealArithmetic.Number(item) ?? 0;
        }

        return total;
    }

    private static int Order(Value left, Value right) => ValueComparison.Compare(left, right) ?? 0;

    private static Value Zip(BuiltinCall call, ImmutableArray<Value> items)
    {
        if (SequenceEvaluation.Items(call[1], call.Node.Location, call.Evaluator) is not { } others)
        {
            return ErrorValue.Instance;
        }

        return items.Length == others.Length
            ? new ListValue([.. items.Zip(others, (left, right) => (Value)new TupleValue([left, right]))])
            : call.Evaluator.Report(
                Descriptors.OutOfRange,
                call.Node.Location,
                $"`zip` needs lists of equal length, not {items.Length} and {others.Length} items");
    }
}
