using System.Reflection;
using System.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Baselines.Syntax;

/// <summary>
/// A tree, one element a line, children deeper than their parent. A child that a property of its parent points to is
/// shown with the property's name, so that the typed view of the tree is under review too.
/// </summary>
internal static class TreeText
{
    internal static string Render(SyntaxNode root)
    {
        var text = new StringBuilder();
        Append(text, root, "", 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, SyntaxElement element, string role, int depth)
    {
        text.Append(' ', 2 * depth).Append(role);
        if (element is SyntaxToken token)
        {
            text.Append(token.IsMissing ? $"({token.Kind} missing)" : token.Text).Append('\n');
            return;
        }

        var node = (SyntaxNode)element;
        var name = node.GetType().Name;
        text.Append(name[..^"Syntax".Length]).Append('\n');
        var roles = RolesIn(node);
        foreach (var child in node.Elements)
        {
            Append(text, child, roles.TryGetValue(child, out var found) ? found + ": " : "", depth + 1);
        }
    }

    private static Dictionary<SyntaxElement, string> RolesIn(SyntaxNode node)
    {
        var roles = new Dictionary<SyntaxElement, string>(ReferenceEqualityComparer.Instance);
        foreach (var property in node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                     .Where(property => property.DeclaringType != typeof(SyntaxNode))
                     .OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            switch (property.GetValue(node))
            {
                case SyntaxElement child:
                    roles[child] = property.Name;
                    break;
                case System.Collections.IEnumerable children and not string:
                    foreach (var child in children.OfType<SyntaxElement>())
                    {
                        roles[child] = property.Name;
                    }

                    break;
                default:
                    break;
            }
        }

        return roles;
    }
}
