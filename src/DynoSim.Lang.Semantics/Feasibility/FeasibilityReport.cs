using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// Where rules report to. A place has a finding once, however many scenarios meet it with whatever numbers.
/// </summary>
internal sealed class FeasibilityReport(DiagnosticBag diagnostics)
{
    private readonly HashSet<(string Code, SourceLocation Location)> _reported = [];

    /// <summary>Reports a finding.</summary>
    /// <param name="descriptor">What is wrong.</param>
    /// <param name="location">Where.</param>
    /// <param name="message">The sentence.</param>
    /// <param name="label">Why, in numbers.</param>
    /// <param name="help">What to write instead.</param>
    /// <param name="notes">The derivation, one line each.</param>
    /// <param name="related">A second place.</param>
    /// <param name="severity">The severity where it is not the descriptor's.</param>
    public void Add(
        DiagnosticDescriptor descriptor,
        SourceLocation location,
        string message,
        string? label = null,
        string? help = null,
        ImmutableArray<string> notes = default,
        RelatedSpan? related = null,
        Severity? severity = null)
    {
        if (!_reported.Add((descriptor.Code, location)))
        {
            return;
        }

        diagnostics.Add(new Diagnostic(descriptor, location.Source, location.Span, message)
        {
            Severity = severity ?? descriptor.Severity,
            Label = label,
            Help = help,
            Notes = notes.IsDefault ? [] : notes,
            Related = related is null ? [] : [related],
        });
    }

    /// <summary>A second place.</summary>
    public static RelatedSpan At(SourceLocation location, string message) =>
        new(location.Source, location.Span, message);
}
