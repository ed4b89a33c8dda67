using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>
/// A bare number where a unit is needed: what it could be in, whether it stands alone, in a list or at an end of a
/// range.
/// </summary>
internal static class MissingUnits
{
    public static void Report(BoundExpression expression, LanguageType to, Expectation expectation, Binder binder)
    {
        var place = expression.Location;
        var quantity = Measured(to);
        var meant = Meant(expression, quantity, expectation.Usual);
        binder.Report(new Diagnostic(
            Descriptors.MissingUnit,
            place.Source,
            place.Span,
            $"{expectation.Subject} is {(quantity is null ? "a rate" : Misfits.Describe(quantity))} and needs a unit")
        {
            Label = IsSequence(expression) ? "bare numbers" : "a bare number",
            Help = Help(meant),
            Fixes = Edits(place, meant),
        });
    }

    /// <summary>
    /// Reports the bare one of two numbers that should be alike; false, without a report, if they are nothing like a
    /// bare number and a quantity with a unit.
    /// </summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <param name="subject">What the bare one is, from the text of the other.</param>
    /// <param name="binder">Takes the report.</param>
    public static bool TryReport(
        BoundExpression left, BoundExpression right, Func<string, string> subject, Binder binder)
    {
        var (bare, quantity) = (Element(left.Type), Element(right.Type)) switch
        {
            (UntypedNumberType, QuantityType { IsDimensionless: false }) => (left, right),
            (QuantityType { IsDimensionless: false }, UntypedNumberType) => (right, left),
            _ => (null, null),
        };
        if (bare is null || quantity is null)
        {
            return false;
        }

        Report(
            bare,
            quantity.Type,
            Expectation.Part(quantity.Type, subject($"`{Misfits.Shortened(quantity.Location.Text)}`")),
            binder);
        return true;
    }

    /// <summary>What a bare number beside a quantity was probably meant to be; none for anything else.</summary>
    public static (string? Help, ImmutableArray<TextEdit> Fixes) Suggest(BoundExpression left, BoundExpression right)
    {
        var (bare, quantity) = (left.Type, right.Type) switch
        {
            (UntypedNumberType, QuantityType to) => (left, to),
            (QuantityType to, UntypedNumberType) => (right, to),
            _ => (left, null),
        };
        var meant = quantity is null ? [] : Meant(bare, quantity, null);
        return (Help(meant), Edits(bare.Location, meant));
    }

    private static string? Help(ImmutableArray<string> meant) =>
        meant.IsEmpty ? null : $"did you mean {string.Join(" or ", meant.Select(spelt => $"`{spelt}`"))}?";

    private static ImmutableArray<TextEdit> Edits(SourceLocation place, ImmutableArray<string> meant) =>
        [.. meant.Select(spelt => new TextEdit(place.Source, place.Span, spelt))];

    private static LanguageType Element(LanguageType type) => type switch
    {
        ListType list => list.Element,
        RangeType range => range.Element,
        _ => type,
    };

    /// <summary>The quantity that a type holds, draws or lists; null for the two kinds of arrival rates.</summary>
    public static QuantityType? Measured(LanguageType type) => type switch
    {
        QuantityType quantity => quantity,
        OptionalType optional => Measured(optional.Inner),
        WordOrType wordOr => Measured(wordOr.Inner),
        DistType dist => Measured(dist.Element),
        ListType list => Measured(list.Element),
        RangeType range => Measured(range.Element),
        MapType map => Measured(map.Value),
        _ => null,
    };

    private static bool IsSum(BinaryOperator sign) => sign is BinaryOperator.Add or BinaryOperator.AddCount
        or BinaryOperator.Subtract or BinaryOperator.SubtractCount;

    private static bool IsSequence(BoundExpression expression) => expression is BoundRange or BoundList;

    private static ImmutableArray<string> Meant(
        BoundExpression expression, QuantityType? quantity, SchemaRange? usual)
    {
        ImmutableArray<string> units = quantity is null ? ["req/s", "session/s"] : UnitHelp.Usual(quantity.Dimension);
        ImmutableArray<string> spellings = [.. units.Select(unit => Spelt(expression, unit)).OfType<string>()];
        // Of a range or list only the likeliest, since a second guess would have to suit what it is the range of.
        return IsSequence(expression) ? [.. spellings.Take(1)] : UnitHelp.Likely(spellings, usual);
    }

    /// <summary>What is written, with a unit at every number; null where more than numbers is written.</summary>
    private static string? Spelt(BoundExpression expression, string unit)
    {
        switch (expression)
        {
            case BoundRange { Low: var low, High: var high } range:
                var step = range.Amount switch
                {
                    null => "",
                    var amount when range.Mode == RangeMode.Log => $" log {amount.Location.Text}",
                    var amount => Spelt(amount, unit) is { } spelt ? $" step {spelt}" : null,
                };
                return (Spelt(low, unit), Spelt(high, unit), step) is ({ } from, { } to, { } by)
                    ? $"{from}..{to}{by}"
                    : null;
            case BoundList { Items: var items }:
                var all = items.Select(item => Spelt(item, unit)).ToArray();
                return Array.Exists(all, item => item is null) ? null : $"[{string.Join(", ", all)}]";
            case BoundBinary { Operator: var sign }:
                var bare = expression.Location.Text;
                return $"{(IsSum(sign) ? $"({bare})" : bare)} * {UnitHelp.Spell("1", unit)}";
            default:
                var text = expression.Location.Text;
                var magnitude = text.StartsWith('-') && !unit.StartsWith('$') ? text[1..] : text;
                return NumberLiteral.Parse(magnitude).TryGet(out _, out _) ? UnitHelp.Spell(text, unit) : null;
        }
    }
}
