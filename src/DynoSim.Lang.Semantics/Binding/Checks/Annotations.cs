using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Checks;

/// <summary>The few annotations there are.</summary>
internal static class Annotations
{
    private static readonly string[] Known = ["deprecated", "tag", "experimental"];

    public static void Check(Module module, Binder binder)
    {
        var pending = new Stack<SyntaxNode>(module.Tree.Root.Declarations);
        while (pending.TryPop(out var node))
        {
            if (node is AnnotationSyntax { Name.Token: { IsMissing: false } name } annotation
                && !Known.Contains(name.Text, StringComparer.Ordinal))
            {
                var location = module.At(annotation.Name);
                var near = Spelling.Suggest(name.Text, Known);
                binder.Report(new Diagnostic(
                    Descriptors.UnknownName, location.Source, location.Span, $"there is no annotation `@{name.Text}`")
                {
                    Help = Suggestions.Help(near)
                        ?? $"there are {string.Join(", ", Known.Select(known => $"`@{known}`"))}",
                    Fixes = Suggestions.Fixes(near, location),
                });
            }

            foreach (var child in node.ChildNodes.Where(child => child is not ExpressionSyntax))
            {
                pending.Push(child);
            }
        }
    }
}
