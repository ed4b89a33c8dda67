using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Modules;

/// <summary>
/// The names of declarations that the parser could only set aside. They are known, so that a use of one is no further
/// finding, and nothing more is known about them.
/// </summary>
internal static class BrokenDeclarations
{
    public static IEnumerable<BrokenSymbol> Of(Module module)
    {
        foreach (var element in module.Tree.Root.Elements)
        {
            if (element is ErrorMemberSyntax or SkippedTokensSyntax or ImportSyntax)
            {
                foreach (var name in Names(SetAside((SyntaxNode)element), element is ImportSyntax))
                {
                    yield return new BrokenSymbol(module, new NameSyntax([name], name));
                }
            }
        }
    }

    private static List<SyntaxToken> SetAside(SyntaxNode node) =>
    [
        .. node is ImportSyntax
            ? node.Elements.OfType<SkippedTokensSyntax>().SelectMany(skipped => skipped.Elements.OfType<SyntaxToken>())
            : node.Elements.OfType<SyntaxToken>(),
    ];

    private static IEnumerable<SyntaxToken> Names(List<SyntaxToken> tokens, bool isImport)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            isImport = tokens[i].Text is "import" || (isImport && tokens[i].Text is not "}");
            if (tokens[i].Kind == SyntaxKind.Identifier && (isImport || IsDeclared(tokens, i)))
            {
                yield return tokens[i];
            }
        }
    }

    /// <summary>Whether a name stands behind a word that declares, or behind a kind and before a block.</summary>
    private static bool IsDeclared(List<SyntaxToken> tokens, int index) =>
        index > 0
        && (tokens[index - 1].Text is "let" or "param" or "fn" or "enum"
            || (tokens[index - 1].Kind == SyntaxKind.Identifier && index + 1 < tokens.Count
                && tokens[index + 1].Text is "{" or "extends" or "of"));
}
