using System.Text;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Baselines.Infrastructure;

/// <summary>
/// A program with its findings written below the lines they are about, so that a reviewer sees what a user sees: carets
/// under the span, then code, slug, severity and sentence, then what else belongs to the finding.
/// </summary>
public static class DiagnosticsText
{
    private const string Source = "    ";
    private const string Remark = "//  ";

    /// <summary>Renders a program with the findings of any stage that are about it.</summary>
    public static string Render(SourceText source, IEnumerable<Diagnostic> diagnostics)
    {
        var byLine = diagnostics.Where(diagnostic => diagnostic.Source.Path == source.Path)
            .ToLookup(diagnostic => source.GetPosition(diagnostic.Span.Start).Line);
        var text = new StringBuilder();
        for (var line = 1; line <= source.LineCount; line++)
        {
            text.Append(Source).Append(Visible(source.GetLine(line))).Append('\n');
            foreach (var diagnostic in byLine[line])
            {
                Append(text, source, diagnostic);
            }
        }

        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd()));
    }

    private static void Append(StringBuilder text, SourceText source, Diagnostic diagnostic)
    {
        var (line, column) = source.GetPosition(diagnostic.Span.Start);
        var room = Math.Max(source.GetLine(line).Length - (column - 1), 1);
        var carets = new string('^', Math.Clamp(diagnostic.Span.Length, 1, room));
        text.Append(Remark).Append(' ', column - 1).Append(diagnostic.Span.Length == 0 ? "|" : carets);
        text.Append(diagnostic.Label is null ? "" : " " + diagnostic.Label).Append('\n');
        var descriptor = diagnostic.Descriptor;
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        text.Append(Remark).Append($"{severity} {descriptor.Code} {descriptor.Slug}: {diagnostic.Message}\n");
        foreach (var note in diagnostic.Notes)
        {
            text.Append(Remark).Append($"  note: {note}\n");
        }

        if (diagnostic.Help is { } help)
        {
            text.Append(Remark).Append($"  help: {help}\n");
        }

        foreach (var related in diagnostic.Related)
        {
            text.Append(Remark).Append($"  see {Place(related.Source, related.Span)}: {related.Message}\n");
        }

        foreach (var fix in diagnostic.Fixes)
        {
            var newText = fix.NewText.Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(Remark).Append($"  fix {Place(fix.Source, fix.Span)}: `{newText}`\n");
        }
    }

    private static string Place(SourceText source, TextSpan span)
    {
        var (line, column) = source.GetPosition(span.Start);
        var end = source.GetPosition(span.End);
        return span.Length == 0 ? $"{line}:{column}" : $"{line}:{column}-{end.Line}:{end.Column}";
    }

    /// <summary>Characters that would move the carets, or that no editor shows, are replaced one by one.</summary>
    private static string Visible(ReadOnlySpan<char> line) =>
        new([.. line.ToArray().Select(c => c == '\t' ? ' ' : char.IsControl(c) || char.IsSurrogate(c) ? '\u00BF' : c)]);
}
