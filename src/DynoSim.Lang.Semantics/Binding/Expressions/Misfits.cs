using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>What to say when a value does not fit where it stands.</summary>
internal static class Misfits
{
    public static void Report(
        BoundExpression expression, CoercionFailure failure, Expectation expectation, Binder binder)
    {
        var text = Shortened(expression.Location.Text);
        var to = expectation.Type is OptionalType optional ? optional.Inner : expectation.Type;
        var place = expression.Location;
        switch (failure)
        {
            case CoercionFailure.MissingUnit:
                ReportMissingUnit(expression, to, expectation, binder);
                break;
            case CoercionFailure.UnitMismatch:
                binder.Report(new Diagnostic(
                    Descriptors.UnitMismatch,
                    place.Source,
                    place.Span,
                    $"{expectation.Subject} is {Describe(to)}, but `{text}` is {Describe(expression.Type)}")
                {
                    Label = $"is {Describe(expression.Type)}",
                    Help = UnitHelp.ForMismatch(expression.Type, to),
                });
                break;
            case CoercionFailure.UnitOnDimensionless:
                ReportUnitOnDimensionless(expression, to, expectation.Subject, binder);
                break;
            case CoercionFailure.OptionalAsValue:
                binder.Report(
                    Descriptors.OptionalUsedAsValue,
                    place,
                    $"`{text}` may be none, but {expectation.Subject} needs a value",
                    $"is {expression.Type.Display}",
                    $"give a fallback, as in `{text} ?? …`");
                break;
            default:
                var plain = PlainValue(expression, to);
                binder.Report(new Diagnostic(
                    Descriptors.TypeMismatch,
                    place.Source,
                    place.Span,
                    $"{expectation.Subject} is {Describe(to)}, but `{text}` is {Describe(expression.Type)}")
                {
                    Label = $"is {Describe(expression.Type)}",
                    Help = plain is null
                        ? TypeHelp(expression, to)
                        : $"a value alone is a distribution that never varies: `{plain}`",
                    Fixes = plain is null ? [] : [new TextEdit(place.Source, place.Span, plain)],
                });
                break;
        }
    }

    /// <summary>The type in words that need no explanation.</summary>
    public static string Describe(LanguageType type) => type switch
    {
        UntypedNumberType => "a bare number",
        NoneType => "none",
        EntityType entity => $"{Article(entity.Display)} {entity.Display}",
        QuantityType quantity when DimensionHasName(quantity) => quantity.Display,
        QuantityType quantity => $"a quantity in {quantity.Display}",
        _ => type.Display,
    };

    public static string Shortened(string text)
    {
        const int longest = 60;
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= longest ? line : string.Concat(line.AsSpan(0, longest - 1), "…");
    }

    private static void ReportMissingUnit(
        BoundExpression expression, LanguageType to, Expectation expectation, Binder binder)
    {
        if (to is ListType { Element: QuantityType element } && expression is BoundList { Items: [{ } first, ..] })
        {
            // A list of bare numbers lacks its units at every one; the first stands for all of them.
            var item = expectation with { Subject = $"an item of {expectation.Subject}" };
            ReportMissingUnit(first, element, item, binder);
            return;
        }

        var text = expression.Location.Text;
        var units = to is QuantityType quantity ? UnitHelp.Usual(quantity.Dimension) : ["req/s", "session/s"];
        var meant = NumberLiteral.Parse(text).TryGet(out _, out _)
            ? UnitHelp.Likely([.. units.Select(unit => UnitHelp.Spell(text, unit))], expectation.Usual)
            : [];
        binder.Report(new Diagnostic(
            Descriptors.MissingUnit,
            expression.Location.Source,
            expression.Location.Span,
            $"{expectation.Subject} is {(to is QuantityType ? Describe(to) : "a rate")} and needs a unit")
        {
            Label = "a bare number",
            Help = meant.IsEmpty
                ? null
                : $"did you mean {string.Join(" or ", meant.Select(spelt => $"`{spelt}`"))}?",
            Fixes = [.. meant.Select(spelt => new TextEdit(
                expression.Location.Source, expression.Location.Span, spelt))],
        });
    }

    private static void ReportUnitOnDimensionless(
        BoundExpression expression, LanguageType to, string subject, Binder binder)
    {
        var text = Shortened(expression.Location.Text);
        var isLiteral = expression is BoundConstant;
        binder.Report(
            isLiteral ? Descriptors.UnitOnDimensionless : Descriptors.UnitMismatch,
            expression.Location,
            isLiteral
                ? $"{subject} is a plain number, but `{text}` has a unit"
                : $"{subject} is {Describe(to)}, but `{text}` is {Describe(expression.Type)}",
            $"is {Describe(expression.Type)}",
            isLiteral ? "leave the unit out" : UnitHelp.ForMismatch(expression.Type, to));
    }

    /// <summary>
    /// The value meant by <c>constant(…)</c>, which is about arrivals, where a distribution is wanted; null for
    /// anything else.
    /// </summary>
    private static string? PlainValue(BoundExpression expression, LanguageType to) =>
        to is DistType lengths
        && expression is BoundBuiltinCall { Type: ArrivalsType arrivals, Arguments: [{ } only] }
        && arrivals.Rate == lengths.Element
            ? only.Location.Text
            : null;

    private static string? TypeHelp(BoundExpression expression, LanguageType to)
    {
        if (to is EnumType type)
        {
            return expression.Type is StringType && type.Members.Contains(expression.Location.Text.Trim('"'))
                ? $"write the word without quotes: `{expression.Location.Text.Trim('"')}`"
                : $"it is one of {string.Join(", ", type.Members.Select(member => $"`{member}`"))}";
        }

        return to switch
        {
            BoolType => "write `true` or `false`",
            ArrivalsType when expression.Type is QuantityType =>
                $"say how requests arrive, as in `poisson({expression.Location.Text})`",
            _ => null,
        };
    }

    /// <summary>A kind with its article: <c>an engine</c>.</summary>
    public static string WithArticle(string word) => $"{Article(word)} {word}";

    private static string Article(string word) => "AEIOUaeiou".Contains(word[0], StringComparison.Ordinal) ? "an" : "a";

    private static bool DimensionHasName(QuantityType type) =>
        type.IsDimensionless || NamedDimensions.NameOf(type.Dimension) is not null;
}
