using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Parsing;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax;

/// <summary>
/// A parsed file: the full-fidelity tree and what was found wrong with the text. An API boundary: nothing above this
/// project sees the parser behind it. Parsing never throws and always returns a whole tree.
/// </summary>
public sealed class SyntaxTree
{
    internal SyntaxTree(
        SourceText source,
        FileSyntax root,
        ImmutableArray<Diagnostic> diagnostics,
        ImmutableArray<TextSpan> doubts)
    {
        Doubts = doubts;
        Source = source;
        Root = root;
        Diagnostics = diagnostics;
    }

    /// <summary>The text the tree was made from.</summary>
    public SourceText Source { get; }

    /// <summary>The root; printing it gives back the source.</summary>
    public FileSyntax Root { get; }

    /// <summary>Findings of the 0xxx range in order of position.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>
    /// Members with an error in their text of which the tree holds no more than a guess: what else is wrong with one
    /// follows from that error.
    /// </summary>
    public ImmutableArray<TextSpan> Doubts { get; }

    /// <summary>
    /// Parses a file. Whatever the text holds, the tree prints back to it, and every deviation from the language is
    /// in <see cref="Diagnostics"/>.
    /// </summary>
    public static SyntaxTree Parse(SourceText source) => FileParser.Parse(source);
}
