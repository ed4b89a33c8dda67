using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Chains;

/// <summary>Says of a place in a file what sort of layer it belongs to, seen from an object.</summary>
internal sealed class LayerOrigins(Binder binder)
{
    private const string CommandLine = "--set";

    /// <summary>The layer a member of an object was written in.</summary>
    /// <param name="entity">The object.</param>
    /// <param name="location">The place of the member, or of the layer.</param>
    public ChainOrigin Of(EntityValue entity, SourceLocation location)
    {
        if (location.Source.Path == CommandLine)
        {
            return new ChainOrigin(ChainSort.Set, location.Source.Text, location);
        }

        if (Declaration(location) is not { } declaration)
        {
            return new ChainOrigin(ChainSort.Declared, string.Empty, location);
        }

        var owner = declaration switch
        {
            BlockDeclarationSyntax { Name: { } name } block => $"{block.Kind.Names[^1].Token.Text} {name.Token.Text}",
            LetSyntax let => $"let {let.Name.Token.Text}",
            ParamSyntax param => $"param {param.Name.Token.Text}",
            TestSyntax test => $"test {test.Title.Text}",
            _ => string.Empty,
        };
        return new ChainOrigin(SortOf(entity, declaration, location), owner, location);
    }

    private ChainSort SortOf(EntityValue entity, MemberSyntax declaration, SourceLocation location)
    {
        if (declaration.DescendantNodes().OfType<WithSyntax>().Any(with => Covers(with.Body, location)))
        {
            return ChainSort.With;
        }

        var root = entity;
        while (root.Owner is { } owner)
        {
            root = owner;
        }

        if (root.Origin is not { } symbol)
        {
            return ChainSort.Declared;
        }

        var layers = binder.Entity(symbol).Layers;
        for (var i = 0; i < layers.Length; i++)
        {
            if (ReferenceEquals(layers[i].Location.Source, location.Source)
                && Covers(declaration, layers[i].Location))
            {
                return i > 0 ? ChainSort.Extends : layers.Length > 1 ? ChainSort.Base : ChainSort.Declared;
            }
        }

        return ChainSort.Amended;
    }

    private MemberSyntax? Declaration(SourceLocation location) => binder.Modules.Of(location.Source)?.Tree.Root
        .Declarations.FirstOrDefault(declaration => Covers(declaration, location));

    private static bool Covers(SyntaxElement element, SourceLocation location) =>
        element.Span.Start <= location.Span.Start && location.Span.End <= element.Span.End;
}
