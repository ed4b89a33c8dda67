namespace DynoSim.Lang.Quantities;

/// <summary>
/// A number with its unit, as written in one token: <c>80GB/s</c>, <c>1h30min</c>, <c>$3.20/gpu/h</c>.
/// </summary>
/// <param name="Text">The literal as written.</param>
/// <param name="Quantity">Its value; the decimal text is scaled exactly and rounded once.</param>
/// <param name="Unit">The unit as written; that of the last part if the literal is a compound.</param>
/// <param name="CanonicalText">The literal in canonical unit spellings, its digits untouched.</param>
public sealed record QuantityLiteral(string Text, Quantity Quantity, UnitExpression Unit, string CanonicalText)
{
    private const int LongestRemembered = 40;
    private static readonly Remembered<string, Parsed<QuantityLiteral>> Known = new(ParseAnew);

    /// <summary>
    /// Whether the formatter would leave the units as they are; if not, that is worth a remark (DYN8006).
    /// </summary>
    public bool IsCanonical => Text == CanonicalText;

    /// <summary>
    /// Parses the text of one token, whatever the culture of the thread. The outcome is remembered by text; any thread
    /// may call.
    /// </summary>
    public static Parsed<QuantityLiteral> Parse(string text) =>
        text.Length > LongestRemembered ? ParseAnew(text) : Known.Of(text);

    internal static Parsed<QuantityLiteral> ParseAnew(string text)
    {
        if (text.Length > NumberLiteral.MaximumLength)
        {
            return Parsed<QuantityLiteral>.Failure(LiteralFaults.TooLong(text));
        }

        var shape = QuantityScanner.TryScan(text);
        if (shape is null)
        {
            if (!QuantityGrammar.ParseLiteral(text).TryGet(out shape, out var error))
            {
                return Parsed<QuantityLiteral>.Failure(error);
            }
        }

        var meaning = LiteralMeaning.Of(text, shape);
        return meaning.Value is null && LiteralFaults.IsRadix(text)
            ? Parsed<QuantityLiteral>.Failure(LiteralFaults.BadNumber(text, 0))
            : meaning;
    }
}
