using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>
/// <c>+ - * / mod ^</c> with their dimensions. Counts stay counts under all but division; a bare number takes the
/// dimension of the other side where it counts.
/// </summary>
internal static class ArithmeticBinding
{
    public static BoundExpression Bind(
        BinarySyntax syntax, SourceLocation location, BoundExpression left, BoundExpression right,
        ExpressionBinder binder)
    {
        if (left.IsError || right.IsError)
        {
            return new BoundError(location);
        }

        if (syntax.Operator.ValueText == "+" && IsPoints(left.Type) && IsPoints(right.Type))
        {
            return new BoundBinary(location, left.Type, KnobPhase.Static, BinaryOperator.Add, left, right);
        }

        // Two operands that are wrong in one way are one mistake.
        var isLeftNumber = IsNumber(left, syntax, binder);
        var isAlike = !isLeftNumber && left.Type.Display == right.Type.Display;
        if (isAlike || !IsNumber(right, syntax, binder) || !isLeftNumber)
        {
            return new BoundError(location);
        }

        return syntax.Operator.ValueText switch
        {
            "+" or "-" => Sum(syntax, location, left, right, binder),
            "mod" => Remainder(syntax, location, left, right, binder),
            "^" => PowerBinding.Bind(location, left, right, binder),
            _ => Product(syntax, location, left, right, binder),
        };
    }

    /// <summary>The points of experiments, which <c>+</c> unites.</summary>
    private static bool IsPoints(LanguageType type) => type switch
    {
        OptionalType optional => IsPoints(optional.Inner),
        _ => type is OpaqueType { Name: "Points" },
    };

    /// <summary>Both operands in one dimension and representation; null, without a report, if they have none.</summary>
    public static (BoundExpression Left, BoundExpression Right, LanguageType Type)? Align(
        BoundExpression left, BoundExpression right)
    {
        switch (left.Type, right.Type)
        {
            case (UntypedNumberType a, UntypedNumberType b):
                var number = new UntypedNumberType(a.IsInteger && b.IsInteger);
                return a.IsInteger == b.IsInteger
                    ? (left, right, number)
                    : (Real(left, Dimension.None), Real(right, Dimension.None), number);
            case (UntypedNumberType a, QuantityType b):
                return Adapt(left, a, b) is { } adapted ? Same(adapted, right) : null;
            case (QuantityType a, UntypedNumberType b):
                return Adapt(right, b, a) is { } matching ? Same(left, matching) : null;
            case (QuantityType a, QuantityType b) when a.Dimension == b.Dimension:
                return Same(left, right);
            default:
                return null;
        }
    }

    public static QuantityType Quantity(LanguageType type) => type switch
    {
        QuantityType quantity => quantity,
        UntypedNumberType number => number.Defaulted,
        _ => QuantityType.Ratio,
    };

    public static BoundExpression Real(BoundExpression operand, Dimension dimension) =>
        Conversions.Number(operand, new QuantityType(dimension));

    private static BoundExpression Sum(
        BinarySyntax syntax, SourceLocation location, BoundExpression left, BoundExpression right,
        ExpressionBinder binder)
    {
        if (Align(left, right) is { } aligned)
        {
            var isCount = IsCount(aligned.Type);
            var @operator = syntax.Operator.ValueText == "+"
                ? isCount ? BinaryOperator.AddCount : BinaryOperator.Add
                : isCount ? BinaryOperator.SubtractCount : BinaryOperator.Subtract;
            return Make(location, aligned.Type, @operator, aligned.Left, aligned.Right);
        }

        var verb = syntax.Operator.ValueText == "+" ? "added to" : "subtracted from";
        var (meant, fixes) = MissingUnits.Suggest(left, right);
        binder.Binder.Report(new Diagnostic(
            Descriptors.IncompatibleAddition,
            location.Source,
            location.Span,
            $"{Misfits.Describe(right.Type)} cannot be {verb} {Misfits.Describe(left.Type)}")
        {
            Label = $"`{Misfits.Shortened(left.Location.Text)}` is {Misfits.Describe(left.Type)}, "
                + $"`{Misfits.Shortened(right.Location.Text)}` is {Misfits.Describe(right.Type)}",
            Help = PercentHelp(syntax, left, right) ?? meant,
            Fixes = fixes,
        });
        return new BoundError(location);
    }

    private static BoundExpression Remainder(
        BinarySyntax syntax, SourceLocation location, BoundExpression left, BoundExpression right,
        ExpressionBinder binder)
    {
        if (Align(left, right) is { } aligned)
        {
            var @operator = IsCount(aligned.Type) ? BinaryOperator.ModuloCount : BinaryOperator.Modulo;
            return Make(location, aligned.Type, @operator, aligned.Left, aligned.Right);
        }

        binder.Binder.Report(
            Descriptors.UnitMismatch,
            location,
            $"`mod` needs operands of one dimension, not {Misfits.Describe(left.Type)} and "
            + $"{Misfits.Describe(right.Type)}");
        _ = syntax;
        return new BoundError(location);
    }

    private static BoundBinary Product(
        BinarySyntax syntax, SourceLocation location, BoundExpression left, BoundExpression right,
        ExpressionBinder binder)
    {
        var isDivision = syntax.Operator.ValueText == "/";
        if (isDivision)
        {
            WarnAboutSpacing(syntax, left, binder);
        }

        var bothBare = left.Type is UntypedNumberType && right.Type is UntypedNumberType;
        if (!isDivision && IsCount(left.Type) && IsCount(right.Type))
        {
            return Make(
                location,
                bothBare ? new UntypedNumberType(IsInteger: true) : QuantityType.Count,
                BinaryOperator.MultiplyCount,
                left,
                right);
        }

        var a = Quantity(left.Type).Dimension;
        var b = Quantity(right.Type).Dimension;
        return Make(
            location,
            bothBare ? new UntypedNumberType(IsInteger: false) : new QuantityType(isDivision ? a / b : a * b),
            isDivision ? BinaryOperator.Divide : BinaryOperator.Multiply,
            Real(left, a),
            Real(right, b));
    }

    private static BoundBinary Make(
        SourceLocation location, LanguageType type, BinaryOperator @operator, BoundExpression left,
        BoundExpression right) =>
        new(location, type, Phases.Later(left.Phase, right.Phase), @operator, left, right);

    /// <summary>
    /// A bare number beside a quantity: it counts what the other side counts, and zero is zero of anything.
    /// </summary>
    private static BoundExpression? Adapt(BoundExpression bare, UntypedNumberType number, QuantityType other)
    {
        if (other.IsCount)
        {
            return number.IsInteger ? Conversions.Number(bare, other) : Real(bare, Dimension.None);
        }

        return other.IsDimensionless || other.IsCounting || number.IsZero ? Real(bare, other.Dimension) : null;
    }

    private static (BoundExpression Left, BoundExpression Right, LanguageType Type) Same(
        BoundExpression left, BoundExpression right)
    {
        var a = Quantity(left.Type);
        var b = Quantity(right.Type);
        return a.IsCount && b.IsCount
            ? (left, right, QuantityType.Count)
            : (Real(left, a.Dimension), Real(right, b.Dimension), new QuantityType(a.Dimension));
    }

    private static bool IsCount(LanguageType type) =>
        type is QuantityType { IsCount: true } or UntypedNumberType { IsInteger: true };

    private static bool IsNumber(BoundExpression operand, BinarySyntax syntax, ExpressionBinder binder)
    {
        if (operand.Type is QuantityType or UntypedNumberType)
        {
            return true;
        }

        var text = Misfits.Shortened(operand.Location.Text);
        var optional = operand.Type is OptionalType { Inner: QuantityType };
        binder.Binder.Report(
            optional ? Descriptors.OptionalUsedAsValue : Descriptors.TypeMismatch,
            operand.Location,
            optional
                ? $"`{text}` may be none, but `{syntax.Operator.ValueText}` needs a value"
                : $"`{syntax.Operator.ValueText}` needs numbers, but `{text}` is {Misfits.Describe(operand.Type)}",
            $"is {operand.Type.Display}",
            optional ? $"give a fallback, as in `({text} ?? …)`" : MetricHelp(operand));
        return false;
    }

    private static string? MetricHelp(BoundExpression operand) => operand.Type is MetricType
        ? $"say which aggregate, as in `p99({operand.Location.Text})` or `mean({operand.Location.Text})`"
        : null;

    private static string? PercentHelp(BinarySyntax syntax, BoundExpression left, BoundExpression right)
    {
        var percent = syntax.Right is LiteralSyntax { Token.Text: var text } && text.EndsWith('%') ? text : null;
        return percent is not null && right is BoundConstant { Value: QuantityValue { Magnitude: var share } }
            ? $"for that much more, write `{Misfits.Shortened(left.Location.Text)} * "
                + $"{QuantityFormat.Percent(syntax.Operator.ValueText == "+" ? 1 + share : 1 - share)}`"
            : UnitHelp.ForMismatch(right.Type, left.Type);
    }

    /// <summary><c>8_192tok/16</c> reads like a unit and is a division.</summary>
    private static void WarnAboutSpacing(BinarySyntax syntax, BoundExpression left, ExpressionBinder binder)
    {
        if (syntax.Left is LiteralSyntax { Token.Kind: SyntaxKind.Quantity }
            && syntax.Operator.LeadingTrivia.Length == 0
            && syntax.Right is LiteralSyntax { Token.Kind: SyntaxKind.Number }
            && syntax.Right.FullSpan.Start == syntax.Right.Span.Start)
        {
            var place = left.Location.Through(binder.At(syntax.Right));
            var spaced = $"{left.Location.Text} / {binder.At(syntax.Right).Text}";
            binder.Binder.Report(new Diagnostic(
                Descriptors.NonCanonicalUnit,
                place.Source,
                place.Span,
                $"`{place.Text}` divides, but without spaces it reads like a unit")
            {
                Help = $"write `{spaced}`",
                Fixes = [new TextEdit(place.Source, place.Span, spaced)],
            });
        }
    }
}
