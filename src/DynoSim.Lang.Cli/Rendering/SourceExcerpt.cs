using System.Text;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>
/// One source line with the columns a span covers, laid out for a terminal: tabs to stops of four, wide characters
/// measured, control characters replaced, a very long line cut to a window around the span.
/// </summary>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Text">What is shown of it.</param>
/// <param name="CaretStart">Columns before the first caret.</param>
/// <param name="CaretLength">Carets, at least one.</param>
internal sealed record SourceExcerpt(int Line, string Text, int CaretStart, int CaretLength)
{
    private const int TabStop = 4;
    private const int MostColumns = 100;
    private const int Lead = 30;

    /// <summary>Lays out the first line of a span.</summary>
    public static SourceExcerpt Of(SourceText source, TextSpan span)
    {
        var (line, column) = source.GetPosition(span.Start);
        var text = source.GetLine(line);
        var start = Math.Min(column - 1, text.Length);
        var end = Math.Clamp(start + span.Length, start, text.Length);
        var first = start > MostColumns - Lead ? start - Lead : 0;
        var cells = new Cells(first > 0);
        var caretStart = -1;
        var caretEnd = -1;
        for (var at = first; at < text.Length;)
        {
            caretStart = caretStart < 0 && at >= start ? cells.Columns : caretStart;
            caretEnd = caretEnd < 0 && at >= end ? cells.Columns : caretEnd;
            if (cells.Columns >= MostColumns)
            {
                cells.Cut();
                break;
            }

            Rune.DecodeFromUtf16(text[at..], out var rune, out var consumed);
            cells.Add(rune);
            at += consumed;
        }

        caretStart = caretStart < 0 ? cells.Columns : caretStart;
        caretEnd = caretEnd < 0 ? cells.Columns : caretEnd;
        return new SourceExcerpt(line, cells.ToString(), caretStart, Math.Max(1, caretEnd - caretStart));
    }

    private sealed class Cells
    {
        private readonly StringBuilder _text = new();

        public Cells(bool isCutBefore)
        {
            if (isCutBefore)
            {
                Cut();
            }
        }

        public int Columns { get; private set; }

        public void Add(Rune rune)
        {
            if (rune.Value == '\t')
            {
                var spaces = TabStop - (Columns % TabStop);
                _text.Append(' ', spaces);
                Columns += spaces;
                return;
            }

            var shown = Printable.IsControl(rune) ? Rune.ReplacementChar : rune;
            _text.Append(shown.ToString());
            Columns += Printable.Width(shown);
        }

        public void Cut()
        {
            _text.Append('…');
            Columns++;
        }

        public override string ToString() => _text.ToString().TrimEnd();
    }
}
