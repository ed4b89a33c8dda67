using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Testing;

/// <summary>Whether a fragment is refused as its test says.</summary>
/// <param name="Statement">The <c>reject</c>.</param>
/// <param name="Raised">What the fragment adds to the findings of its file, placed in the file.</param>
public sealed record RejectVerdict(RejectStatement Statement, ImmutableArray<Diagnostic> Raised)
{
    private const int MostListed = 5;

    /// <summary>The code expected.</summary>
    public string Code => Statement.Code.Text;

    /// <summary>Whether the code is raised and no other error is.</summary>
    public bool Holds => Named.Any() && !Others.Any();

    /// <summary>What happened, in a few words.</summary>
    public string Picture => Holds
        ? $"raises {Code} {Named.First().Descriptor.Slug}"
        : Raised.IsEmpty
            ? "raises nothing"
            : $"raises {string.Join(", ", Raised.Select(found => found.Descriptor.Code).Distinct())}";

    /// <summary>The finding of a fragment that is not refused as it should be; null of one that is.</summary>
    public Diagnostic? Finding => Holds || !char.IsAsciiLetter(Code.FirstOrDefault())
        // What is no name has been refused by the parser.
        ? null
        : new Diagnostic(
            Descriptors.RejectNotRaised,
            Statement.Code.Source,
            Statement.Code.Span,
            !IsKnown ? $"there is no diagnostic `{Code}`"
                : Named.Any() ? $"the fragment raises {Code}, but not alone"
                : $"the fragment does not raise {Code}")
        {
            Label = Picture,
            Notes = [.. Raised.Take(MostListed).Select(Line)],
            Help = IsKnown ? null : "`dynosim explain` lists all codes",
        };

    private bool IsKnown => Descriptors.All.Any(descriptor => descriptor.Code == Code);

    private IEnumerable<Diagnostic> Named => Raised.Where(found => found.Descriptor.Code == Code);

    private IEnumerable<Diagnostic> Others =>
        Raised.Where(found => found.Descriptor.Code != Code && found.Severity == Severity.Error);

    private static string Line(Diagnostic found)
    {
        var (line, column) = found.Source.GetPosition(found.Span.Start);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"raised: {found.Descriptor.Code} {found.Descriptor.Slug} at {found.Source.Path}:{line}:{column}: "
            + $"{found.Message}");
    }
}
