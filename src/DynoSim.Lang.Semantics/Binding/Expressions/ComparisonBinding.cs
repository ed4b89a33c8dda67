using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Comparisons and membership.</summary>
internal static class ComparisonBinding
{
    public static BoundExpression Bind(BinarySyntax syntax, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var (left, right) = Operands(syntax, binder);
        // A chain of comparisons has been refused by the parser.
        if (left.IsError || right.IsError || IsComparison(syntax.Left))
        {
            return new BoundError(location);
        }

        var @operator = syntax.Operator.ValueText switch
        {
            "<" => BinaryOperator.Less,
            "<=" => BinaryOperator.LessOrEqual,
            ">" => BinaryOperator.Greater,
            ">=" => BinaryOperator.GreaterOrEqual,
            "==" => BinaryOperator.Equal,
            _ => BinaryOperator.NotEqual,
        };
        var isEquality = @operator is BinaryOperator.Equal or BinaryOperator.NotEqual;
        if (ArithmeticBinding.Align(left, right) is { } aligned)
        {
            return Make(location, @operator, aligned.Left, aligned.Right);
        }

        if (isEquality && AreComparable(left.Type, right.Type))
        {
            return Make(location, @operator, Conversions.Settle(left), Conversions.Settle(right));
        }

        Report(syntax, location, left, right, isEquality, binder);
        return new BoundError(location);
    }

    public static BoundExpression Membership(BinarySyntax syntax, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var item = binder.Bind(syntax.Left);
        var wanted = item.Type is EnumType || (item.IsError && syntax.Right is ListSyntax)
            ? new ListType(item.Type)
            : null;
        var among = binder.Bind(syntax.Right, wanted);
        if (item.IsError || among.IsError)
        {
            return new BoundError(location);
        }

        var element = among.Type switch
        {
            ListType list => list.Element,
            RangeType range => range.Element,
            _ => null,
        };
        if (element is null)
        {
            binder.Binder.Report(
                Descriptors.TypeMismatch,
                among.Location,
                $"`in` needs a list or a range, but `{Misfits.Shortened(among.Location.Text)}` is "
                + $"{Misfits.Describe(among.Type)}");
            return new BoundError(location);
        }

        var isNumeric = item.Type is QuantityType or UntypedNumberType;
        var fits = isNumeric
            ? Probe(item, element)
            : AreComparable(item.Type, element);
        if (!fits && MissingUnits.TryReport(item, among, other => $"what {other} is compared with", binder.Binder))
        {
            return new BoundError(location);
        }

        if (!fits)
        {
            binder.Binder.Report(
                isNumeric && element is QuantityType or UntypedNumberType
                    ? Descriptors.UnitMismatch
                    : Descriptors.TypeMismatch,
                location,
                $"`{Misfits.Shortened(item.Location.Text)}` is {Misfits.Describe(item.Type)}, "
                    + $"but `{Misfits.Shortened(among.Location.Text)}` holds {Misfits.Describe(element)}");
            return new BoundError(location);
        }

        return Make(location, BinaryOperator.In, Conversions.Settle(item), Conversions.Settle(among));
    }

    private static bool IsComparison(ExpressionSyntax syntax) =>
        syntax is BinarySyntax { Operator.ValueText: "<" or "<=" or ">" or ">=" or "==" or "!=" };

    /// <summary>A word of an enum has its meaning from the other side.</summary>
    private static (BoundExpression Left, BoundExpression Right) Operands(BinarySyntax syntax, ExpressionBinder binder)
    {
        if (IsLooseWord(syntax.Left, binder)
            && (!IsLooseWord(syntax.Right, binder) || EnumWords.Has(syntax.Left, binder)))
        {
            var typed = binder.Bind(syntax.Right);
            return (binder.Bind(syntax.Left, WordType(typed.Type, syntax.Left)), typed);
        }

        var left = binder.Bind(syntax.Left);
        return (left, binder.Bind(syntax.Right, WordType(left.Type, syntax.Right)));
    }

    private static bool IsLooseWord(ExpressionSyntax syntax, ExpressionBinder binder) =>
        syntax is NameExpressionSyntax { Name.Token: { IsMissing: false } token }
        && NameLookup.Find(token.Text, binder.Scope) is null;

    /// <summary>
    /// Only words, lists and records get a meaning from the other side; numbers keep their own. Beside a fault nobody
    /// knows what a word means.
    /// </summary>
    private static LanguageType? WordType(LanguageType type, ExpressionSyntax word) => type switch
    {
        QuantityType => null,
        ErrorType => word is NameExpressionSyntax ? type : null,
        _ => type,
    };

    private static bool Probe(BoundExpression item, LanguageType element) => (item.Type, element) switch
    {
        (UntypedNumberType number, QuantityType quantity) =>
            quantity.IsDimensionless || quantity.IsCounting || number.IsZero,
        (QuantityType quantity, UntypedNumberType) => quantity.IsDimensionless || quantity.IsCounting,
        (QuantityType a, QuantityType b) => a.Dimension == b.Dimension,
        (UntypedNumberType, UntypedNumberType) => true,
        _ => false,
    };

    private static bool AreComparable(LanguageType left, LanguageType right)
    {
        var a = Present(left);
        var b = Present(right);
        return a is NoneType || b is NoneType || a.Equals(b)
            || Assignability.IsAssignable(a, b, CoercionSite.Expression)
            || Assignability.IsAssignable(b, a, CoercionSite.Expression);
    }

    private static LanguageType Present(LanguageType type) => type is OptionalType optional ? optional.Inner : type;

    private static BoundBinary Make(
        SourceLocation location, BinaryOperator @operator, BoundExpression left, BoundExpression right) =>
        new(location, BoolType.Instance, Phases.Later(left.Phase, right.Phase), @operator, left, right);

    private static void Report(
        BinarySyntax syntax,
        SourceLocation location,
        BoundExpression left,
        BoundExpression right,
        bool isEquality,
        ExpressionBinder binder)
    {
        var absent = left.Type is OptionalType ? left : right.Type is OptionalType ? right : null;
        if (absent is { Type: OptionalType { Inner: QuantityType or UntypedNumberType } } && !isEquality)
        {
            binder.Binder.Report(
                Descriptors.OptionalUsedAsValue,
                absent.Location,
                $"`{Misfits.Shortened(absent.Location.Text)}` may be none, "
                + $"but `{syntax.Operator.ValueText}` needs a value",
                $"is {absent.Type.Display}",
                $"give a fallback, as in `({absent.Location.Text} ?? …)`");
            return;
        }

        if (MissingUnits.TryReport(left, right, other => $"what {other} is compared with", binder.Binder))
        {
            return;
        }

        var areNumbers = IsNumber(left.Type) && IsNumber(right.Type);
        var metric = left.Type is MetricType ? left : right.Type is MetricType ? right : null;
        binder.Binder.Report(
            areNumbers ? Descriptors.UnitMismatch : Descriptors.TypeMismatch,
            metric?.Location ?? location,
            metric is not null
                ? $"`{metric.Location.Text}` has one value a request; which aggregate is meant?"
                : $"{Misfits.Describe(left.Type)} cannot be compared with {Misfits.Describe(right.Type)}",
            metric is not null
                ? $"is {metric.Type.Display}"
                : $"`{Misfits.Shortened(left.Location.Text)}` is {Misfits.Describe(left.Type)}, "
                    + $"`{Misfits.Shortened(right.Location.Text)}` is {Misfits.Describe(right.Type)}",
            metric is not null
                ? $"write `p99({metric.Location.Text})` or `mean({metric.Location.Text})`"
                : UnitHelp.ForMismatch(right.Type, left.Type));
    }

    private static bool IsNumber(LanguageType type) => type is QuantityType or UntypedNumberType;
}
