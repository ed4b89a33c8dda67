using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>
/// Makes the runtime's options records out of evaluated objects, member by member as the catalog describes them. One
/// object becomes one record however often it is referenced. Members of a later phase stay at their defaults: they
/// exist only compiled.
/// </summary>
internal sealed class OptionsMaterializer
{
    private readonly Dictionary<EntityValue, object?> _made = new(ReferenceEqualityComparer.Instance);

    /// <summary>The record of an object; null if a member has no value, which has been reported.</summary>
    public object? Make(EntityValue entity)
    {
        if (!_made.TryGetValue(entity, out var record))
        {
            record = entity.Kind is { } kind ? MakeRecord(entity, kind) : null;
            _made[entity] = record;
        }

        return record;
    }

    /// <summary>The record of an object as its type; null if it cannot be made.</summary>
    public T? Make<T>(EntityValue? entity)
        where T : class => entity is null ? null : Make(entity) as T;

    /// <summary>The value of a member as the runtime holds it.</summary>
    /// <returns>False if it has none, which has been reported.</returns>
    public bool TryConvert(Value value, Type type, out object? converted)
    {
        converted = null;
        if (value.IsError)
        {
            return false;
        }

        switch (value)
        {
            case NoneValue or WordValue when !type.IsValueType || Nullable.GetUnderlyingType(type) is not null:
                return true;
            case EntityValue block when type == typeof(string):
                converted = block.Name;
                return true;
            case EntityValue { Kind: null } map:
                return TryConvertMap(map, type, out converted);
            case EntityValue block:
                converted = Make(block);
                return converted is not null;
            case ListValue list when list.Items.Any(item => item is EntityValue):
                return TryConvertBlocks(list, type, out converted);
            default:
                converted = ClrConversion.ToClr(value, type);
                return converted is not null;
        }
    }

    private object? MakeRecord(EntityValue entity, KindSchema kind)
    {
        var record = Activator.CreateInstance(kind.RuntimeType);
        kind.RuntimeType.GetProperty("Name", typeof(string))?.SetValue(record, entity.Name);
        var complete = record is not null;
        foreach (var property in kind.Properties)
        {
            if (property.IsDerived || property.Member is null || property.Phase != KnobPhase.Static)
            {
                continue;
            }

            var mustRead = property.Role == PropertyRole.NamedBlocks
                ? !entity.Blocks(property.Name).IsEmpty
                : MustRead(entity, property);
            if (mustRead)
            {
                complete &= TrySet(record, entity, property, property.Member);
            }
        }

        return complete ? record : null;
    }

    /// <summary>What no layer mentions keeps the default of the record, which the catalog's default equals.</summary>
    private static bool MustRead(EntityValue entity, PropertySchema property) =>
        property.IsRequired || property.Role is PropertyRole.Entity || entity.IsSet(property.Name);

    /// <summary>All blocks of a word, although one of them may be called by it and hide the others.</summary>
    private static Value ValueOf(EntityValue entity, PropertySchema property) =>
        property.Role == PropertyRole.NamedBlocks
            ? new ListValue([.. entity.Blocks(property.Name)])
            : entity.Get(property.Name);

    private bool TrySet(object? record, EntityValue entity, PropertySchema property, PropertyInfo member)
    {
        try
        {
            if (!TryConvert(ValueOf(entity, property), member.PropertyType, out var converted))
            {
                return false;
            }

            member.SetValue(record, converted);
            return true;
        }
        catch (OverflowException)
        {
            entity.Evaluator.Report(
                Descriptors.OutOfRange,
                entity.LocationOf(property.Name),
                $"`{property.Name}` is beyond what a simulation can hold",
                $"is {entity.Get(property.Name).Display}",
                "times reach to 106 days, counts to 64 bits");
            return false;
        }
    }

    private bool TryConvertBlocks(ListValue list, Type type, out object? converted)
    {
        var element = type.GetGenericArguments()[0];
        var items = Array.CreateInstance(element, list.Items.Length);
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (!TryConvert(list.Items[i], element, out var item))
            {
                converted = null;
                return false;
            }

            items.SetValue(item, i);
        }

        converted = AsImmutableArray.MakeGenericMethod(element).Invoke(null, [items]);
        return true;
    }

    private bool TryConvertMap(EntityValue map, Type type, out object? converted)
    {
        converted = null;
        var element = type.GetGenericArguments()[1];
        var entries = new List<(string Key, object? Value)>();
        foreach (var (key, value) in map.Entries)
        {
            if (!TryConvert(value, element, out var item))
            {
                return false;
            }

            entries.Add((key, item));
        }

        converted = AsDictionary.MakeGenericMethod(element).Invoke(null, [entries]);
        return true;
    }

    private static MethodInfo AsImmutableArray { get; } = Find(nameof(ToImmutableArray));

    private static MethodInfo AsDictionary { get; } = Find(nameof(ToDictionary));

    private static MethodInfo Find(string name) =>
        typeof(OptionsMaterializer).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)
        ?? throw new MissingMethodException(nameof(OptionsMaterializer), name);

    private static ImmutableArray<T> ToImmutableArray<T>(T[] items) => [.. items];

    private static ImmutableSortedDictionary<string, T> ToDictionary<T>(List<(string Key, object? Value)> entries)
    {
        var made = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            if (value is T item)
            {
                made[key] = item;
            }
        }

        return made.ToImmutable();
    }
}
