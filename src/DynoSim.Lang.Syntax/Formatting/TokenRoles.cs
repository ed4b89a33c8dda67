using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax.Formatting;

/// <summary>What becomes of a token.</summary>
internal enum TokenRole
{
    /// <summary>Printed in its place.</summary>
    Printed,

    /// <summary>
    /// Printed in its place, which on several lines is the beginning of one: what ended its line behind it goes before
    /// it.
    /// </summary>
    Leading,

    /// <summary>Printed directly behind the token before it; comments between the two go behind it.</summary>
    Glued,

    /// <summary>Not printed: a separator of members, a comma before a closing bracket, a byte order mark.</summary>
    Dropped,
}

/// <summary>The tokens of a file without errors, in order, each with its role.</summary>
internal static class TokenRoles
{
    /// <summary>Every token.</summary>
    public static IEnumerable<(SyntaxToken Token, TokenRole Role)> Of(SyntaxNode root)
    {
        var open = new Stack<(SyntaxElement Element, TokenRole Role)>([(root, TokenRole.Printed)]);
        while (open.TryPop(out var next))
        {
            if (next.Element is SyntaxToken token)
            {
                yield return (token, next.Role);
                continue;
            }

            var node = (SyntaxNode)next.Element;
            for (var i = node.Elements.Length - 1; i >= 0; i--)
            {
                var child = node.Elements[i];
                open.Push((child, child is SyntaxToken inner ? RoleOf(node, inner, i) : TokenRole.Printed));
                if (child is BlockSyntax block && node is not RecordSyntax)
                {
                    open.Pop();
                    PushBody(open, block);
                }
            }
        }
    }

    private static void PushBody(Stack<(SyntaxElement Element, TokenRole Role)> open, BlockSyntax block)
    {
        for (var i = block.Elements.Length - 1; i >= 0; i--)
        {
            var child = block.Elements[i];
            open.Push((child, i == 0 ? TokenRole.Glued
                : child is SyntaxToken token ? RoleOf(block, token, i) : TokenRole.Printed));
        }
    }

    /// <summary>What becomes of a token of a node; the brace of a block is up to what it belongs to.</summary>
    public static TokenRole RoleOf(SyntaxNode parent, SyntaxToken token, int index) => parent switch
    {
        SkippedTokensSyntax => TokenRole.Dropped,
        FileSyntax or BlockSyntax => token.Text is ";" or "," ? TokenRole.Dropped : TokenRole.Printed,
        BinarySyntax => TokenRole.Leading,
        TupleSyntax { Items.Length: 1 } => token.Text == "," ? TokenRole.Glued : TokenRole.Printed,
        _ when token.Text != "," => TokenRole.Printed,
        _ => parent.Elements[index + 1] is SyntaxToken ? TokenRole.Dropped : TokenRole.Glued,
    };
}
