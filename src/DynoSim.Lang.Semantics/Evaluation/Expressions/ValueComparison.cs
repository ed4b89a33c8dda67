using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation.Expressions;

/// <summary>Order and equality of values.</summary>
internal static class ValueComparison
{
    /// <summary>
    /// Reals this close, relative to the greater, are one: decimal fractions are not exact in binary, and
    /// <c>0.1 + 0.2 == 0.3</c> is what was meant.
    /// </summary>
    private const double Tolerance = 1e-12;

    /// <summary>The order of two numbers, texts or truths; null for what has none.</summary>
    public static int? Compare(Value left, Value right) => (left, right) switch
    {
        (CountValue a, CountValue b) => a.Value.CompareTo(b.Value),
        (StringValue a, StringValue b) => string.CompareOrdinal(a.Value, b.Value),
        (BoolValue a, BoolValue b) => a.Value.CompareTo(b.Value),
        _ when RealArithmetic.Number(left) is { } a && RealArithmetic.Number(right) is { } b =>
            AreClose(a, b) ? 0 : a.CompareTo(b),
        _ => null,
    };

    public static bool AreEqual(Value left, Value right, SourceLocation location, Evaluator evaluator)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (!evaluator.TryStep(location))
        {
            return false;
        }

        return (left, right) switch
        {
            (NoneValue, NoneValue) => true,
            (EnumValue a, EnumValue b) => a.Member == b.Member && a.Type.Equals(b.Type),
            (WordValue a, WordValue b) => a.Word == b.Word,
            (PathValue a, PathValue b) => a.Resolved == b.Resolved,
            (ListValue a, ListValue b) => AreEqual(a.Items, b.Items, location, evaluator),
            (TupleValue a, TupleValue b) => AreEqual(a.Items, b.Items, location, evaluator),
            (RangeValue a, RangeValue b) => a.Mode == b.Mode
                && AreEqual(a.Low, b.Low, location, evaluator)
                && AreEqual(a.High, b.High, location, evaluator)
                && AreEqual(a.Amount ?? NoneValue.Instance, b.Amount ?? NoneValue.Instance, location, evaluator),
            (RuntimeValue a, RuntimeValue b) => a.Content.Equals(b.Content),
            (RunValue a, RunValue b) => a.Results.FirstDifference(b.Results) is null,
            (EntityValue a, EntityValue b) => a.Symbol is not null && ReferenceEquals(a.Symbol, b.Symbol),
            _ => Compare(left, right) == 0,
        };
    }

    public static Value IsIn(Value item, Value among, SourceLocation location, Evaluator evaluator) => among switch
    {
        ListValue list => BoolValue.Of(list.Items.Any(other => AreEqual(item, other, location, evaluator))),
        RangeValue { Mode: RangeMode.Plain } range => Compare(item, range.Low) is { } low
            && Compare(item, range.High) is { } high
            ? BoolValue.Of(low >= 0 && high <= 0)
            : ErrorValue.Instance,
        RangeValue range => RangeItems.Of(range, location, evaluator) is { } items
            ? BoolValue.Of(items.Any(other => AreEqual(item, other, location, evaluator)))
            : ErrorValue.Instance,
        _ => ErrorValue.Instance,
    };

    public static bool AreClose(double a, double b) =>
        a == b || Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));

    private static bool AreEqual(
        ImmutableArray<Value> left, ImmutableArray<Value> right, SourceLocation location, Evaluator evaluator)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (var i = 0; i < left.Length; i++)
        {
            if (!AreEqual(left[i], right[i], location, evaluator))
            {
                return false;
            }
        }

        return true;
    }
}
