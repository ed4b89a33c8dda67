namespace DynoSim.Lang.Quantities;

/// <summary>
/// A dimension in the words of a type: <c>Bytes/Tokens</c>, <c>Money/Gpus/Time</c>, <c>Time*Gpus</c>.
/// </summary>
/// <param name="Text">The expression as written.</param>
/// <param name="Dimension">What it denotes.</param>
public sealed record DimensionExpression(string Text, Dimension Dimension)
{
    /// <summary>
    /// Parses names of dimensions joined by <c>*</c> and <c>/</c>, each with an optional power such as <c>^2</c>;
    /// <c>1</c> stands for no dimension.
    /// </summary>
    public static Parsed<DimensionExpression> Parse(string text)
    {
        if (text.Length > NumberLiteral.MaximumLength)
        {
            return Parsed<DimensionExpression>.Failure(LiteralFaults.TooLong(text));
        }

        var result = Dimension.None;
        var position = 0;
        var isDivisor = false;
        while (true)
        {
            var end = text.AsSpan(position).IndexOfAny('*', '/') is var length && length < 0
                ? text.Length
                : position + length;
            if (!TryFactor(text[position..end], out var factor))
            {
                return Unknown(text, position, end);
            }

            result = isDivisor ? result / factor : result * factor;
            if (end == text.Length)
            {
                return Parsed<DimensionExpression>.Success(new DimensionExpression(text, result));
            }

            isDivisor = text[end] == '/';
            position = end + 1;
        }
    }

    private static bool TryFactor(string text, out Dimension dimension)
    {
        var word = text.AsSpan().Trim();
        var power = 1;
        if (word.IndexOf('^') is var caret && caret >= 0)
        {
            var digits = word[(caret + 1)..];
            if (digits is not [>= '1' and <= '9'])
            {
                dimension = Dimension.None;
                return false;
            }

            power = digits[0] - '0';
            word = word[..caret];
        }

        if (word is "1")
        {
            dimension = Dimension.None;
            return true;
        }

        var found = NamedDimensions.TryFind(word.ToString(), out dimension);
        dimension = dimension.Raise(power);
        return found;
    }

    private static Parsed<DimensionExpression> Unknown(string text, int start, int end)
    {
        var word = text[start..end].Trim();
        var near = Spelling.Suggest(word, NamedDimensions.All.Select(entry => entry.Name));
        return Parsed<DimensionExpression>.Failure(new QuantityError(
            QuantityFault.UnknownUnit, start, end - start, $"there is no dimension `{LiteralFaults.Quote(word)}`")
        {
            Help = near.Length > 0
                ? $"did you mean {string.Join(" or ", near.Select(name => $"`{name}`"))}?"
                : $"the dimensions are {string.Join(", ", NamedDimensions.All.Select(entry => entry.Name))}",
            Replacement = near.Length == 1 ? near[0] : null,
        });
    }
}
