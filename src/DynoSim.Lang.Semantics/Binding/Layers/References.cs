using DynoSim.Lang.Semantics.Evaluation;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>What a block that amends a referenced entity finds below itself.</summary>
internal static class References
{
    /// <summary>
    /// The shape of the entity that a member refers to below a layer; opaque where that cannot be known.
    /// </summary>
    public static Shape Below(LayerBuilder builder, string name, BoundLayer layer)
    {
        _ = builder;
        return layer.Prototype?.Invoke() is { } owner
            && MemberReading.ReadBelow(owner, name, layer) is EntityValue entity
            ? entity.Shape
            : Shape.Opaque;
    }
}
