using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>
/// Blocks inside blocks: <c>pool decode { … }</c>, <c>timing { … }</c>, <c>session.turn { … }</c>, <c>serve { … }</c>.
/// </summary>
internal static class BlockBuilder
{
    public static void Add(LayerBuilder builder, BlockDeclarationSyntax syntax)
    {
        if (syntax.Kind.Names is not [{ Token: { IsMissing: false } word }, ..])
        {
            return;
        }

        RefuseClauses(builder, syntax);
        var name = syntax.Name is { Token.IsMissing: false } given ? given : null;
        if (syntax.Kind.Names.Length > 1)
        {
            if (name is not null)
            {
                Misplaced(builder, builder.At(
                    name), $"an amended block keeps its name, so `{name.Token.Text}` has no place here");
            }

            MemberBuilder.Add(builder, PathTail.Of(syntax.Kind, null, syntax.Body));
            return;
        }

        var property = builder.Type.FindProperty(word.Text);
        if (property is { Role: PropertyRole.NamedBlocks, Kind: { } kind })
        {
            AddNamed(builder, syntax, property, kind, name);
        }
        else if (name is null)
        {
            MemberBuilder.Add(builder, PathTail.Of(syntax.Kind, null, syntax.Body));
        }
        else if (property is not null || builder.Shape.FindBlock(word.Text) is not null)
        {
            Misplaced(builder, builder.At(name), $"`{word.Text}` takes no name");
            MemberBuilder.Add(builder, PathTail.Of(syntax.Kind, null, syntax.Body));
        }
        else
        {
            UnknownMembers.ReportKind(builder, word.Text, builder.At(syntax.Kind));
        }
    }

    private static void AddNamed(
        LayerBuilder builder, BlockDeclarationSyntax syntax, PropertySchema property, KindSchema kind, NameSyntax? name)
    {
        var location = builder.At((SyntaxNode?)name ?? syntax.Kind);
        if (name is null && !kind.IsNameOptional)
        {
            builder.Layer.Forgiven.Add(property.Name);
            Misplaced(
                builder,
                location,
                $"{Misfits.WithArticle(property.Name)} needs a name",
                $"write `{property.Name} NAME {{ … }}`");
            return;
        }

        var text = name?.Token.Text ?? property.Name;
        if (!builder.IsFirst(text + " {", location, $"{property.Name} `{text}` is declared")
            || (name is not null && Clashes(builder, text, location, property)))
        {
            return;
        }

        MemberBuilder.Amend(
            builder, text, location, ObjectType.Of(kind), property, isNamed: true, tail: null, syntax.Body);
    }

    /// <summary>Sub-blocks and properties share the names behind the dot.</summary>
    private static bool Clashes(LayerBuilder builder, string name, SourceLocation location, PropertySchema property)
    {
        var other = builder.Below.FindBlock(name);
        var taken = builder.Type.FindProperty(name) is { } same && !ReferenceEquals(same, property)
            ? $"{Misfits.WithArticle(builder.Type.Word)} has a property `{name}` already"
            : other is not null && !ReferenceEquals(other.Property, property)
                ? $"`{name}` is a {other.Property?.Name} already"
                : builder.Below.FindLocal(name) is not null
                    ? $"`{name}` is declared in this {builder.Type.Word} already" : null;
        if (taken is null)
        {
            return false;
        }

        builder.Binder.Report(
            Descriptors.DuplicateDeclaration, location, taken, help: $"give the {property.Name} another name");
        return true;
    }

    private static void RefuseClauses(LayerBuilder builder, BlockDeclarationSyntax syntax)
    {
        if (syntax.Base is { } @base)
        {
            Misplaced(builder, builder.At(
                @base), "only top-level entities extend others", "amend the inherited block instead");
        }

        if (syntax.Subject is { } subject)
        {
            Misplaced(builder, builder.At(subject), "only an experiment is `of` something");
        }
    }

    private static void Misplaced(LayerBuilder builder, SourceLocation location, string message, string? help = null) =>
        builder.Binder.Report(Descriptors.UnexpectedToken, location, message, help: help);
}
