using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Binding.Scopes;

/// <summary>
/// The block of an object: the objects of the simulated state its kind shows, its params, lets and named sub-blocks,
/// its properties.
/// </summary>
/// <param name="outer">What is around the block.</param>
/// <param name="layer">The block.</param>
/// <param name="shape">What its object declares, the layers below included.</param>
/// <param name="defined">The member that is being defined, which its own definition does not see; null for
/// none.</param>
/// <param name="subject">The scenario an experiment is of, whose members it sees too; null for other kinds.</param>
internal sealed class ObjectScope(Scope outer, BoundLayer layer, Shape shape, string? defined, EntitySymbol? subject)
    : Scope(outer, outer.Module)
{
    public BoundLayer Layer { get; } = layer;

    public ObjectType Type => Layer.Type;

    public Shape Shape { get; } = shape;

    /// <summary>The scenario an experiment is of.</summary>
    public EntitySymbol? Subject { get; } = subject;

    public override IEnumerable<string> Names => (Type.Kind?.Scopes.Select(scope => scope.Name) ?? [])
        .Where(name => name.Length > 0)
        .Concat(Shape.Names)
        .Concat(PropertyNames)
        .Concat(Subject is null
            ? []
            : LanguageCatalog.Instance.FindKind("scenario")?.Properties.Select(property => property.Name) ?? []);

    private IEnumerable<string> PropertyNames => Type.Kind is { } kind
        ? kind.Properties.Where(property => property.Role != PropertyRole.NamedBlocks).Select(property => property.Name)
        : Layer.Members.Select(member => member.Name);

    /// <summary>The same block while another member is being defined.</summary>
    public ObjectScope Defining(string name) => new(Outer ?? this, Layer, Shape, name, Subject);

    public override bool Skips(string name) => name == defined && FindMember(name, 0) is not null;

    public override Meaning? Find(string name, int hops) =>
        FindContext(name) ?? (name == defined ? null : (Meaning?)FindMember(name, hops) ?? FindOfSubject(name));

    private SubjectMeaning? FindOfSubject(string name) =>
        Subject is not null
            && LanguageCatalog.Instance.FindKind("scenario") is { } scenario
            && scenario.FindProperty(name) is { } property
            ? new SubjectMeaning(Subject, new EntityType(scenario), name, property.Type)
            : null;

    private Meaning? FindContext(string name)
    {
        if (Type.Kind is not { } kind)
        {
            return null;
        }

        foreach (var scope in kind.Scopes)
        {
            if (scope.Name == name)
            {
                return new ContextMeaning(name, scope.Context, scope.Phase);
            }

            if (scope.Name.Length == 0 && scope.Context.Find(name) is { } signal)
            {
                return new SignalMeaning(scope, signal);
            }
        }

        return PlannerPools.Find(kind, Shape, name);
    }

    private MemberMeaning? FindMember(string name, int hops)
    {
        if (Shape.FindLocal(name) is { } local)
        {
            var (type, phase) = local switch
            {
                LocalLet let => (let.Value.Type, let.Value.Phase),
                LocalParam param => (param.Binding.Type, KnobPhase.Static),
                _ => (ErrorType.Instance, KnobPhase.Static),
            };
            LocalUses.Note(local);

            return new MemberMeaning(hops, this, name, type, phase);
        }

        if (Type.FindProperty(name) is { Role: not PropertyRole.NamedBlocks } property)
        {
            return new MemberMeaning(hops, this, name, MemberTypes.Of(property, Shape), property.Phase);
        }

        if (Shape.FindBlock(name) is { } block)
        {
            return new MemberMeaning(hops, this, name, block.Type.Type, KnobPhase.Static);
        }

        return Type.Map is { } map && Shape.Layers.Any(candidate => candidate.Find(name).Count > 0)
            ? new MemberMeaning(hops, this, name, map.Value, KnobPhase.Static)
            : null;
    }
}
