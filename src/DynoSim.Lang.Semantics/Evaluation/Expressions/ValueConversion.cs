using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Expressions;

/// <summary>
/// Makes a value one of the type that is wanted; that it can be one has been checked, but for wholeness.
/// </summary>
internal static class ValueConversion
{
    public static Value Evaluate(BoundConversion node, Environment? environment, Evaluator evaluator)
    {
        var value = evaluator.Evaluate(node.Operand, environment);
        return node.Type is QuantityType { IsCount: true } && value is QuantityValue real
            ? Whole(real, node.Location, evaluator, node)
            : Convert(value, node.Type, node.Location, evaluator);
    }

    /// <summary>
    /// The value as one of the type; the error value after a report if it is not whole where it must be.
    /// </summary>
    public static Value Convert(Value value, LanguageType to, SourceLocation location, Evaluator evaluator)
    {
        if (value.IsError)
        {
            return value;
        }

        return (to, value) switch
        {
            (OptionalType optional, _) => value is NoneValue
                ? value
                : Convert(value, optional.Inner, location, evaluator),
            (WordOrType wordOr, _) => value is WordValue ? value : Convert(value, wordOr.Inner, location, evaluator),
            (QuantityType { IsCount: true }, QuantityValue real) => Whole(real, location, evaluator),
            (QuantityType { IsCount: false } quantity, _) => Real(value, quantity.Dimension),
            (PathType, StringValue text) => evaluator.Binder.PathIn(location.Source, text.Value),
            (DistType, RangeValue range) => Uniform(range),
            (DistType, _) => Constant(value),
            (BlockNameType, EntityValue block) => new StringValue(block.Name),
            (ListType list, _) => List(value, list.Element, location, evaluator),
            (RangeType range, RangeValue source) => Range(source, range.Element, location, evaluator),
            (TupleType tuple, TupleValue row) => Tuple(row, tuple, location, evaluator),
            _ => value,
        };
    }

    private static Value Whole(
        QuantityValue real, SourceLocation location, Evaluator evaluator, BoundExpression? written = null)
    {
        var whole = Math.Round(real.Magnitude);
        if (ValueComparison.AreClose(whole, real.Magnitude) && Math.Abs(whole) < long.MaxValue)
        {
            return new CountValue((long)whole);
        }

        var exact = Roundings.Exact(real);
        var text = Misfits.Shortened(location.Text);
        var isWritten = NumberLiteral.Parse(text).TryGet(out _, out _);
        var (help, fixes) = written is null ? (null, []) : Roundings.Of(written, real.Magnitude, null);
        evaluator.Diagnostics.Add(new Diagnostic(
            Descriptors.TypeMismatch,
            location.Source,
            location.Span,
            isWritten ? $"a whole number is needed, not {exact}" : $"a whole number is needed, but `{text}` is {exact}")
        {
            Label = isWritten ? null : $"is {exact}",
            Help = help,
            Fixes = fixes,
        });
        return ErrorValue.Instance;
    }

    private static Value Real(Value value, Dimension dimension) => RealArithmetic.Number(value) is { } number
        ? value is QuantityValue same && same.Dimension == dimension ? value : new QuantityValue(number, dimension)
        : value;

    private static Value Constant(Value value) => RealArithmetic.Number(value) is { } number
        ? new RuntimeValue(Distribution.Constant(number), value.Display) { Converted = value }
        : value;

    private static Value Uniform(RangeValue range) =>
        RealArithmetic.Number(range.Low) is { } low && RealArithmetic.Number(range.High) is { } high
            ? new RuntimeValue(DistributionFunctions.Uniform(low, high), range.Display) { Converted = range }
            : range;

    private static Value List(Value value, LanguageType element, SourceLocation location, Evaluator evaluator)
    {
        if (SequenceEvaluation.Items(value, location, evaluator) is not { } items
            || !evaluator.TryStep(location, items.Length))
        {
            return ErrorValue.Instance;
        }

        return All(items, _ => element, location, evaluator) is { } converted
            ? new ListValue(converted)
            : ErrorValue.Instance;
    }

    private static Value Tuple(TupleValue row, TupleType type, SourceLocation location, Evaluator evaluator) =>
        All(row.Items, index => type.Items[index], location, evaluator) is { } converted
            ? new TupleValue(converted)
            : ErrorValue.Instance;

    private static Value Range(RangeValue range, LanguageType element, SourceLocation location, Evaluator evaluator)
    {
        var low = Convert(range.Low, element, location, evaluator);
        var high = Convert(range.High, element, location, evaluator);
        var amount = range.Mode == RangeMode.Step && range.Amount is { } step
            ? Convert(step, element, location, evaluator)
            : range.Amount;
        return low.IsError || high.IsError || amount is { IsError: true }
            ? ErrorValue.Instance
            : new RangeValue(low, high, range.Mode, amount);
    }

    private static ImmutableArray<Value>? All(
        ImmutableArray<Value> items, Func<int, LanguageType> type, SourceLocation location, Evaluator evaluator)
    {
        var converted = ImmutableArray.CreateBuilder<Value>(items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            var item = Convert(items[i], type(i), location, evaluator);
            if (item.IsError)
            {
                return null;
            }

            converted.Add(item);
        }

        return converted.MoveToImmutable();
    }
}
