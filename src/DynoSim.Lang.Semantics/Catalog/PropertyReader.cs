using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>Reads the properties of a kind from the members of its options record.</summary>
internal static class PropertyReader
{
    internal static ImmutableArray<PropertySchema> ReadAll(KindSchema kind, SchemaReader reader)
    {
        var properties = ImmutableArray.CreateBuilder<PropertySchema>();
        foreach (var member in kind.RuntimeType.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (member.GetCustomAttribute<KnobAttribute>() is { } knob)
            {
                properties.Add(Read(kind, member, knob, reader));
            }
        }

        return properties.ToImmutable();
    }

    private static PropertySchema Read(KindSchema owner, PropertyInfo member, KnobAttribute knob, SchemaReader reader)
    {
        var (role, blockKind) = RoleOf(member.PropertyType, reader);
        var type = TypeOf(knob, role, blockKind, reader);
        var isOptional = type is OptionalType;
        return new PropertySchema
        {
            Owner = owner,
            Name = knob.Name ?? SchemaNames.ToSnake(member.Name),
            Type = type,
            TypeText = knob.Type,
            Role = role == PropertyRole.Value && type is MapType ? PropertyRole.Map : role,
            Kind = blockKind,
            Doc = knob.Doc,
            Phase = knob.Phase,
            DefaultText = knob.Default ?? (isOptional ? "none" : null),
            RangeText = knob.Range,
            UsualText = knob.Usual,
            PerUnit = knob.Per is { } per ? CountOf(per) : null,
            IsSimulated = knob.Simulated,
            IsDerived = knob.Derived,
            IsRequired = knob.Default is null && !isOptional && !knob.Derived && role != PropertyRole.NamedBlocks,
            Member = member,
        };
    }

    private static (PropertyRole Role, KindSchema? Kind) RoleOf(Type memberType, SchemaReader reader)
    {
        if (memberType.IsGenericType && memberType.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var element = memberType.GetGenericArguments()[0];
            return SchemaReader.IsKind(element)
                ? (PropertyRole.NamedBlocks, reader.KindOf(element))
                : (PropertyRole.Value, null);
        }

        var type = Nullable.GetUnderlyingType(memberType) ?? memberType;
        if (!SchemaReader.IsKind(type))
        {
            return (PropertyRole.Value, null);
        }

        var kind = reader.KindOf(type);
        return (kind.IsTopLevel ? PropertyRole.Entity : PropertyRole.Block, kind);
    }

    private static LanguageType TypeOf(KnobAttribute knob, PropertyRole role, KindSchema? kind, SchemaReader reader)
    {
        if (kind is null)
        {
            return reader.ParseType(knob.Type);
        }

        var type = SchemaReader.TypeOf(kind);
        if (role == PropertyRole.NamedBlocks)
        {
            return new ListType(type);
        }

        return knob.Type.EndsWith('?') ? new OptionalType(type) : type;
    }

    /// <summary>The dimension below the slash: <c>tok/blk</c> counts blocks.</summary>
    internal static Dimension CountOf(string per)
    {
        var slash = per.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? throw new FormatException($"`{per}` names no count to be per.")
            : SchemaLiteralParser.ParseUnit(per[(slash + 1)..]);
    }
}
