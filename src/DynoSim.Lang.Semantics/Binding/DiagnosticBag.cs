using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Binding;

/// <summary>Collects findings; the same sentence at the same place is kept once.</summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _found = [];
    private readonly HashSet<(string Code, string Path, int Start, int Length, string Message)> _seen = [];

    /// <summary>The number found so far.</summary>
    public int Count => _found.Count;

    /// <summary>Whether an error was found.</summary>
    public bool HasErrors => _found.Any(diagnostic => diagnostic.Severity == Severity.Error);

    /// <summary>Adds a finding unless it was already reported.</summary>
    public void Add(Diagnostic diagnostic)
    {
        var place = (
            diagnostic.Descriptor.Code,
            diagnostic.Source.Path,
            diagnostic.Span.Start,
            diagnostic.Span.Length,
            diagnostic.Message);
        if (_seen.Add(place))
        {
            _found.Add(diagnostic);
        }
    }

    /// <summary>Adds several.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Takes back findings that turned out to be consequences of another.</summary>
    public void RemoveAll(Predicate<Diagnostic> isConsequence) => _found.RemoveAll(isConsequence);

    /// <summary>Whether a file has errors.</summary>
    public bool HasErrorsIn(SourceText source) =>
        _found.Any(diagnostic => diagnostic.Severity == Severity.Error && ReferenceEquals(diagnostic.Source, source));

    /// <summary>Everything found, ordered by file as first given, then position, then code.</summary>
    /// <param name="files">The paths in the order wanted; others follow by name.</param>
    public ImmutableArray<Diagnostic> Ordered(IReadOnlyList<string> files)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            ranks.TryAdd(file, ranks.Count);
        }

        return
        [
            .. _found
                .OrderBy(diagnostic => ranks.GetValueOrDefault(diagnostic.Source.Path, int.MaxValue))
                .ThenBy(diagnostic => diagnostic.Source.Path, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Span.Start)
                .ThenBy(diagnostic => diagnostic.Descriptor.Code, StringComparer.Ordinal)
                .ThenBy(diagnostic => diagnostic.Span.Length),
        ];
    }
}
