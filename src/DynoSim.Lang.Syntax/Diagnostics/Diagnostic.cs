using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Syntax.Diagnostics;

/// <summary>A second place that explains a diagnostic, such as the conflicting declaration.</summary>
public sealed record RelatedSpan(SourceText Source, TextSpan Span, string Message);

/// <summary>A replacement of one span that, applied, removes the diagnostic.</summary>
public sealed record TextEdit(SourceText Source, TextSpan Span, string NewText);

/// <summary>
/// One finding at one place: a sentence that names the user's own words, the numbers behind the verdict, and a way out.
/// Immutable; a place is always known (the file's first character where nothing better exists).
/// </summary>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceText Source, TextSpan Span, string Message)
{
    /// <summary>The severity as reported; the descriptor's unless changed.</summary>
    public Severity Severity { get; init; } = Descriptor.Severity;

    /// <summary>Shown beside the carets in the source excerpt: why, in a few words and numbers.</summary>
    public string? Label { get; init; }

    /// <summary>Further facts, one line each: the derivation of a number, what was assumed.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>What to write instead, in one sentence.</summary>
    public string? Help { get; init; }

    /// <summary>Other places that belong to the finding.</summary>
    public ImmutableArray<RelatedSpan> Related { get; init; } = [];

    /// <summary>Edits that apply <see cref="Help"/>; empty if it cannot be applied mechanically.</summary>
    public ImmutableArray<TextEdit> Fixes { get; init; } = [];
}
