using System.Globalization;
using System.Text;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>Names a character so that a reader recognises it even if nothing of it can be seen.</summary>
internal static class CharacterNames
{
    /// <summary>The first character of a span: itself if visible, and its code point.</summary>
    public static string Describe(string text, TextSpan span)
    {
        var isWhole = Rune.DecodeFromUtf16(text.AsSpan(span.Start), out var rune, out _)
            == System.Buffers.OperationStatus.Done;
        if (!isWhole)
        {
            return string.Create(CultureInfo.InvariantCulture, $"half a character (U+{(int)text[span.Start]:X4})");
        }

        var code = string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
        return rune.Value switch
        {
            0xFEFF => $"a byte order mark ({code})",
            0xFFFD => $"a character that was not UTF-8 ({code})",
            0xA0 or 0x202F => $"a no-break space ({code})",
            '`' => "a backtick",
            _ when IsInvisible(rune) => $"an invisible character ({code})",
            < 0x80 => $"`{rune}`",
            _ => $"`{rune}` ({code})",
        };
    }

    /// <summary>Whether a reader sees nothing of a character but perhaps a gap.</summary>
    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or
        UnicodeCategory.OtherNotAssigned;
}
