using System.Globalization;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>
/// A diagnostic for people: code and sentence, place, the line with carets and the reason beside them, then notes and
/// help.
/// </summary>
internal static class DiagnosticText
{
    private const int MostDiagnostics = 200;

    /// <summary>Writes the findings in order, each behind an empty line, then how many there were.</summary>
    public static void WriteAll(Display display, IReadOnlyList<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Take(MostDiagnostics))
        {
            Write(display, diagnostic);
            display.WriteLine();
        }

        if (diagnostics.Count > MostDiagnostics)
        {
            display.WriteLine($"… and {Number(diagnostics.Count - MostDiagnostics)} more, not shown", Style.Faint);
        }

        WriteCount(display, diagnostics);
    }

    /// <summary>Writes one finding.</summary>
    public static void Write(Display display, Diagnostic diagnostic)
    {
        var style = StyleOf(diagnostic.Severity);
        var descriptor = diagnostic.Descriptor;
        display.Write($"{diagnostic.Severity.ToWord()} {descriptor.Code} {descriptor.Slug}", style);
        display.WriteLine(": " + diagnostic.Message, Style.Strong);
        var gutter = WriteExcerpt(display, diagnostic.Source, diagnostic.Span, diagnostic.Label, style);
        foreach (var note in diagnostic.Notes)
        {
            display.Write(gutter + " = ", Style.Faint);
            display.WriteLine(note);
        }

        foreach (var related in diagnostic.Related)
        {
            display.Write(gutter + " = ", Style.Faint);
            display.WriteLine($"note: {related.Message} at {Place(related.Source, related.Span)}");
        }

        if (diagnostic.Help is not null)
        {
            display.Write(gutter + " = ", Style.Faint);
            display.Write("help: ", Style.Hint);
            display.WriteLine(diagnostic.Help);
        }
    }

    private static string WriteExcerpt(Display display, SourceText source, TextSpan span, string? label, Style style)
    {
        display.WriteLine($"  --> {Place(source, span)}", Style.Faint);
        var excerpt = SourceExcerpt.Of(source, span);
        var number = Number(excerpt.Line);
        var gutter = new string(' ', number.Length);
        if (excerpt.Text.Length > 0)
        {
            display.Write($"{number} | ", Style.Faint);
            display.WriteLine(excerpt.Text);
            display.Write($"{gutter} | ", Style.Faint);
            display.Write(new string(' ', excerpt.CaretStart) + new string('^', excerpt.CaretLength), style);
            display.WriteLine(label is null ? string.Empty : " " + label, style);
        }
        else if (label is not null)
        {
            display.Write($"{gutter} = ", Style.Faint);
            display.WriteLine(label, style);
        }

        return gutter;
    }

    private static void WriteCount(Display display, IReadOnlyList<Diagnostic> diagnostics)
    {
        var parts = new List<string>();
        foreach (var (severity, word) in new[] { (Severity.Error, "error"), (Severity.Warning, "warning") })
        {
            var count = diagnostics.Count(diagnostic => diagnostic.Severity == severity);
            if (count > 0)
            {
                parts.Add($"{Number(count)} {word}{(count == 1 ? string.Empty : "s")}");
            }
        }

        if (parts.Count > 0)
        {
            var code = diagnostics.OrderByDescending(diagnostic => diagnostic.Severity).First().Descriptor.Code;
            display.Write(string.Join(", ", parts), Style.Strong);
            display.WriteLine($"; `dynosim explain {code}` says more about a code", Style.Faint);
        }
    }

    private static string Place(SourceText source, TextSpan span)
    {
        var (line, column) = source.GetPosition(span.Start);
        return string.Create(CultureInfo.InvariantCulture, $"{source.Path}:{line}:{column}");
    }

    private static Style StyleOf(Severity severity) => severity switch
    {
        Severity.Error => Style.Bad,
        Severity.Warning => Style.Doubtful,
        _ => Style.Hint,
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
