using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DynoSim.Lang.Architecture.Rules;

/// <summary>Rules that keep every file and method within what a person reads at once.</summary>
internal static class SizeRules
{
    private const int MaximumFileLines = 500;
    private const int MaximumMethodLines = 60;

    public static IEnumerable<Finding> FileLength(SourceFile file)
    {
        var lines = file.Text.Count(character => character == '\n');
        return lines > MaximumFileLines
            ? [file.Finding(1, $"the file has {lines} lines", $"split it by meaning below {MaximumFileLines}")]
            : [];
    }

    /// <summary>Length from the first token of the signature, attributes aside, to the end of the body.</summary>
    public static IEnumerable<Finding> MethodLength(SourceFile file)
    {
        foreach (var node in file.Syntax.DescendantNodes())
        {
            if (NameOf(node) is not { } name)
            {
                continue;
            }

            var attributes = node is MemberDeclarationSyntax { AttributeLists: { Count: > 0 } lists } ? lists : default;
            var first = attributes.Count > 0 ? attributes[^1].GetLastToken().GetNextToken() : node.GetFirstToken();
            var lines = LineOf(node.GetLastToken()) - LineOf(first) + 1;
            if (lines > MaximumMethodLines)
            {
                yield return file.Finding(
                    LineOf(first) + 1, $"`{name}` has {lines} lines", $"split it below {MaximumMethodLines}");
            }
        }
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        OperatorDeclarationSyntax => "operator",
        ConversionOperatorDeclarationSyntax => "conversion",
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
        PropertyDeclarationSyntax { ExpressionBody: not null } property => property.Identifier.Text,
        _ => null,
    };

    private static int LineOf(SyntaxToken token) => token.GetLocation().GetLineSpan().EndLinePosition.Line;
}
