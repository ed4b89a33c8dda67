using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>Properties, amendments and dotted paths: what a member of a block speaks of.</summary>
internal static class MemberBuilder
{
    private const string Expectations = "expectations";

    /// <summary>Adds <c>path = value</c> or <c>path { … }</c>.</summary>
    public static void Add(LayerBuilder builder, PathTail tail)
    {
        if (tail.Head.Token.IsMissing)
        {
            return;
        }

        var name = tail.Head.Token.Text;
        var location = builder.At(tail.Head);
        var path = PathLocation(builder, tail);
        var what = tail.Value is null ? $"`{tail.Text}` is amended" : $"`{tail.Text}` is set";
        if (!builder.IsFirst(tail.Value is null ? tail.Text + " {" : tail.Text, path, what))
        {
            return;
        }

        if (name == Expectations && tail.IsLast && builder.Type.FindProperty(name) is null)
        {
            ClearExpectations(builder, tail, location);
            return;
        }

        if (builder.Type.Map is { } map)
        {
            AddEntry(builder, tail, name, location, map);
        }
        else if (builder.Type.FindProperty(name) is { } property)
        {
            AddProperty(builder, tail, property, location);
        }
        else if ((builder.Below.FindLocal(name) ?? OwnLocal(builder, name)) is { } local)
        {
            AddLocal(builder, tail, local, location);
        }
        else if ((builder.Shape.FindBlock(name) ?? OwnBlock(builder, name)) is { } block)
        {
            AddNamed(builder, tail, block.Type, block.Property, location);
        }
        else if (builder.Below.Assume(builder.Type) is { Kind: { } kind } assumed)
        {
            AddNamed(builder, tail, ObjectType.Of(kind), assumed, location);
        }
        else
        {
            UnknownMembers.Report(builder, name, location, tail.Value is null);
        }
    }

    /// <summary>Adds an amendment of a sub-block or reference.</summary>
    public static void Amend(
        LayerBuilder builder,
        string name,
        SourceLocation location,
        ObjectType type,
        PropertySchema? property,
        bool isNamed,
        PathTail? tail,
        BlockSyntax? body)
    {
        var owner = builder.Layer;
        BoundLayer Bind()
        {
            var isReference = property is { Role: PropertyRole.Entity } && !isNamed;
            var below = isReference ? References.Below(builder, name, owner) : builder.Below.Sub(name);
            var source = new LayerSource(
                body,
                type,
                location,
                below,
                builder.Scope.Defining(name),
                builder.Binder)
            {
                Prototype = () => owner.Prototype?.Invoke()?.Block(name),
            };
            return tail is null ? LayerBuilder.Build(source) : LayerBuilder.BuildTail(source, tail);
        }

        builder.Add(new Amendment(
            name,
            location,
            type,
            property,
            isNamed,
            builder.Binder.Later(name, location, Bind, () => new BoundLayer(type, location, Shape.Opaque))));
    }

    private static void AddEntry(LayerBuilder builder, PathTail tail, string name, SourceLocation location, MapType map)
    {
        if (tail is not { IsLast: true, Value: { } value })
        {
            builder.Binder.Report(
                Descriptors.UnknownProperty,
                location,
                $"an entry of `{builder.Type.Word}` is {Misfits.Describe(map.Value)}, not a block",
                help: $"write `{name} = …`");
            return;
        }

        builder.Add(MakeAssignment(
            builder, name, location, value, null, new Expectation(
                map.Value, CoercionSite.Property, $"`{name}`"), KnobPhase.Static));
    }

    private static void AddProperty(LayerBuilder builder, PathTail tail, PropertySchema property,
        SourceLocation location)
    {
        var name = property.Name;
        if (property.IsDerived)
        {
            builder.Binder.Report(
                Descriptors.UnknownProperty,
                location,
                $"`{name}` is computed from other members and cannot be set",
                "computed",
                property.Doc);
            return;
        }

        if (property.Role == PropertyRole.NamedBlocks)
        {
            builder.Binder.Report(
                Descriptors.UnknownProperty,
                location,
                $"{Misfits.WithArticle(name)} has a name",
                help: $"write `{name} NAME {{ … }}`");
            return;
        }

        if (tail is { IsLast: true, Value: { } value })
        {
            var expected = new Expectation(property.Type, property.Site, $"`{name}`")
            {
                Usual = property.Usual,
                Allowed = property.Range,
            };
            builder.Add(TieBreaks.Is(property)
                ? TieBreaks.Assign(builder, location, value, property)
                : MakeAssignment(builder, name, location, value, property, expected, property.Phase));
            return;
        }

        var type = property.PresentType is MapType map
            ? ObjectType.Of(map, name)
            : property.Kind is { } kind ? ObjectType.Of(kind) : null;
        if (type is null)
        {
            builder.Binder.Report(
                Descriptors.TypeMismatch,
                location,
                $"`{name}` is {Misfits.Describe(property.Type)}, not a block",
                help: $"write `{name} = …`");
            return;
        }

        Amend(builder, name, location, type, property, isNamed: false, tail.IsLast ? null : tail.Rest, tail.Body);
    }

    private static void AddLocal(LayerBuilder builder, PathTail tail, LayerMember local, SourceLocation location)
    {
        if (local is LocalLet || tail is not { IsLast: true, Value: { } value })
        {
            builder.Binder.Report(new Diagnostic(
                Descriptors.DuplicateDeclaration,
                location.Source,
                location.Span,
                local is LocalLet ? $"`{local.Name}` is a let and cannot be set"
                    : $"`{local.Name}` is a param, not a block")
            {
                Help = local is LocalLet ? "declare it as a `param` to make it settable" : $"write `{local.Name} = …`",
                Related = [new RelatedSpan(local.Location.Source, local.Location.Span, "declared here")],
            });
            return;
        }

        var param = (LocalParam)local;
        builder.Add(new Assignment(
            local.Name,
            location,
            builder.At(value),
            null,
            builder.Binder.Later(local.Name, location, () =>
            {
                var binder = new ExpressionBinder(builder.Binder, builder.Scope.Defining(local.Name));
                var expectation = new Expectation(param.Binding.Type, CoercionSite.Property, $"`{local.Name}`");
                return PhaseChecks.Require(
                    binder.Bind(value, expectation), KnobPhase.Static, $"`{local.Name}`", builder.Binder);
            })));
    }

    private static void AddNamed(
        LayerBuilder builder, PathTail tail, ObjectType type, PropertySchema? property, SourceLocation location)
    {
        var name = tail.Head.Token.Text;
        if (tail is not { IsLast: true, Value: { } value })
        {
            Amend(builder, name, location, type, property, isNamed: true, tail.IsLast ? null : tail.Rest, tail.Body);
            return;
        }

        if (value is LiteralSyntax { Token.Text: "none" })
        {
            builder.Add(new Removal(name, location));
            return;
        }

        builder.Binder.Report(
            Descriptors.TypeMismatch,
            builder.At(value),
            $"`{name}` is a {type.Word} of this {builder.Type.Word}; it is amended or removed, not replaced",
            help: $"write `{name} {{ … }}` to amend it, `{name} = none` to remove it");
    }

    private static Assignment MakeAssignment(
        LayerBuilder builder,
        string name,
        SourceLocation location,
        ExpressionSyntax value,
        PropertySchema? property,
        Expectation expectation,
        KnobPhase phase) => new(
            name,
            location,
            builder.At(value),
            property,
            builder.Binder.Later(name, location, () =>
            {
                var binder = new ExpressionBinder(builder.Binder, builder.Scope.Defining(name));
                return PhaseChecks.Require(binder.Bind(value, expectation), phase, $"`{name}`", builder.Binder);
            }));

    private static void ClearExpectations(LayerBuilder builder, PathTail tail, SourceLocation location)
    {
        if (tail.Value is LiteralSyntax { Token.Text: "none" })
        {
            builder.DropsExpectations = true;
            return;
        }

        builder.Binder.Report(
            Descriptors.TypeMismatch,
            tail.Value is null ? location : builder.At(tail.Value),
            "inherited expectations are kept or dropped, not set",
            help: "write `expectations = none` to drop them");
    }

    private static LocalParam? OwnLocal(LayerBuilder builder, string name) =>
        builder.Own.OfType<LocalParam>().FirstOrDefault(member => member.Name == name);

    private static Amendment? OwnBlock(LayerBuilder builder, string name) =>
        builder.Own.OfType<Amendment>().FirstOrDefault(member => member.IsNamed && member.Name == name);

    private static SourceLocation PathLocation(LayerBuilder builder, PathTail tail) =>
        builder.At(tail.Head).Through(builder.At(tail.Path.Names[^1]));
}
