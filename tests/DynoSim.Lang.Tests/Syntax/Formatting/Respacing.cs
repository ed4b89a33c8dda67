using System.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Tests.Syntax.Formatting;

/// <summary>
/// The same program as someone else would have laid it out: other blanks, line ends and separators between its tokens,
/// and comments where nobody expects them. The comments it had are left out.
/// </summary>
internal static class Respacing
{
    /// <summary>A program with other gaps.</summary>
    /// <param name="text">A program without errors.</param>
    /// <param name="seed">Which other gaps.</param>
    /// <param name="commentPercent">How many of a hundred gaps get a comment.</param>
    internal static string Of(string text, int seed, int commentPercent)
    {
        var draw = new Mutants.Draw(seed);
        var result = new StringBuilder();
        SyntaxToken? previous = null;
        foreach (var token in Texts.Tokens(Texts.Parse(text).Root))
        {
            var isJoined = token.LeadingTrivia.Length == 0;
            if (previous?.Text == "dynosim" && token.Kind == SyntaxKind.Number)
            {
                // The version belongs to the line of the word.
                result.Append(' ');
            }
            else if (draw.Below(100) < commentPercent)
            {
                result.Append(Blank(draw)).Append(Comment(draw)).Append(Blank(draw));
            }
            else if (result.Length > 0 && (!isJoined || draw.Below(20) == 0))
            {
                result.Append(Gap(draw));
            }

            result.Append(token.Text);
            previous = token;
        }

        return result.ToString();
    }

    private static string Gap(Mutants.Draw draw) => draw.Below(12) switch
    {
        < 6 => " ",
        < 8 => "\n",
        8 => "\n\n\n",
        9 => "\r\n   \t",
        10 => "\n \n",
        _ => "\t\t",
    };

    private static string Blank(Mutants.Draw draw) => draw.Below(5) switch
    {
        0 => "\n",
        1 => "\n\n",
        2 => "\r\n",
        3 => "   ",
        _ => "",
    };

    private static string Comment(Mutants.Draw draw) => draw.Below(8) switch
    {
        0 => $"/* {draw.Below(1000)} */",
        1 => "/* one\n   two */",
        2 => "/** star\n * star */\n",
        3 => "/// documented \n",
        4 => "//\n",
        5 => $"// a long one {new string('x', draw.Below(120))}  \r\n",
        6 => "/*;,{*/",
        _ => $"// {draw.Below(1000)} `quoted` \"text\n",
    };
}
