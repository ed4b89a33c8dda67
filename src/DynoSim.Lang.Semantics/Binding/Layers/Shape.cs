using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Catalog;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>
/// The names a stack of layers declares beside the properties of its kind: params, lets and named sub-blocks.
/// </summary>
public sealed class Shape
{
    private Shape(ImmutableArray<BoundLayer> layers, bool isOpaque)
    {
        Layers = layers;
        IsOpaque = isOpaque;
    }

    /// <summary>Of an object that nothing has been said about yet.</summary>
    public static Shape Empty { get; } = new([], isOpaque: false);

    /// <summary>Of an object whose layers are not known before evaluation, such as a formal's.</summary>
    public static Shape Opaque { get; } = new([], isOpaque: true);

    /// <summary>The layers from the base on.</summary>
    public ImmutableArray<BoundLayer> Layers { get; }

    /// <summary>Whether there may be members that are not known here.</summary>
    public bool IsOpaque { get; }

    /// <summary>Of a stack of layers, from the base on.</summary>
    public static Shape Of(ImmutableArray<BoundLayer> layers) => new(layers, isOpaque: false);

    /// <summary>With one more layer on top.</summary>
    public Shape With(BoundLayer layer) => new(Layers.Add(layer), IsOpaque);

    /// <summary>The param or let of that name.</summary>
    public LayerMember? FindLocal(string name)
    {
        for (var i = Layers.Length - 1; i >= 0; i--)
        {
            foreach (var member in Layers[i].Find(name))
            {
                if (member is LocalParam or LocalLet)
                {
                    return member;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The last amendment that declares the named sub-block; null if there is none or it has been removed.
    /// </summary>
    public Amendment? FindBlock(string name)
    {
        for (var i = Layers.Length - 1; i >= 0; i--)
        {
            var members = Layers[i].Find(name);
            var declared = members.OfType<Amendment>().FirstOrDefault(amendment => amendment.IsNamed);
            if (declared is not null)
            {
                return declared;
            }

            if (members.Any(member => member is Removal))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The names of params, lets and named sub-blocks, in order of declaration.</summary>
    public IEnumerable<string> Names => Layers
        .SelectMany(layer => layer.Members)
        .Where(member => member is LocalParam or LocalLet or Amendment { IsNamed: true })
        .Select(member => member.Name)
        .Distinct(StringComparer.Ordinal);

    /// <summary>The shape of a sub-block: the layers that amend it since it was last replaced.</summary>
    public Shape Sub(string name)
    {
        var kept = ImmutableArray.CreateBuilder<BoundLayer>();
        foreach (var layer in Layers)
        {
            var members = layer.Find(name);
            if (members.Any(member => member is Assignment or Removal))
            {
                kept.Clear();
            }

            kept.AddRange(members.OfType<Amendment>().Select(amendment => amendment.Layer));
        }

        return new Shape(kept.ToImmutable(), IsOpaque);
    }

    /// <summary>
    /// The property whose sub-blocks an unknown name would be one of, in an object that is not known here: if the kind
    /// has only one sort of named sub-blocks, it is that.
    /// </summary>
    internal PropertySchema? Assume(ObjectType type)
    {
        if (!IsOpaque || type.Kind is null)
        {
            return null;
        }

        var sorts = type.Kind.Properties.Where(property => property.Role == PropertyRole.NamedBlocks).Take(2).ToArray();
        return sorts.Length == 1 ? sorts[0] : null;
    }
}
