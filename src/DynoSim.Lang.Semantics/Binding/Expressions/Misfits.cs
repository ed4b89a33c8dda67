using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
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
        if (failure != CoercionFailure.MissingUnit && to is ListType { Element: var element }
            && Item(expression, element, expectation.Site) is { } item)
        {
            Report(
                item,
                Assignability.Classify(item.Type, element, expectation.Site).Failure,
                expectation with { Type = element, Subject = $"an item of {expectation.Subject}" },
                binder);
            return;
        }

        switch (failure)
        {
            case CoercionFailure.MissingUnit:
                MissingUnits.Report(expression, to, expectation, binder);
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
                ReportWrongType(expression, to, expectation, binder);
                break;
        }
    }

    private static void ReportWrongType(
        BoundExpression expression, LanguageType to, Expectation expectation, Binder binder)
    {
        var place = expression.Location;
        var plain = PlainValue(expression, to);
        var isNone = expression.Type is NoneType;
        var given = $"`{Shortened(place.Text)}` is {Describe(expression.Type)}";
        binder.Report(new Diagnostic(
            Descriptors.TypeMismatch,
            place.Source,
            place.Span,
            $"{expectation.Subject} is {Describe(to)}{(isNone ? " and cannot be none" : $", but {given}")}")
        {
            Label = isNone ? null : $"is {Describe(expression.Type)}",
            Help = plain is null
                ? TypeHelp(expression, expectation)
                : $"a value alone is a distribution that never varies: `{plain}`",
            Fixes = plain is null ? [] : [new TextEdit(place.Source, place.Span, plain)],
        });
    }

    /// <summary>A literal such as <c>2.5</c> where things are counted.</summary>
    public static void ReportNotWhole(BoundExpression expression, Expectation expectation, Binder binder)
    {
        var place = expression.Location;
        var (help, fixes) = expression is BoundConstant { Value: QuantityValue { Magnitude: var number } }
            ? Roundings.Of(expression, number, expectation.Allowed)
            : (null, []);
        binder.Report(new Diagnostic(
            Descriptors.TypeMismatch,
            place.Source,
            place.Span,
            $"{expectation.Subject} is a whole number, not {place.Text}")
        {
            Help = help,
            Fixes = fixes,
        });
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

    private static void ReportUnitOnDimensionless(
        BoundExpression expression, LanguageType to, string subject, Binder binder)
    {
        var text = Shortened(expression.Location.Text);
        var isLiteral = IsWritten(expression);
        binder.Report(
            isLiteral ? Descriptors.UnitOnDimensionless : Descriptors.UnitMismatch,
            expression.Location,
            isLiteral
                ? $"{subject} is {(IsSequence(to) ? "of plain numbers" : "a plain number")}, but `{text}` has a unit"
                : $"{subject} is {Describe(to)}, but `{text}` is {Describe(expression.Type)}",
            $"is {Describe(expression.Type)}",
            isLiteral ? "leave the unit out" : UnitHelp.ForMismatch(expression.Type, to));
    }

    /// <summary>
    /// The item of a written list that does not fit; null where it is no list. A bare number beside it has taken its
    /// unit, but is not to blame.
    /// </summary>
    private static BoundExpression? Item(BoundExpression expression, LanguageType element, CoercionSite site)
    {
        if (expression is not BoundList { Items: var items })
        {
            return null;
        }

        var misfits = items.Where(item => !Assignability.IsAssignable(item.Type, element, site)).ToArray();
        return Array.Find(misfits, item => !NumberLiteral.Parse(item.Location.Text).TryGet(out _, out _))
            ?? misfits.FirstOrDefault();
    }

    private static bool IsSequence(LanguageType type) => type is RangeType or ListType;

    /// <summary>A literal, a negative one, or a range or list of them.</summary>
    private static bool IsWritten(BoundExpression expression) => expression switch
    {
        BoundConstant or BoundUnary { Operand: BoundConstant } => true,
        BoundRange or BoundList => expression.Children.All(IsWritten),
        _ => false,
    };

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

    private static string? TypeHelp(BoundExpression expression, Expectation expectation)
    {
        var to = expectation.Type is OptionalType optional ? optional.Inner : expectation.Type;
        if (to is EnumType type)
        {
            return expression.Type is StringType && type.Members.Contains(expression.Location.Text.Trim('"'))
                ? $"write the word without quotes: `{expression.Location.Text.Trim('"')}`"
                : $"it is one of {string.Join(", ", type.Members.Select(member => $"`{member}`"))}";
        }

        return to switch
        {
            BoolType when !expectation.Site.IsProperty && expression is not BoundConstant =>
                $"compare it with something, as in `{Shortened(expression.Location.Text)} > …`",
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
