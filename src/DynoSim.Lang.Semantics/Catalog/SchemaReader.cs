using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>Reads kinds, enums and contexts from the attributes of the runtime's types.</summary>
internal sealed class SchemaReader
{
    /// <summary>A type such as <c>PoolName</c> names a sub-block of that kind.</summary>
    private const string NameSuffix = "Name";

    private readonly Lazy<ImmutableArray<Type>> _kindTypes;
    private readonly Lazy<ImmutableSortedDictionary<string, KindSchema>> _topLevel;
    private readonly Lazy<ImmutableSortedDictionary<string, EnumType>> _enums;
    private readonly ConcurrentDictionary<Type, KindSchema> _kinds = new();
    private readonly ConcurrentDictionary<Type, ContextSchema> _contexts = new();

    internal SchemaReader(Assembly runtime, ImmutableArray<Type> languageKinds)
    {
        var exported = new Lazy<Type[]>(runtime.GetExportedTypes);
        _kindTypes = new(() =>
            [.. exported.Value.Where(IsKind), .. languageKinds]);
        _topLevel = new(() => Kinds.Where(kind => kind.IsTopLevel)
            .ToImmutableSortedDictionary(kind => kind.Name, kind => kind, StringComparer.Ordinal));
        _enums = new(() => exported.Value.Where(type => type.IsEnum)
            .Select(ReadEnum).OfType<EnumType>()
            .ToImmutableSortedDictionary(type => type.Name, type => type, StringComparer.Ordinal));
    }

    internal IEnumerable<KindSchema> Kinds =>
        _kindTypes.Value.Select(KindOf).OrderBy(kind => kind.Name, StringComparer.Ordinal);

    internal ImmutableSortedDictionary<string, KindSchema> TopLevelKinds => _topLevel.Value;

    internal ImmutableSortedDictionary<string, EnumType> Enums => _enums.Value;

    internal KindSchema KindOf(Type type) => _kinds.GetOrAdd(type, ReadKind);

    internal ContextSchema ContextOf(Type type) => _contexts.GetOrAdd(
        type,
        context => new ContextSchema(context, () => ContextReader.ReadSignals(context, this)));

    internal static bool IsKind(Type type) => type.IsDefined(typeof(KindAttribute), inherit: false);

    /// <summary>The kind or enum a name in a file stands for; null if unknown.</summary>
    internal LanguageType? FindType(string name)
    {
        if (Enums.TryGetValue(name, out var type))
        {
            return type;
        }

        var kind = Kinds.FirstOrDefault(candidate => candidate.TypeName == name);
        return kind is null ? null : TypeOf(kind);
    }

    /// <summary>
    /// The type an attribute writes; names that are no kind and no enum are results of builtin functions.
    /// </summary>
    internal LanguageType ParseType(string text)
    {
        var resolver = new TypeResolver(
            LookUp,
            problem => throw new FormatException($"The schema type `{text}`: {problem.Name} {problem.Message}"));
        return resolver.Resolve(TypeExpression.Parse(text));
    }

    internal static LanguageType TypeOf(KindSchema kind) =>
        kind.IsTopLevel ? new EntityType(kind) : new RecordType(kind);

    private LanguageType LookUp(string name)
    {
        var isVariable = name.Length == 1 && char.IsAsciiLetterUpper(name[0]);
        if (isVariable)
        {
            return new TypeVariable(name);
        }

        if (name.EndsWith(NameSuffix, StringComparison.Ordinal))
        {
            return new BlockNameType(SchemaNames.ToSnake(name[..^NameSuffix.Length]));
        }

        return FindType(name) ?? new OpaqueType(name);
    }

    private KindSchema ReadKind(Type type)
    {
        var attribute = type.GetCustomAttribute<KindAttribute>(inherit: false)
            ?? throw new ArgumentException($"{type.Name} is no kind of the language.", nameof(type));
        return new KindSchema(
            attribute.Name,
            attribute.Doc,
            type,
            kind => PropertyReader.ReadAll(kind, this),
            () => ReadStatements(type),
            () => ReadScopes(type))
        {
            IsTopLevel = attribute.TopLevel,
            IsNameOptional = attribute.NameOptional,
            HasSubject = attribute.HasSubject,
        };
    }

    private ImmutableArray<StatementSchema> ReadStatements(Type type) =>
    [
        .. type.GetCustomAttributes<StatementAttribute>(inherit: false)
            .OrderBy(statement => statement.Kind)
            .Select(statement => new StatementSchema(
                statement.Kind,
                ParseType(statement.Type),
                statement.Phase,
                statement.Required,
                statement.Repeatable,
                statement.Simulated,
                statement.Doc)),
    ];

    private ImmutableArray<ScopeSchema> ReadScopes(Type type) =>
    [
        .. type.GetCustomAttributes<ScopeAttribute>(inherit: false)
            .OrderBy(scope => scope.Name, StringComparer.Ordinal)
            .Select(scope => new ScopeSchema(scope.Name, ContextOf(scope.Context), scope.Phase)),
    ];

    private static EnumType? ReadEnum(Type type)
    {
        var attribute = type.GetCustomAttribute<LanguageEnumAttribute>(inherit: false);
        return attribute is null
            ? null
            : new EnumType(attribute.Name, [.. Enum.GetNames(type).Select(SchemaNames.ToSnake)], type);
    }
}
