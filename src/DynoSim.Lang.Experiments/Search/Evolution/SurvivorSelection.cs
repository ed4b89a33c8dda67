using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Pareto;

namespace DynoSim.Lang.Experiments.Search.Evolution;

/// <summary>Who may have offspring: front by front, the most alone first, undefined points at the end.</summary>
internal static class SurvivorSelection
{
    /// <summary>The best points, the best first.</summary>
    public static ImmutableArray<int> Best(IReadOnlyList<double[]?> objectives, int count)
    {
        var ranks = ParetoFront.Ranks(objectives);
        var best = ImmutableArray.CreateBuilder<int>(count);
        var layers = Enumerable.Range(0, ranks.Length)
            .GroupBy(at => ranks[at] == 0 ? int.MaxValue : ranks[at])
            .OrderBy(layer => layer.Key);
        foreach (var layer in layers)
        {
            int[] members = [.. layer];
            var order = layer.Key == int.MaxValue ? [.. members] : Crowding.Order(objectives, members);
            best.AddRange(order.Take(count - best.Count));
            if (best.Count == count)
            {
                break;
            }
        }

        return best.ToImmutable();
    }
}
