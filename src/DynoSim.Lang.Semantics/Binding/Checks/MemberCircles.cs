using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Layers;

namespace DynoSim.Lang.Semantics.Binding.Checks;

/// <summary>
/// Members of one block that define each other and are wrong besides, so that evaluation never follows the circle. The
/// circle is what to tell: without a value of its own, no member of it has a unit to be right or wrong.
/// </summary>
internal static class MemberCircles
{
    public static void Run(Binder binder)
    {
        foreach (var layer in binder.Layers.Where(layer => !Binder.IsStandard(layer)).ToArray())
        {
            var reported = new HashSet<LayerMember>();
            foreach (var member in layer.Members.Where(IsBroken))
            {
                if (!reported.Contains(member) && Circle(member, layer, binder) is { } circle)
                {
                    reported.UnionWith(circle);
                    Report(circle, binder);
                }
            }
        }
    }

    private static bool IsBroken(LayerMember member) =>
        member is Assignment { Value.IsError: true } or LocalLet { Value.IsError: true };

    /// <summary>The shortest way from a member back to itself; null if there is none.</summary>
    private static List<LayerMember>? Circle(LayerMember start, BoundLayer layer, Binder binder)
    {
        var cameFrom = new Dictionary<LayerMember, LayerMember>();
        var pending = new Queue<LayerMember>([start]);
        while (pending.TryDequeue(out var current))
        {
            foreach (var next in Mentioned(current, layer, binder))
            {
                if (ReferenceEquals(next, start))
                {
                    var way = new List<LayerMember> { current };
                    while (!ReferenceEquals(way[^1], start))
                    {
                        way.Add(cameFrom[way[^1]]);
                    }

                    way.Reverse();
                    return way;
                }

                if (cameFrom.TryAdd(next, current))
                {
                    pending.Enqueue(next);
                }
            }
        }

        return null;
    }

    private static IEnumerable<LayerMember> Mentioned(LayerMember member, BoundLayer layer, Binder binder) =>
        binder.Mentions.TryGetValue(member.Location, out var mentions)
            ? mentions.Where(mention => ReferenceEquals(mention.Layer, layer))
                .SelectMany(mention => layer.Find(mention.Name))
                .Where(other => other is Assignment or LocalLet)
            : [];

    private static void Report(List<LayerMember> circle, Binder binder)
    {
        var first = circle.MinBy(member => member.Location.Span.Start) ?? circle[0];
        var at = circle.IndexOf(first);
        ImmutableArray<(string, SourceLocation)> ordered =
            [.. circle.Skip(at).Concat(circle.Take(at)).Select(member => (member.Name, member.Location))];
        binder.Diagnostics.RemoveAll(found => found.Descriptor.Code.StartsWith("DYN2", StringComparison.Ordinal)
            && circle.Any(member => Value(member) is { } place
                && ReferenceEquals(place.Source, found.Source)
                && place.Span.Start <= found.Span.Start && found.Span.End <= place.Span.End));
        binder.Diagnostics.Add(CycleGuard.Describe(ordered));
    }

    private static SourceLocation? Value(LayerMember member) => member switch
    {
        Assignment assignment => assignment.ValueLocation,
        LocalLet let => let.Value.Location,
        _ => null,
    };
}
