using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DynoSim.Lang.Architecture.Rules;

/// <summary>Rules about names and about marks that hide a doubt.</summary>
internal static partial class NameRules
{
    public static IEnumerable<Finding> TypeNames(SourceFile file)
    {
        foreach (var type in file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>())
        {
            if (EmptyName().IsMatch(type.Identifier.Text))
            {
                yield return file.Finding(
                    type, $"`{type.Identifier.Text}` does not say what it is", "name it for what it holds or does");
            }
        }

        foreach (var space in file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
        {
            if (space.Name.ToString().Split('.').Any(part => EmptyName().IsMatch(part)))
            {
                yield return file.Finding(
                    space, $"`{space.Name}` does not say what is in it", "put its types where they are used");
            }
        }
    }

    /// <summary>A namespace is its folder, so that a type is found without searching.</summary>
    public static IEnumerable<Finding> Namespaces(SourceFile file)
    {
        var folders = file.Path.Split('/');
        var expected = string.Join('.', folders[1..^1]);
        foreach (var space in file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
        {
            if (space.Name.ToString() != expected)
            {
                yield return file.Finding(
                    space, $"the namespace is `{space.Name}`", $"make it `{expected}`, its folder");
            }
        }
    }

    /// <summary>The operator that silences the compiler about null.</summary>
    public static IEnumerable<Finding> NullForgiving(SourceFile file) => file.Syntax.DescendantNodes()
        .Where(node => node.IsKind(SyntaxKind.SuppressNullableWarningExpression))
        .Select(node => file.Finding(node, $"`{node}` forgives null", "prove it to the compiler, or handle null"));

    /// <summary>Directives that switch the compiler off.</summary>
    public static IEnumerable<Finding> Pragmas(SourceFile file)
    {
        foreach (var trivia in file.Syntax.DescendantTrivia(descendIntoTrivia: false))
        {
            if (trivia.Kind() is SyntaxKind.PragmaWarningDirectiveTrivia or SyntaxKind.NullableDirectiveTrivia)
            {
                yield return file.Finding(
                    trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
                    $"`{trivia.ToString().Trim()}` switches a check off",
                    "meet the check, or change it in .editorconfig");
            }
        }
    }

    [GeneratedRegex("^(.*[a-z0-9])?(Utils?|Utilit(y|ies)|Helpers?|Managers?|Common|Misc)$")]
    private static partial Regex EmptyName();
}
