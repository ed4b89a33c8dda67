using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Syntax.Formatting;

/// <summary>
/// The one layout of a program. It has no options, so no program is laid out two ways: 100 columns, two spaces, LF. An
/// API boundary: the only way in.
/// </summary>
public static class Formatter
{
    /// <summary>Columns of a line, where it can be broken at all.</summary>
    public const int Columns = 100;

    private const int Indentation = 2;

    /// <summary>
    /// The text of a file in canonical layout. Tokens and comments stay as they are and in their order, but for
    /// separators that line ends make needless, the order of imports, and the spelling of units. Formatting the result
    /// again changes nothing. The text of a file with errors is given back as it is.
    /// </summary>
    public static string Format(SyntaxTree tree)
    {
        if (tree.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error))
        {
            return tree.Source.Text;
        }

        var text = new DocPrinter(Columns, Indentation).Print(TreeLayout.Of(tree.Root));
        Faithfulness.Check(tree, SyntaxTree.Parse(new SourceText(tree.Source.Path, text)));
        return text;
    }
}
