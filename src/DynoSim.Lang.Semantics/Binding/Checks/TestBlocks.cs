using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Checks;

/// <summary>Tests: a block of its own kind, with fixtures as its named sub-blocks.</summary>
internal static class TestBlocks
{
    private static readonly Lazy<KindSchema> Kind = new(MakeKind);

    public static BoundLayer Bind(TestSyntax syntax, Module module, Binder binder)
    {
        if (binder.Tests.TryGetValue(syntax, out var known))
        {
            return known;
        }

        BoundLayer? made = null;
        EntityValue? self = null;
        EntityValue? Self() => made is null ? null : self ??= new EntityValue(
            binder.Evaluator, made.Type, "test", made.Location, [new LayerInstance(made, null)]);
        var layer = LayerBuilder.Build(new LayerSource(
            syntax.Body,
            ObjectType.Of(Kind.Value),
            module.At(syntax.Title),
            Shape.Empty,
            new FileScope(module, binder, null),
            binder)
        {
            Prototype = Self,
        });
        made = layer;
        binder.Tests.Add(syntax, layer);
        return layer;
    }

    private static KindSchema MakeKind() => new(
        "test",
        "Expectations about files, policies and runs.",
        typeof(TestBlocks),
        kind => [.. LanguageCatalog.Instance.Fixtures.Values.Select(fixture => FixtureProperty(kind, fixture))],
        Statements,
        () => []);

    private static ImmutableArray<StatementSchema> Statements() =>
    [
        new(StatementKind.Expect, BoolType.Instance, KnobPhase.Result, false, true, true, "What must hold."),
        new(StatementKind.Reject, BoolType.Instance, KnobPhase.Static, false, true, true, "What must not compile."),
    ];

    private static PropertySchema FixtureProperty(KindSchema owner, KindSchema fixture) => new()
    {
        Owner = owner,
        Name = fixture.Name,
        Type = new ListType(new RecordType(fixture)),
        TypeText = fixture.TypeName,
        Role = PropertyRole.NamedBlocks,
        Kind = fixture,
        Doc = fixture.Doc,
        Phase = KnobPhase.Static,
        IsSimulated = true,
        IsDerived = false,
        IsRequired = false,
    };
}
