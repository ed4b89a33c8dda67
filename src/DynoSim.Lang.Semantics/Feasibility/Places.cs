using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>Something that decides a finding: a member of an object, or members of a sub-block of it.</summary>
/// <param name="Member">The member.</param>
/// <param name="Inner">Members of the sub-block; none where the member itself decides.</param>
internal readonly record struct Cause(string Member, IReadOnlyList<string> Inner);

/// <summary>Where a finding about an object belongs.</summary>
internal static class Places
{
    /// <summary>
    /// The name of the block that decided last, or of <c>serve.tp = 3</c> the path: a finding that an heir causes
    /// stands at the heir. Of what one block decides the cause named first counts.
    /// </summary>
    public static SourceLocation Latest(EntityValue entity, IReadOnlyList<Cause> causes, SourceLocation fallback)
    {
        for (var i = entity.Layers.Length - 1; i >= 0; i--)
        {
            var layer = entity.Layers[i].Layer;
            foreach (var cause in causes)
            {
                if (Find(layer, cause) is { } place)
                {
                    return place;
                }
            }
        }

        return fallback;
    }

    /// <summary>Of an object that is no declaration the last amendment, else the object's name.</summary>
    public static SourceLocation OfCopy(EntityValue entity) => entity is { Symbol: null, Layers: [.., var last] }
        ? last.Layer.Location
        : entity.Location;

    private static SourceLocation? Find(BoundLayer layer, Cause cause)
    {
        foreach (var member in layer.Find(cause.Member))
        {
            if (cause.Inner.Count == 0)
            {
                return Of(member, layer);
            }

            if (member is Amendment amendment
                && cause.Inner.SelectMany(amendment.Layer.Find).FirstOrDefault() is { } inner)
            {
                return Of(inner, amendment.Layer);
            }
        }

        return null;
    }

    private static SourceLocation Of(LayerMember member, BoundLayer layer) =>
        member.Location.Text.Contains('.', StringComparison.Ordinal) ? member.Location : layer.Location;
}
