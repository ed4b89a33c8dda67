using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>DYN8005: exported declarations without a <c>///</c> comment.</summary>
internal static class MissingDocs
{
    public static void Check(Module module, Binder binder)
    {
        foreach (var symbol in module.Symbols.Where(symbol => !symbol.IsPrivate))
        {
            if (SyntaxOf(symbol) is { } syntax && !IsDocumented(syntax))
            {
                binder.Report(
                    Descriptors.MissingDoc,
                    symbol.NameLocation,
                    $"the exported {symbol.Word} `{symbol.Name}` has no `///` comment",
                    "not documented",
                    "write `/// …` above it, or make it `private`");
            }
        }
    }

    private static MemberSyntax? SyntaxOf(Symbol symbol) => symbol switch
    {
        ParamSymbol param => param.Syntax,
        LetSymbol let => let.Syntax,
        FunctionSymbol function => function.Syntax,
        EnumSymbol @enum => @enum.Syntax,
        EntitySymbol entity => entity.Syntax,
        _ => null,
    };

    private static bool IsDocumented(MemberSyntax syntax)
    {
        SyntaxElement first = syntax;
        while (first is SyntaxNode { Elements: [var inner, ..] })
        {
            first = inner;
        }

        return first is SyntaxToken token
            && token.LeadingTrivia.Split('\n')
                .Any(line => line.TrimStart().StartsWith("///", StringComparison.Ordinal));
    }
}
