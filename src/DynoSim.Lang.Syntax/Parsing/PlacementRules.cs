using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>
/// What the grammar lets pass so that it can be refused with a sentence about its place: imports behind declarations,
/// commas between members, statements outside of their blocks, chains of comparisons.
/// </summary>
internal sealed partial class PlacementRules(SourceText source, DiagnosticBag bag)
{
    private readonly HashSet<int> _brokenLines = bag.LinesWith(Descriptors.UnexpectedToken);

    /// <summary>Checks a whole file.</summary>
    public static void Check(SourceText source, FileSyntax file, DiagnosticBag bag)
    {
        var rules = new PlacementRules(source, bag);
        rules.CheckImports(file);
        rules.CheckSeparators(file);
        foreach (var declaration in file.Declarations)
        {
            rules.CheckTopLevel(declaration);
        }

        rules.CheckInside(file, new Surroundings());
    }

    private void CheckImports(FileSyntax file)
    {
        var firstDeclaration = file.Declarations.IsEmpty ? int.MaxValue : file.Declarations[0].Span.Start;
        foreach (var import in file.Imports)
        {
            if (import.Span.Start > firstDeclaration)
            {
                Report(FirstToken(import).Span, "imports stand before all declarations",
                    help: "move it up, behind the header");
            }

            if (import.Items.IsEmpty && import.Alias is null)
            {
                var name = AliasFor(import.Path.ValueText);
                Report(import.Path.Span, "an import of a whole file needs a name for it",
                    help: $"write `as {name}` behind the path",
                    fix: bag.Edit(new TextSpan(import.Path.Span.End, 0), $" as {name}"));
            }
            else if (!import.Items.IsEmpty && import.Alias is not null)
            {
                Report(import.Alias.Span, "an import of single names has no name for the whole file",
                    help: "rename a single one with `as` inside the braces");
            }
        }
    }

    /// <summary>A name for a whole file, made from its path.</summary>
    internal static string AliasFor(string path)
    {
        var name = path.Split('/')[^1].Split('.')[0];
        var clean = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]);
        return clean.Length > 0 && char.IsAsciiLetter(clean[0]) ? clean : "lib";
    }

    private void CheckSeparators(SyntaxNode parent)
    {
        foreach (var element in parent.Elements)
        {
            if (element is SyntaxToken { Text: ",", IsMissing: false } comma)
            {
                Report(comma.Span, "no comma stands between members",
                    help: "write `;` or begin a new line",
                    fix: bag.Edit(comma.Span, ";"));
            }
        }
    }

    private void CheckTopLevel(MemberSyntax declaration)
    {
        if (FirstToken(declaration).IsMissing)
        {
            return;
        }

        if (declaration is TestSyntax { PrivateKeyword: { } privacy })
        {
            Report(privacy.Span, "nobody imports a test, so none is `private`", fix: bag.Edit(privacy.Span, ""));
        }

        switch (declaration)
        {
            case PropertySyntax property:
                Report(property.Path.Span, $"the property `{Text(property.Path)}` stands in no block",
                    help: $"a value of the file is declared with `let {Text(property.Path)} = …`");
                break;
            case BlockDeclarationSyntax { Name: null, Kind.Span.Length: > 0 } block:
                Report(block.Kind.Span, $"{Article(Text(block.Kind))} needs a name",
                    help: $"write `{Text(block.Kind)} Name {{ … }}`");
                break;
            case BlockDeclarationSyntax or ParamSyntax or LetSyntax or EnumSyntax or FunctionSyntax or TestSyntax
                or ErrorMemberSyntax or WhenSyntax:
                break;
            default:
                var word = FirstToken(declaration);
                Report(word.Span, $"`{word.Text}` stands in no block");
                break;
        }
    }

    private static string Article(string kind) => (kind[0] is 'a' or 'e' or 'i' or 'o' ? "an `" : "a `") + kind + "`";

    private static SyntaxToken FirstToken(SyntaxNode node)
    {
        SyntaxElement element = node;
        while (element is SyntaxNode inner)
        {
            element = inner.Elements.First(child => child is not SkippedTokensSyntax || inner.Elements.Length == 1);
        }

        return (SyntaxToken)element;
    }

    private string Text(SyntaxNode node) => source.ToString(node.Span);

    /// <summary>Where the text is broken anyway, what stands where says nothing.</summary>
    private void Report(TextSpan span, string message, string? help = null, TextEdit? fix = null)
    {
        if (!_brokenLines.Contains(source.GetPosition(span.Start).Line))
        {
            bag.Report(Descriptors.UnexpectedToken, span, message, help: help, fix: fix);
        }
    }
}
