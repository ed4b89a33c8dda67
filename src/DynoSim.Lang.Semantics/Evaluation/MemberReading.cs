using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>
/// The rules by which layers make a member: the topmost assignment replaces, amendments from there on upward amend it,
/// and without an assignment they amend the default.
/// </summary>
internal static class MemberReading
{
    /// <summary>Whether the object has such a member at all.</summary>
    public static bool Has(EntityValue entity, string name) => entity.Type.FindProperty(name) is not null
        || entity.Shape.FindLocal(name) is not null
        || entity.Shape.FindBlock(name) is not null
        || (entity.Type.Map is not null && entity.IsSet(name));

    /// <summary>Where a member is first said something about from the top, for messages.</summary>
    public static SourceLocation? Declaration(EntityValue entity, string name) =>
        Depth(entity, name) is { } depth ? entity.Layers[^(depth + 1)].Layer.Find(name)[0].Location : null;

    /// <summary>
    /// The number of layers above the one that says something about a member; null if none does.
    /// </summary>
    public static int? Depth(EntityValue entity, string name)
    {
        for (var depth = 0; depth < entity.Layers.Length; depth++)
        {
            if (entity.Layers[^(depth + 1)].Layer.Find(name).Count > 0)
            {
                return depth;
            }
        }

        return null;
    }

    /// <summary>The value and who set it.</summary>
    public static (Value Value, Provenance? Provenance) Read(EntityValue entity, string name)
    {
        var property = entity.Type.FindProperty(name);
        if (property is { IsDerived: true })
        {
            return (DerivedMembers.Compute(entity, property), null);
        }

        if (property is { Role: PropertyRole.NamedBlocks } && entity.Shape.FindBlock(name) is null)
        {
            return (new ListValue([.. Blocks(entity, name)]), null);
        }

        return entity.Shape.FindLocal(name) is LocalLet let ? ReadLet(entity, let) : ReadLayers(entity, name, property);
    }

    /// <summary>
    /// What a reference has from the layers below one of them and from assignments in it: what the amendments of that
    /// layer amend.
    /// </summary>
    public static Value ReadBelow(EntityValue entity, string name, BoundLayer layer)
    {
        var height = entity.Layers.Select(instance => instance.Layer).ToList().IndexOf(layer);
        if (height < 0)
        {
            return ErrorValue.Instance;
        }

        var below = new EntityValue(
            entity.Evaluator, entity.Type, entity.Name, entity.Location, entity.Layers[..height])
        {
            Symbol = entity.Symbol,
            Origin = entity.Origin,
            Owner = entity.Owner,
        };
        var assignment = layer.Find(name).OfType<Assignment>().FirstOrDefault();
        return assignment is null
            ? below.Get(name)
            : entity.Evaluator.Evaluate(assignment.Value, entity.EnvironmentOf(entity.Layers[height]));
    }

    /// <summary>The named sub-blocks of a kind word in order of declaration.</summary>
    public static ImmutableArray<EntityValue> Blocks(EntityValue entity, string word)
    {
        var names = entity.Layers
            .SelectMany(instance => instance.Layer.Members)
            .OfType<Amendment>()
            .Where(amendment => amendment.IsNamed && amendment.Property?.Name == word)
            .Select(amendment => amendment.Name)
            .Distinct(StringComparer.Ordinal);
        return [.. names.Select(entity.Get).OfType<EntityValue>()];
    }

    /// <summary>A let of the object with what its names stand for; null if it has none of that name.</summary>
    public static (BoundExpression Value, Environment Environment)? Let(EntityValue entity, string name) =>
        entity.Shape.FindLocal(name) is LocalLet let
            ? (let.Value, entity.EnvironmentOf(LayerOf(entity, let)))
            : null;

    private static (Value Value, Provenance? Provenance) ReadLet(EntityValue entity, LocalLet let)
    {
        var instance = LayerOf(entity, let);
        var value = entity.Evaluator.Evaluate(let.Value, entity.EnvironmentOf(instance));
        return (value, new Provenance(instance.Layer, let.Value.Location));
    }

    private static LayerInstance LayerOf(EntityValue entity, LocalLet let) =>
        entity.Layers.Last(candidate => candidate.Layer.Members.Contains(let));

    private static (Value Value, Provenance? Provenance) ReadLayers(
        EntityValue entity, string name, PropertySchema? property)
    {
        var amendments = new List<LayerInstance>();
        Provenance? top = null;
        for (var i = entity.Layers.Length - 1; i >= 0; i--)
        {
            var instance = entity.Layers[i];
            var members = instance.Layer.Find(name);
            for (var j = members.Count - 1; j >= 0; j--)
            {
                if (members[j] is Amendment amendment)
                {
                    amendments.Insert(0, new LayerInstance(amendment.Layer, entity.EnvironmentOf(instance)));
                    top ??= new Provenance(instance.Layer, amendment.Location);
                }
            }

            foreach (var member in members)
            {
                switch (member)
                {
                    case Assignment assignment:
                        var value = AssignedMembers.Read(entity, instance, assignment);
                        return (
                            AssignedMembers.Amend(entity, name, value, amendments, assignment.Location),
                            top ?? new Provenance(instance.Layer, assignment.ValueLocation));
                    case Removal when amendments.Count == 0:
                        return (NoneValue.Instance, new Provenance(instance.Layer, member.Location));
                    case Removal:
                        return (MakeBlock(entity, name, property, amendments), top);
                    case LocalParam param:
                        return (AssignedMembers.Default(entity, instance, param), new Provenance(
                            instance.Layer, param.Location));
                }
            }
        }

        return (MakeBlock(entity, name, property, amendments), top);
    }

    private static Value MakeBlock(
        EntityValue entity, string name, PropertySchema? property, List<LayerInstance> amendments)
    {
        if (amendments.Count == 0)
        {
            return property is null ? NoneValue.Instance : DefaultMembers.Of(entity, property);
        }

        if (property is { Role: PropertyRole.Entity, Default: WordLiteral })
        {
            var fallback = DefaultMembers.Of(entity, property);
            return AssignedMembers.Amend(entity, name, fallback, amendments, amendments[0].Layer.Location);
        }

        var first = amendments[0].Layer;
        return new EntityValue(entity.Evaluator, first.Type, name, first.Location, [.. amendments]) { Owner = entity };
    }
}
