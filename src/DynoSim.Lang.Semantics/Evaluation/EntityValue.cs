using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>One layer of an object, with what is around the place where it was written.</summary>
/// <param name="Layer">The block.</param>
/// <param name="Outer">What is around it.</param>
public sealed record LayerInstance(BoundLayer Layer, Environment? Outer);

/// <summary>Who gave a member its value.</summary>
/// <param name="Layer">The layer; null for the default of the catalog.</param>
/// <param name="Location">The value, or the block, as written.</param>
public sealed record Provenance(BoundLayer? Layer, SourceLocation Location);

/// <summary>
/// An entity or sub-block as an object: a stack of layers, read member by member. Reading is lazy, remembered and free
/// of order; a member reads its siblings from the final object, so an heir's change reaches everything derived from it.
/// </summary>
public sealed class EntityValue : Value
{
    private readonly Evaluator _evaluator;
    private readonly Dictionary<string, MemberCell> _cells = new(StringComparer.Ordinal);

    internal EntityValue(
        Evaluator evaluator,
        ObjectType type,
        string name,
        SourceLocation location,
        ImmutableArray<LayerInstance> layers)
    {
        _evaluator = evaluator;
        Type = type;
        Name = name;
        Location = location;
        Layers = layers;
        Shape = Shape.Of([.. layers.Select(instance => instance.Layer)]);
    }

    /// <summary>What it is.</summary>
    public ObjectType Type { get; }

    /// <summary>The kind; null for a map.</summary>
    public KindSchema? Kind => Type.Kind;

    /// <summary>The declared name; of a copy that of the original; of an unnamed sub-block its word.</summary>
    public string Name { get; }

    /// <summary>The name as declared: where findings about the object as a whole belong.</summary>
    public SourceLocation Location { get; }

    /// <summary>The declaration it is the value of; null for sub-blocks and amended copies.</summary>
    public EntitySymbol? Symbol { get; internal init; }

    /// <summary>The declaration it is a copy of; the declaration itself if it is no copy.</summary>
    public EntitySymbol? Origin { get; internal init; }

    /// <summary>The object it is a sub-block of.</summary>
    public EntityValue? Owner { get; internal init; }

    /// <summary>The layers from the base on.</summary>
    public ImmutableArray<LayerInstance> Layers { get; }

    /// <inheritdoc/>
    public override string Display => Name;

    internal Shape Shape { get; }

    internal Evaluator Evaluator => _evaluator;

    /// <summary>
    /// The value of a member: as set, else its default. The error value if it cannot be had, which has been reported,
    /// or if it is required and missing.
    /// </summary>
    public Value Get(string name) => Cell(name).Value;

    /// <summary>A member with who set it; null if the object has no such member.</summary>
    public Provenance? WhoSet(string name) => Cell(name).Provenance;

    /// <summary>Where the value of a member was written; the place of the object itself if it is a default.</summary>
    public SourceLocation LocationOf(string name) => Cell(name).Provenance?.Location ?? Location;

    /// <summary>Whether a layer sets, amends or removes the member.</summary>
    public bool IsSet(string name) =>
        Layers.Any(instance => instance.Layer.Find(name).Any(member => member is Assignment or Amendment));

    /// <summary>A sub-block or referenced entity; null if there is none.</summary>
    public EntityValue? Block(string name) => Get(name) as EntityValue;

    /// <summary>The named sub-blocks of a kind word, such as <c>pool</c>, in order of declaration.</summary>
    public ImmutableArray<EntityValue> Blocks(string word) => MemberReading.Blocks(this, word);

    /// <summary>The entries of a map in order of declaration.</summary>
    public IEnumerable<KeyValuePair<string, Value>> Entries => Layers
        .SelectMany(instance => instance.Layer.Members)
        .OfType<Assignment>()
        .Select(assignment => assignment.Name)
        .Distinct(StringComparer.Ordinal)
        .Select(name => new KeyValuePair<string, Value>(name, Get(name)));

    /// <summary>
    /// The statements of one sort, inherited ones first, each with what its names stand for. Expectations dropped by an
    /// heir are not among them.
    /// </summary>
    public IEnumerable<(T Statement, Environment Environment)> Statements<T>()
        where T : BoundStatement
    {
        var first = typeof(T) == typeof(ExpectStatement) ? Math.Max(0, LastDrop()) : 0;
        for (var i = first; i < Layers.Length; i++)
        {
            var environment = EnvironmentOf(Layers[i]);
            foreach (var statement in Layers[i].Layer.Statements.OfType<T>())
            {
                yield return (statement, environment);
            }
        }
    }

    /// <summary>The expression that gives a member its value, for members that are evaluated later than now.</summary>
    public (BoundExpression Expression, Environment Environment)? Expression(string name)
    {
        for (var i = Layers.Length - 1; i >= 0; i--)
        {
            if (Layers[i].Layer.Find(name).OfType<Assignment>().FirstOrDefault() is { } assignment)
            {
                return (assignment.Value, EnvironmentOf(Layers[i]));
            }
        }

        return null;
    }

    /// <summary>A copy with one more layer on top.</summary>
    internal EntityValue Amended(ImmutableArray<LayerInstance> amendments) =>
        new(_evaluator, Type, Name, Location, [.. Layers, .. amendments]) { Origin = Origin, Owner = Owner };

    /// <summary>The same object with a layer below all others, for what the catalog gives by default.</summary>
    internal EntityValue WithBase(LayerInstance below) =>
        new(_evaluator, Type, Name, Location, [below, .. Layers]) { Origin = Origin, Owner = Owner };

    /// <summary>A record given as the value of a member, as the sub-block it has become.</summary>
    internal EntityValue OwnedBy(EntityValue owner, string name) =>
        new(_evaluator, Type, name, Location, Layers) { Owner = owner };

    internal Environment EnvironmentOf(LayerInstance instance) => Environment.OfObject(this, instance.Outer);

    internal MemberCell Cell(string name)
    {
        if (!_cells.TryGetValue(name, out var cell))
        {
            cell = new MemberCell(this, name);
            _cells.Add(name, cell);
        }

        return cell;
    }

    private int LastDrop()
    {
        for (var i = Layers.Length - 1; i >= 0; i--)
        {
            if (Layers[i].Layer.DropsExpectations)
            {
                return i;
            }
        }

        return -1;
    }
}
