namespace DynoSim.Lang.Quantities;

/// <summary>A number without a unit, as written in a file.</summary>
/// <param name="Text">The number as written.</param>
/// <param name="Value">Its nearest double.</param>
/// <param name="IsInteger">Whether it is written without a fraction and an exponent.</param>
/// <param name="Integer">Its exact value if it is written as an integer and fits 64 bits.</param>
public sealed record NumberLiteral(string Text, double Value, bool IsInteger, long? Integer)
{
    internal const int MaximumLength = 1_000;

    /// <summary>Parses the text of one number, whatever the culture of the thread.</summary>
    /// <returns>The number, or a fault of kind <see cref="QuantityFault.BadNumber"/>.</returns>
    public static Parsed<NumberLiteral> Parse(string text)
    {
        if (text.Length > MaximumLength)
        {
            return Parsed<NumberLiteral>.Failure(LiteralFaults.TooLong(text));
        }

        if (!NumberText.TryRead(text, 0, out var number, out var faultColumn))
        {
            return Parsed<NumberLiteral>.Failure(LiteralFaults.BadNumber(text, faultColumn));
        }

        if (number.End < text.Length)
        {
            return Parsed<NumberLiteral>.Failure(LiteralFaults.BadNumber(text, number.End));
        }

        var value = number.ToRatio().ToDouble();
        return LiteralFaults.OutOfRange(text, value, number) is { } error
            ? Parsed<NumberLiteral>.Failure(error)
            : Parsed<NumberLiteral>.Success(new NumberLiteral(text, value, number.IsInteger, AsInteger(number)));
    }

    private static long? AsInteger(NumberText number) =>
        number.IsInteger && number.Digits <= long.MaxValue ? (long)number.Digits : null;
}
