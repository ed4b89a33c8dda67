using System.Globalization;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding;

/// <summary>How a circle of definitions is shown: whole where it is short, its two ends where it is not.</summary>
internal static class CircleText
{
    private const int MostShown = 8;

    /// <summary>The names from the first back to itself.</summary>
    public static string Arrows(IReadOnlyList<string> names)
    {
        var hidden = names.Count - MostShown;
        IEnumerable<string> shown = hidden <= 0
            ? names.Select(Quoted)
            : [
                .. names.Take(MostShown - 1).Select(Quoted),
                string.Create(CultureInfo.InvariantCulture, $"{hidden:N0} more"),
                Quoted(names[^1]),
            ];
        return string.Join(" → ", shown.Append(Quoted(names[0])));
    }

    /// <summary>The places of the others, as many as a reader looks at.</summary>
    public static IEnumerable<RelatedSpan> Others(IEnumerable<(string Name, SourceLocation Location)> others) =>
        others.Take(MostShown).Select(entry => new RelatedSpan(
            entry.Location.Source, entry.Location.Span, $"`{entry.Name}` is part of the circle"));

    private static string Quoted(string name) => $"`{name}`";
}
