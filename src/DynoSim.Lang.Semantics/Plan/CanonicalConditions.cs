namespace DynoSim.Lang.Semantics.Plan;

/// <summary>
/// Conditions that must all hold: each once, in an order that does not depend on how they were written.
/// </summary>
/// <param name="graph">Where their nodes are.</param>
internal sealed class CanonicalConditions(CanonicalGraph graph)
{
    /// <summary>Where their nodes are.</summary>
    public CanonicalGraph Graph { get; } = graph;

    /// <summary>The conditions by what they are, ready to be printed.</summary>
    public int[] Sorted(IEnumerable<int> conditions)
    {
        int[] sorted = [.. conditions.Distinct().OrderBy(Graph.HashOf, StringComparer.Ordinal)];
        Graph.Use(sorted);
        return sorted;
    }

    /// <summary>A line for each condition behind the lets they share.</summary>
    /// <param name="word">What each line begins with.</param>
    /// <param name="conditions">The nodes.</param>
    public IEnumerable<string> Lines(string word, IEnumerable<int> conditions)
    {
        var lines = Sorted(conditions).Select(node => $"{word} {Graph.Print(node)}").ToArray();
        return [.. Graph.TakeLets(), .. lines];
    }
}
