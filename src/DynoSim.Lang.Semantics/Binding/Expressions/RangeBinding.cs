using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary><c>a..b</c>, <c>a..b step s</c>, <c>a..b log n</c>.</summary>
internal static class RangeBinding
{
    public static BoundExpression Bind(RangeSyntax syntax, LanguageType? wanted, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var element = Element(wanted);
        var low = binder.Bind(syntax.Low, element);
        var high = binder.Bind(syntax.High, element);
        var mode = syntax.Mode?.Text switch
        {
            "step" => RangeMode.Step,
            "log" => RangeMode.Log,
            _ => RangeMode.Plain,
        };
        var amount = syntax.Amount is null ? null : binder.Bind(syntax.Amount);
        if (low.IsError || high.IsError || amount is { IsError: true })
        {
            return new BoundError(location);
        }

        if (!IsNumber(low, binder) | !IsNumber(high, binder) || (amount is not null && !IsNumber(amount, binder)))
        {
            return new BoundError(location);
        }

        if (ArithmeticBinding.Align(low, high) is not { } ends)
        {
            Mismatch(location, low, high, binder);
            return new BoundError(location);
        }

        if (mode == RangeMode.Log && amount is not null)
        {
            amount = Conversions.To(
                amount, Expectation.Part(QuantityType.Count, "the number of values after `log`"), binder.Binder);
        }
        else if (amount is not null)
        {
            if (ArithmeticBinding.Align(ends.Left, amount) is not { } stepped)
            {
                Mismatch(amount.Location, ends.Left, amount, binder);
                return new BoundError(location);
            }

            amount = stepped.Right;
            ends = (stepped.Left, Conversions.Number(
                ends.Right, ArithmeticBinding.Quantity(stepped.Type)), stepped.Type);
        }

        return amount is { IsError: true }
            ? new BoundError(location)
            : new BoundRange(
                location,
                new RangeType(ends.Type),
                Phases.Latest([low, high, amount]),
                ends.Left,
                ends.Right,
                mode,
                amount);
    }

    private static LanguageType? Element(LanguageType? wanted) => wanted switch
    {
        OptionalType optional => Element(optional.Inner),
        RangeType range => range.Element,
        ListType list => list.Element,
        DistType dist => dist.Element,
        _ => null,
    };

    private static bool IsNumber(BoundExpression end, ExpressionBinder binder)
    {
        if (end.Type is QuantityType or UntypedNumberType)
        {
            return true;
        }

        binder.Binder.Report(
            end.Type is OptionalType ? Descriptors.OptionalUsedAsValue : Descriptors.TypeMismatch,
            end.Location,
            $"a range is of numbers, but `{Misfits.Shortened(end.Location.Text)}` is {Misfits.Describe(end.Type)}");
        return false;
    }

    private static void Mismatch(
        SourceLocation location, BoundExpression left, BoundExpression right, ExpressionBinder binder)
    {
        var bare = left.Type is UntypedNumberType ? left : right.Type is UntypedNumberType ? right : null;
        var other = ReferenceEquals(bare, left) ? right : left;
        if (bare is not null)
        {
            Misfits.Report(
                bare, CoercionFailure.MissingUnit, Expectation.Part(other.Type, "the other end of the range"),
                binder.Binder);
            return;
        }

        binder.Binder.Report(
            Descriptors.UnitMismatch,
            location,
            $"a range of {Misfits.Describe(left.Type)} cannot reach {Misfits.Describe(right.Type)}");
    }
}
