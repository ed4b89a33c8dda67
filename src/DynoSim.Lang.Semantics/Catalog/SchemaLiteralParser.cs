using System.Collections.Immutable;
using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>
/// Reads the defaults and bounds in schema attributes; these are the program's own texts, so any fault throws.
/// </summary>
internal static class SchemaLiteralParser
{
    internal static SchemaLiteral Parse(string text)
    {
        text = text.Trim();
        return text switch
        {
            "true" => new BoolLiteral(true),
            "false" => new BoolLiteral(false),
            "none" => new NoneLiteral(),
            "{}" => new BlockLiteral(),
            ['[', .., ']'] => new ListLiteral(Items(text[1..^1])),
            ['"', .., '"'] => new TextLiteral(text[1..^1]),
            [.., '(', ')'] => new CallLiteral(text[..^2]),
            _ when char.IsAsciiLetter(text[0]) && text.Contains(' ', StringComparison.Ordinal) =>
                new ComputedLiteral(text),
            _ when char.IsAsciiLetter(text[0]) => new WordLiteral(text),
            _ => ParseQuantity(text),
        };
    }

    internal static NumericLiteral ParseQuantity(string text)
    {
        if (NumberLiteral.Parse(text).TryGet(out var number, out _))
        {
            return new NumericLiteral(new Quantity(number.Value, Dimension.None), IsBare: true);
        }

        return QuantityLiteral.Parse(text).TryGet(out var quantity, out var error)
            ? new NumericLiteral(quantity.Quantity, IsBare: false)
            : throw new FormatException($"`{text}` in a schema attribute is no quantity: {error.Message}");
    }

    internal static Dimension ParseUnit(string text) =>
        UnitExpression.Parse(text).TryGet(out var unit, out var error)
            ? unit.Dimension
            : throw new FormatException($"`{text}` in a schema attribute is no unit: {error.Message}");

    private static ImmutableArray<SchemaLiteral> Items(string text) =>
        text.Trim().Length == 0 ? [] : [.. text.Split(',').Select(Parse)];
}
