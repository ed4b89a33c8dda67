using System.Text;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Baselines.Docs;

/// <summary>What the standard library exports, with the comments that an editor shows too.</summary>
internal static class StandardLibraryPage
{
    private const string Head =
        """
        # The standard library

        Written from the comments of the modules under `std/`, which are built into the tool; a test keeps it current.
        `import { HGX_H200 } from "std/hardware.dyno"` brings a name, `import "std/models.dyno" as models` a module. The
        routers need no import.

        """;

    internal static string Render()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var module in StandardLibrary.Modules)
        {
            var source = StandardLibrary.Find(module) ?? throw new InvalidOperationException(module);
            text.Append($"\n## {module}\n");
            var declarations = SyntaxTree.Parse(source).Root.Declarations.OfType<BlockDeclarationSyntax>();
            foreach (var kind in declarations.GroupBy(declaration => declaration.Kind.Names[^1].Token.Text))
            {
                text.Append($"\n| {kind.Key} | |\n|---|---|\n");
                foreach (var declaration in kind)
                {
                    text.Append($"| `{declaration.Name?.Token.Text}` | {DocumentPage.Cell(Comment(declaration))} |\n");
                }
            }
        }

        return text.ToString();
    }

    private static string Comment(BlockDeclarationSyntax declaration) => string.Join(
        ' ',
        declaration.Kind.Names[0].Token.LeadingTrivia.Split('\n')
            .Where(line => line.StartsWith("/// ", StringComparison.Ordinal))
            .Select(line => line["/// ".Length..].Trim()));
}
