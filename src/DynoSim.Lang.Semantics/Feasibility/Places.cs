using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>Where a finding about an object belongs.</summary>
internal static class Places
{
    /// <summary>
    /// The object's name, as the last block that set one of the properties writes it; of <c>serve.tp = 3</c> the path.
    /// So a finding that an heir causes stands at the heir.
    /// </summary>
    public static SourceLocation Of(EntityValue entity, params ReadOnlySpan<string> properties)
    {
        for (var i = entity.Layers.Length - 1; i >= 0; i--)
        {
            var layer = entity.Layers[i].Layer;
            foreach (var property in properties)
            {
                if (layer.Find(property) is [var member, ..])
                {
                    return member.Location.Text.Contains('.', StringComparison.Ordinal)
                        ? member.Location
                        : layer.Location;
                }
            }
        }

        return entity.Location;
    }
}
