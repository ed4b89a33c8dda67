using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Numbers, quantities, texts, truths and <c>none</c>.</summary>
internal static class LiteralBinding
{
    public static BoundExpression Bind(LiteralSyntax syntax, ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var token = syntax.Token;
        if (token.IsMissing)
        {
            return new BoundError(location);
        }

        return token.Kind switch
        {
            SyntaxKind.Number => Number(token, location, binder.Binder),
            SyntaxKind.Quantity => Quantity(token, location, binder.Binder),
            // In quotes of another language a word was meant as often as a text.
            SyntaxKind.String when token.Text is not ['"', ..] => new BoundError(location),
            SyntaxKind.String => new BoundConstant(
                location, StringType.Instance, new StringValue(StringText.Unescape(token.Text))),
            _ => token.Text switch
            {
                "true" => new BoundConstant(location, BoolType.Instance, BoolValue.True),
                "false" => new BoundConstant(location, BoolType.Instance, BoolValue.False),
                "none" => new BoundConstant(location, NoneType.Instance, NoneValue.Instance),
                _ => new BoundError(location),
            },
        };
    }

    private static BoundExpression Number(SyntaxToken token, SourceLocation location, Binder binder)
    {
        if (!NumberLiteral.Parse(token.Text).TryGet(out var number, out _))
        {
            // The parser has reported it.
            return new BoundError(location);
        }

        if (!number.IsInteger)
        {
            return new BoundConstant(
                location, new UntypedNumberType(IsInteger: false, IsZero: number.Value == 0),
                new QuantityValue(number.Value, Dimension.None));
        }

        return number.Integer is { } integer
            ? new BoundConstant(
                location, new UntypedNumberType(IsInteger: true, IsZero: integer == 0), new CountValue(integer))
            : binder.Report(
                Descriptors.IntegerOverflow,
                location,
                $"`{token.Text}` is beyond the counts of 64 bits",
                "greater than 9_223_372_036_854_775_807",
                $"write `{token.Text}.0` if it need not be exact");
    }

    private static BoundExpression Quantity(SyntaxToken token, SourceLocation location, Binder binder)
    {
        if (!QuantityLiteral.Parse(token.Text).TryGet(out var literal, out _))
        {
            return new BoundError(location);
        }

        if (!literal.IsCanonical)
        {
            binder.Report(new Diagnostic(
                Descriptors.NonCanonicalUnit,
                location.Source,
                location.Span,
                $"`{token.Text}` is usually written `{literal.CanonicalText}`")
            {
                Fixes = [new TextEdit(location.Source, location.Span, literal.CanonicalText)],
            });
        }

        return new BoundConstant(
            location, new QuantityType(literal.Quantity.Dimension), new QuantityValue(literal.Quantity));
    }
}
