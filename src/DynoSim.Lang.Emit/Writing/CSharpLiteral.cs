using System.Globalization;
using System.Text;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>
/// Values and names of the user as C# tokens. The only way by which anything a user wrote reaches emitted text, so that
/// no text can become code.
/// </summary>
internal static class CSharpLiteral
{
    /// <summary>A double that reads back as the same bits.</summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value))
        {
            return "double.NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return value < 0 || double.IsNegative(value) ? $"({text}D)" : text + "D";
    }

    /// <summary>A string with everything but plain printable characters escaped.</summary>
    public static string Of(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var letter in value)
        {
            if (letter is >= ' ' and <= '~' and not '"' and not '\\')
            {
                text.Append(letter);
            }
            else
            {
                text.Append("\\u").Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
            }
        }

        return text.Append('"').ToString();
    }

    /// <summary>True or false.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>
    /// An identifier for a name of the language (letters, digits, underscores): a prefix keeps it apart from every
    /// keyword and every other name.
    /// </summary>
    public static string Identifier(string prefix, string name)
    {
        var text = new StringBuilder(prefix).Append('_');
        foreach (var letter in name)
        {
            text.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        }

        return text.ToString();
    }

    /// <summary>A file name inside a <c>#line</c> directive, which knows no escapes.</summary>
    public static string DirectivePath(string path)
    {
        var text = new StringBuilder(path.Length + 2).Append('"');
        foreach (var letter in path)
        {
            text.Append(letter is >= ' ' and <= '~' and not '"' ? letter : '_');
        }

        return text.Append('"').ToString();
    }
}
