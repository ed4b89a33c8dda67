using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>Gathers the findings of one file and keeps them to a number that a reader can use.</summary>
internal sealed class DiagnosticBag(SourceText source)
{
    private const int MostKept = 10 * SyntaxLimits.MaxDiagnostics;

    private readonly List<Diagnostic> _found = [];
    private readonly List<TextSpan> _doubts = [];
    private int _dropped;
    private int _invalidCharacters;

    /// <summary>Whether nothing has been found.</summary>
    public bool IsEmpty => _found.Count == 0;

    /// <summary>Adds what another bag of the same file holds.</summary>
    public void AddAll(DiagnosticBag other)
    {
        var kept = Math.Min(other._found.Count, MostKept - _found.Count);
        _found.AddRange(other._found.Take(kept));
        _doubts.AddRange(other._doubts);
        _dropped += other._found.Count - kept + other._dropped;
    }

    /// <summary>Adds a finding.</summary>
    public void Report(
        DiagnosticDescriptor descriptor,
        TextSpan span,
        string message,
        string? label = null,
        string? help = null,
        TextEdit? fix = null)
    {
        if (descriptor == Descriptors.InvalidCharacter && ++_invalidCharacters > SyntaxLimits.MaxInvalidCharacters)
        {
            return;
        }

        if (_found.Count == MostKept)
        {
            _dropped++;
            return;
        }

        _found.Add(new Diagnostic(descriptor, source, span, message)
        {
            Label = label,
            Help = help,
            Fixes = fix is null ? [] : [fix],
        });
    }

    /// <summary>Members of which a repair could only guess what they say.</summary>
    public ImmutableArray<TextSpan> Doubts => [.. _doubts];

    /// <summary>Notes that what stands in a place has been guessed.</summary>
    public void Doubt(TextSpan span)
    {
        if (_doubts.Count < MostKept)
        {
            _doubts.Add(span);
        }
    }

    /// <summary>An edit of this file.</summary>
    public TextEdit Edit(TextSpan span, string newText) => new(source, span, newText);

    /// <summary>The lines that hold findings of one kind so far.</summary>
    public HashSet<int> LinesWith(DiagnosticDescriptor descriptor) =>
    [
        .. _found.Where(diagnostic => diagnostic.Descriptor == descriptor)
            .Select(diagnostic => source.GetPosition(diagnostic.Span.Start).Line),
    ];

    /// <summary>The findings in order of position; the last tells how many were left out.</summary>
    public ImmutableArray<Diagnostic> ToSorted()
    {
        var kept = _found.OrderBy(diagnostic => diagnostic.Span.Start).ToList();
        var hiddenCharacters = _invalidCharacters - SyntaxLimits.MaxInvalidCharacters;
        if (hiddenCharacters > 0)
        {
            var last = kept.FindLastIndex(diagnostic => diagnostic.Descriptor == Descriptors.InvalidCharacter);
            kept[last] = WithNote(kept[last], $"and {Number(hiddenCharacters)} more invalid characters");
        }

        var hidden = kept.Count - SyntaxLimits.MaxDiagnostics;
        if (hidden > 0)
        {
            kept.RemoveRange(SyntaxLimits.MaxDiagnostics, hidden);
            kept[^1] = WithNote(kept[^1], $"and {Number(hidden + _dropped)} more findings in this file");
        }

        return [.. kept];
    }

    private static Diagnostic WithNote(Diagnostic diagnostic, string note) =>
        diagnostic with { Notes = diagnostic.Notes.Add(note) };

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
