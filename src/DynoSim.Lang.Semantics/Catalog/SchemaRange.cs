namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>The values a property allows, in base units.</summary>
/// <param name="Low">The lower end; null without one.</param>
/// <param name="IsLowIncluded">Whether the lower end itself is allowed.</param>
/// <param name="High">The upper end, allowed; null without one.</param>
/// <param name="Text">As the attribute writes it: <c>0..1</c>, <c>&gt;0</c>.</param>
public sealed record SchemaRange(double? Low, bool IsLowIncluded, double? High, string Text)
{
    /// <summary>What is allowed, behind <c>must be</c>.</summary>
    public string Allowed => Text.StartsWith('>') || Text.StartsWith('<') ? Text : $"in {Text}";

    /// <summary>Whether a value is allowed.</summary>
    public bool Contains(double value)
    {
        if (Low is { } low && (IsLowIncluded ? !(value >= low) : !(value > low)))
        {
            return false;
        }

        return High is not { } high || value <= high;
    }

    /// <summary>Reads <c>lo..hi</c>, <c>&gt;x</c>, <c>&gt;=x</c> or <c>&lt;=x</c>.</summary>
    /// <exception cref="FormatException">The text is none of them.</exception>
    public static SchemaRange Parse(string text)
    {
        if (text.StartsWith(">=", StringComparison.Ordinal))
        {
            return new SchemaRange(Number(text[2..]), IsLowIncluded: true, null, text);
        }

        if (text.StartsWith("<=", StringComparison.Ordinal))
        {
            return new SchemaRange(null, IsLowIncluded: true, Number(text[2..]), text);
        }

        if (text.StartsWith('>'))
        {
            return new SchemaRange(Number(text[1..]), IsLowIncluded: false, null, text);
        }

        var dots = text.IndexOf("..", StringComparison.Ordinal);
        return dots > 0
            ? new SchemaRange(Number(text[..dots]), IsLowIncluded: true, Number(text[(dots + 2)..]), text)
            : throw new FormatException($"The schema range `{text}` is neither `lo..hi` nor a bound.");
    }

    private static double Number(string text) => SchemaLiteralParser.ParseQuantity(text.Trim()).Value.Value;
}
