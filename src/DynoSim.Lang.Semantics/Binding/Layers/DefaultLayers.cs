using System.Text;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>
/// Defaults of the catalog that are expressions of a later phase: they are bound as if a file said them.
/// </summary>
internal static class DefaultLayers
{
    public static BoundLayer Make(ObjectType type, Binder binder)
    {
        var text = new StringBuilder("dynosim 1.0\n").Append(type.Word).Append(" defaults {\n");
        foreach (var property in type.Kind?.Properties ?? [])
        {
            if (property.Phase != KnobPhase.Static && property.DefaultText is { } value)
            {
                text.Append(property.Name).Append(" = ").Append(value).Append('\n');
            }
        }

        var tree = SyntaxTree.Parse(new SourceText($"defaults of {type.Word}", text.Append("}\n").ToString()));
        var module = new Module(tree.Source.Path, tree.Source.Path, tree);
        var body = tree.Root.Declarations.OfType<BlockDeclarationSyntax>().FirstOrDefault()?.Body;
        return LayerBuilder.Build(new LayerSource(
            body, type, new SourceLocation(tree.Source, default), Shape.Empty, new FileScope(module, binder, null),
            binder));
    }
}
