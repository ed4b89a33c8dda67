using System.Collections.Immutable;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>
/// A kind of block: what may stand in it. Read from an options record of the runtime; members are read on first use,
/// so that starting the tool does not pay for kinds a file does not mention.
/// </summary>
public sealed class KindSchema
{
    private readonly Lazy<ImmutableArray<PropertySchema>> _properties;
    private readonly Lazy<ImmutableSortedDictionary<string, PropertySchema>> _byName;
    private readonly Lazy<ImmutableArray<StatementSchema>> _statements;
    private readonly Lazy<ImmutableArray<ScopeSchema>> _scopes;

    internal KindSchema(
        string name,
        string doc,
        Type runtimeType,
        Func<KindSchema, ImmutableArray<PropertySchema>> properties,
        Func<ImmutableArray<StatementSchema>> statements,
        Func<ImmutableArray<ScopeSchema>> scopes)
    {
        Name = name;
        Doc = doc;
        RuntimeType = runtimeType;
        TypeName = SchemaNames.ToPascal(name);
        _properties = new(() => properties(this));
        _byName = new(() => Properties.ToImmutableSortedDictionary(
            property => property.Name, property => property, StringComparer.Ordinal));
        _statements = new(statements);
        _scopes = new(scopes);
    }

    /// <summary>The word that opens a block.</summary>
    public string Name { get; }

    /// <summary>The name of the kind as a type: <c>slo</c> is <c>Slo</c>.</summary>
    public string TypeName { get; }

    /// <summary>One or two sentences.</summary>
    public string Doc { get; }

    /// <summary>Whether entities of the kind are declared at the top level of a file.</summary>
    public bool IsTopLevel { get; internal init; }

    /// <summary>For named sub-blocks: whether one may stand without a name.</summary>
    public bool IsNameOptional { get; internal init; }

    /// <summary>Whether an entity says <c>of</c> which scenario it is.</summary>
    public bool HasSubject { get; internal init; }

    /// <summary>The options record, or for a test fixture the context type.</summary>
    public Type RuntimeType { get; }

    /// <summary>The properties and sub-blocks in declaration order.</summary>
    public ImmutableArray<PropertySchema> Properties => _properties.Value;

    /// <summary>The statements allowed.</summary>
    public ImmutableArray<StatementSchema> Statements => _statements.Value;

    /// <summary>The objects of the simulated state visible in its expressions.</summary>
    public ImmutableArray<ScopeSchema> Scopes => _scopes.Value;

    /// <summary>The property or unnamed sub-block of that name, or the named sub-blocks of that kind word.</summary>
    public PropertySchema? FindProperty(string name) => _byName.Value.GetValueOrDefault(name);

    /// <summary>The statement if it is allowed.</summary>
    public StatementSchema? FindStatement(Simulation.Schema.StatementKind kind) =>
        Statements.FirstOrDefault(statement => statement.Kind == kind);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
