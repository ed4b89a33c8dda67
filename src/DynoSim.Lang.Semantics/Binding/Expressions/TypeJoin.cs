using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>
/// The one type of several alternatives, such as the branches of an <c>if</c> or the items of a list.
/// </summary>
internal static class TypeJoin
{
    /// <summary>Both in one type; null if there is none.</summary>
    public static (BoundExpression Left, BoundExpression Right, LanguageType Type)? Of(
        BoundExpression left, BoundExpression right, Binder binder)
    {
        if (ArithmeticBinding.Align(left, right) is { } numbers)
        {
            return numbers;
        }

        return Types(left.Type, right.Type) is { } type
            ? (As(left, type, binder), As(right, type, binder), type)
            : null;
    }

    /// <summary>All in one type; null, with the first misfit, if there is none.</summary>
    public static (ImmutableArray<BoundExpression> Items, LanguageType Type)? Of(
        ImmutableArray<BoundExpression> items, Binder binder, out BoundExpression? misfit)
    {
        misfit = null;
        LanguageType type = items[0].Type;
        foreach (var item in items)
        {
            if (Types(type, item.Type) is not { } joined)
            {
                misfit = item;
                return null;
            }

            type = joined;
        }

        return ([.. items.Select(item => As(item, type, binder))], type);
    }

    /// <summary>The narrowest type that takes values of both; null if there is none.</summary>
    public static LanguageType? Types(LanguageType left, LanguageType right)
    {
        if (left.IsError || right.IsError || left.Equals(right))
        {
            return left.IsError ? right : left;
        }

        switch (left, right)
        {
            case (UntypedNumberType a, UntypedNumberType b):
                return new UntypedNumberType(a.IsInteger && b.IsInteger);
            case (QuantityType { IsDimensionless: true }, QuantityType { IsDimensionless: true }):
                return QuantityType.Ratio;
            case (QuantityType { IsCount: true }, UntypedNumberType { IsInteger: false }):
            case (UntypedNumberType { IsInteger: false }, QuantityType { IsCount: true }):
                return QuantityType.Ratio;
            case (NoneType, OptionalType):
            case (OptionalType, NoneType):
                return left is OptionalType ? left : right;
            case (NoneType, _):
                return new OptionalType(Conversions.Settled(right));
            case (_, NoneType):
                return new OptionalType(Conversions.Settled(left));
            case (OptionalType a, OptionalType b):
                return Types(a.Inner, b.Inner) is { } inner ? new OptionalType(inner) : null;
            case (OptionalType a, _):
                return Types(a.Inner, right) is { } present ? new OptionalType(present) : null;
            case (_, OptionalType b):
                return Types(left, b.Inner) is { } other ? new OptionalType(other) : null;
            case (ListType a, ListType b):
                return Types(a.Element, b.Element) is { } element ? new ListType(element) : null;
            case (RangeType a, RangeType b):
                return Types(a.Element, b.Element) is { } end ? new RangeType(end) : null;
            case (TupleType a, TupleType b):
                return Rows(a, b);
        }

        return Assignability.IsAssignable(left, right, CoercionSite.Expression) ? right
            : Assignability.IsAssignable(right, left, CoercionSite.Expression) ? left
            : null;
    }

    private static TupleType? Rows(TupleType left, TupleType right)
    {
        if (left.Items.Length != right.Items.Length)
        {
            return null;
        }

        var items = ImmutableArray.CreateBuilder<LanguageType>(left.Items.Length);
        for (var i = 0; i < left.Items.Length; i++)
        {
            if (Types(left.Items[i], right.Items[i]) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new TupleType(items.MoveToImmutable());
    }

    private static BoundExpression As(BoundExpression expression, LanguageType type, Binder binder) =>
        type is UntypedNumberType || expression.Type.Equals(type)
            ? expression
            : Conversions.To(expression, Expectation.Part(type, "the value"), binder);
}
