using System.Globalization;
using System.Text;

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>Text made safe and measurable for a terminal.</summary>
internal static class Printable
{
    private const char Replacement = '\uFFFD';

    /// <summary>Text of several lines: line feeds stay, every other control character is replaced.</summary>
    public static string Lines(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') || !NeedsReplacing(text))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            safe.Append(rune.Value == '\n' || !IsControl(rune) ? rune.ToString() : Replacement.ToString());
        }

        return safe.ToString();
    }

    /// <summary>Columns a character takes in a terminal: 0 for combining marks, 2 for wide ones.</summary>
    public static int Width(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return 1;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            _ => IsWide(rune.Value) ? 2 : 1,
        };
    }

    /// <summary>
    /// Whether a terminal would act on the character instead of showing it, or show others out of order.
    /// </summary>
    public static bool IsControl(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control
        || rune.Value is (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static bool NeedsReplacing(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != '\n' && (IsControl(rune) || rune.Value == Replacement))
            {
                return true;
            }
        }

        return false;
    }

    // East Asian wide and fullwidth blocks, and the emoji planes.
    private static bool IsWide(int code) =>
        code is (>= 0x1100 and <= 0x115F)
            or (>= 0x2E80 and <= 0x303E)
            or (>= 0x3041 and <= 0xA4CF)
            or (>= 0xAC00 and <= 0xD7A3)
            or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60)
            or (>= 0xFFE0 and <= 0xFFE6)
            or (>= 0x1F300 and <= 0x1F64F)
            or (>= 0x1F680 and <= 0x1F9FF)
            or (>= 0x20000 and <= 0x3FFFD);
}
