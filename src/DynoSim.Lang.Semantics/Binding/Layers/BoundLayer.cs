using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>
/// One block of an object as written: what it sets, amends, removes, declares and states. An object is a stack of
/// layers: its base's, its own, those of <c>with</c> and of overrides. Names in a layer mean what they mean where it is
/// written; those that mean members of the object are read from the final one.
/// </summary>
public sealed class BoundLayer
{
    private readonly Dictionary<string, List<LayerMember>> _byName = new(StringComparer.Ordinal);

    internal BoundLayer(ObjectType type, SourceLocation location, Shape below)
    {
        Type = type;
        Location = location;
        Below = below;
    }

    /// <summary>What the object is.</summary>
    public ObjectType Type { get; }

    /// <summary>
    /// The block's name, or its kind word if it has none: where findings about the object as a whole belong.
    /// </summary>
    public SourceLocation Location { get; }

    /// <summary>What the layers below declare.</summary>
    public Shape Below { get; }

    /// <summary>The members in source order.</summary>
    public ImmutableArray<LayerMember> Members { get; private set; } = [];

    /// <summary>The statements in source order.</summary>
    public ImmutableArray<BoundStatement> Statements { get; private set; } = [];

    /// <summary>Whether inherited expectations are dropped: <c>expectations = none</c>.</summary>
    public bool DropsExpectations { get; private set; }

    /// <summary>
    /// Gives the object the layer was written for; null where there is no single one. It may give null too.
    /// </summary>
    internal Func<Evaluation.EntityValue?>? Prototype { get; init; }

    /// <summary>
    /// Required properties that are probably meant by a misspelt member, so that their absence is no news.
    /// </summary>
    internal HashSet<string> Forgiven { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a member has an error in its text, so that none can be called missing.</summary>
    internal bool IsDoubtful { get; set; }

    /// <summary>The members of a name, in source order.</summary>
    public IReadOnlyList<LayerMember> Find(string name) => _byName.TryGetValue(name, out var members) ? members : [];

    internal void Complete(
        ImmutableArray<LayerMember> members, ImmutableArray<BoundStatement> statements, bool dropsExpectations)
    {
        Members = members;
        Statements = statements;
        DropsExpectations = dropsExpectations;
        foreach (var member in members)
        {
            if (!_byName.TryGetValue(member.Name, out var same))
            {
                _byName.Add(member.Name, same = []);
            }

            same.Add(member);
        }
    }
}

/// <summary>What an object is: an entity or sub-block of a kind, or a map with free names.</summary>
/// <param name="Kind">The kind; null for a map.</param>
/// <param name="Map">The map's type; null for a kind.</param>
/// <param name="Word">The word that opens its blocks.</param>
public sealed record ObjectType(KindSchema? Kind, MapType? Map, string Word)
{
    /// <summary>Of a kind.</summary>
    public static ObjectType Of(KindSchema kind) => new(kind, null, kind.Name);

    /// <summary>A map.</summary>
    public static ObjectType Of(MapType map, string word) => new(null, map, word);

    /// <summary>The language type of such an object.</summary>
    public LanguageType Type => Kind is { } kind
        ? kind.IsTopLevel ? new EntityType(kind) : new RecordType(kind)
        : Map is { } map ? map : ErrorType.Instance;

    /// <summary>The property of that name, if it has a kind.</summary>
    public PropertySchema? FindProperty(string name) => Kind?.FindProperty(name);
}
