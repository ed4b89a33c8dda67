using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>A comment that allows a diagnostic on one line.</summary>
/// <param name="Descriptor">What it allows.</param>
/// <param name="Line">The line the findings stand on, from 1.</param>
/// <param name="Source">The file.</param>
/// <param name="Span">The code in the comment.</param>
internal sealed record Suppression(DiagnosticDescriptor Descriptor, int Line, SourceText Source, TextSpan Span)
{
    /// <summary>Whether it is about a finding.</summary>
    public bool Covers(Diagnostic diagnostic) => ReferenceEquals(diagnostic.Descriptor, Descriptor)
        && ReferenceEquals(diagnostic.Source, Source)
        && Source.GetPosition(diagnostic.Span.Start).Line == Line;
}
