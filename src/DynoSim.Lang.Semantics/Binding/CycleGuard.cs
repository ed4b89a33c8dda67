using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding;

/// <summary>
/// Remembers which definitions are being worked out, one inside the other, so that a circle can be named member by
/// member and a chain that is too long is reported instead of exhausting the stack.
/// </summary>
internal sealed class CycleGuard(DiagnosticBag diagnostics)
{
    /// <summary>Definitions that may wait for each other's values, one inside the other.</summary>
    public const int MaximumDepth = 1_000;

    private readonly List<Entry> _active = [];
    private bool _isTooLong;

    /// <summary>Where the definition being worked out stands; null if there is none.</summary>
    public SourceLocation? Current => _active.Count == 0 ? null : _active[^1].Location;

    /// <summary>Goes into a definition; false, after a report, if the chain is too long.</summary>
    public bool TryEnter(object key, string name, SourceLocation location)
    {
        if (_active.Count >= MaximumDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            // What is beyond the end of one chain often begins the next; a file is told once that it is too long.
            if (!_isTooLong)
            {
                _isTooLong = true;
                ReportTooLong(name, location);
            }

            return false;
        }

        _active.Add(new Entry(key, name, location));
        return true;
    }

    /// <summary>Comes out of the definition entered last.</summary>
    public void Leave() => _active.RemoveAt(_active.Count - 1);

    /// <summary>
    /// Reports the circle that leads back to a definition which is being worked out, and gives its members.
    /// </summary>
    /// <param name="key">The definition.</param>
    /// <param name="distance">
    /// How far a definition is from what closed the circle, which is told at the closest; alike for all without.
    /// </param>
    public ImmutableArray<object> Report(object key, Func<object, int>? distance = null)
    {
        var first = _active.FindIndex(entry => ReferenceEquals(entry.Key, key));
        if (first < 0)
        {
            return [];
        }

        var circle = _active.GetRange(first, _active.Count - first);
        var closest = circle.Min(entry => distance?.Invoke(entry.Key));
        var close = circle.Where(entry => distance?.Invoke(entry.Key) == closest).ToArray();
        var home = close[0].Location.Source;
        var place = close.Where(entry => ReferenceEquals(entry.Location.Source, home))
            .MinBy(entry => entry.Location.Span.Start) ?? close[0];
        var start = circle.IndexOf(place);
        diagnostics.Add(Describe(
            [.. circle.Skip(start).Concat(circle.Take(start)).Select(entry => (entry.Name, entry.Location))]));
        return [.. circle.Select(entry => entry.Key)];
    }

    /// <summary>A circle of definitions, told at the first of them.</summary>
    internal static Diagnostic Describe(ImmutableArray<(string Name, SourceLocation Location)> circle)
    {
        var names = circle.Select(entry => entry.Name).Distinct(StringComparer.Ordinal).ToArray();
        var place = circle[0].Location;
        return new Diagnostic(
            Descriptors.EvaluationCycle,
            place.Source,
            place.Span,
            names.Length == 1
                ? $"`{names[0]}` is defined by itself"
                : $"`{names[0]}` needs its own value: {CircleText.Arrows(names)}")
        {
            Label = names.Length == 1 ? "needs its own value" : "the circle begins here",
            Help = "give one of them a value that does not depend on the others",
            Related =
            [
                .. CircleText.Others(circle.Where(entry => entry.Location != place)
                    .DistinctBy(entry => entry.Location)),
            ],
        };
    }

    private void ReportTooLong(string name, SourceLocation location) => diagnostics.Add(new Diagnostic(
        Descriptors.LimitExceeded,
        location.Source,
        location.Span,
        $"`{name}` stands at the end of a chain of more than {_active.Count} definitions")
    {
        Help = "shorten the chain of definitions that need each other",
    });

    private sealed record Entry(object Key, string Name, SourceLocation Location);
}
