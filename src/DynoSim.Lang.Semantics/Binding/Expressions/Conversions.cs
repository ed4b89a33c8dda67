using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Puts conversions where a value meets a type, and reports where it cannot.</summary>
internal static class Conversions
{
    /// <summary>The expression as one of the type wanted.</summary>
    public static BoundExpression To(BoundExpression expression, Expectation expectation, Binder binder)
    {
        var to = expectation.Type;
        if (expression.IsError || to.IsError)
        {
            return expression;
        }

        if (expression.Type.Equals(to) && expression.Type is not QuantityType)
        {
            return expression;
        }

        var coercion = Assignability.Classify(expression.Type, to, expectation.Site);
        if (!coercion.Exists)
        {
            Misfits.Report(expression, coercion.Failure, expectation, binder);
            return new BoundError(expression.Location);
        }

        if (coercion.Kind == CoercionKind.RequireWhole && IsBroken(expression))
        {
            Misfits.ReportNotWhole(expression, expectation, binder);
            return new BoundError(expression.Location);
        }

        return IsFree(expression, to)
            ? expression
            : new BoundConversion(expression.Location, to, expression, expectation.Site);
    }

    /// <summary>A bare number as a count or a ratio; everything else as it is.</summary>
    public static BoundExpression Settle(BoundExpression expression)
    {
        var settled = Settled(expression.Type);
        if (settled.Equals(expression.Type))
        {
            return expression;
        }

        return expression is BoundConstant constant && settled is QuantityType
            ? constant with { Type = settled }
            : new BoundConversion(expression.Location, settled, expression, CoercionSite.Expression);
    }

    /// <summary>The type with its bare numbers settled.</summary>
    public static LanguageType Settled(LanguageType type) => type switch
    {
        UntypedNumberType number => number.Defaulted,
        ListType list => new ListType(Settled(list.Element)),
        RangeType range => new RangeType(Settled(range.Element)),
        OptionalType optional => new OptionalType(Settled(optional.Inner)),
        TupleType tuple => new TupleType([.. tuple.Items.Select(Settled)]),
        _ => type,
    };

    /// <summary>A number as one of a dimension, known to be convertible.</summary>
    public static BoundExpression Number(BoundExpression expression, QuantityType to)
    {
        if (expression.Type.Equals(to))
        {
            return expression;
        }

        return expression is BoundConstant { Value: CountValue count } constant && !to.IsCount
            ? new BoundConstant(constant.Location, to, new QuantityValue(count.Value, to.Dimension))
            : expression is BoundConstant { Value: QuantityValue real } number && !to.IsCount
                ? new BoundConstant(number.Location, to, new QuantityValue(real.Magnitude, to.Dimension))
                : new BoundConversion(expression.Location, to, expression, CoercionSite.Expression);
    }

    /// <summary>A literal that is not whole, which nothing at run time will look at again in a policy.</summary>
    private static bool IsBroken(BoundExpression expression) =>
        expression is BoundConstant { Value: QuantityValue { Magnitude: var number } } && number != Math.Floor(number);

    private static bool IsFree(BoundExpression expression, LanguageType to) =>
        expression.Type.Equals(to)
        || (to is OptionalType optional && expression.Type.Equals(optional.Inner))
        || to is TypeVariable;
}
