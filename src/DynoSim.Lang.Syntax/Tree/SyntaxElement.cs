using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Syntax.Tree;

/// <summary>
/// A token or a node of the full-fidelity tree. Immutable. Printing the elements of the root in order gives back the
/// source byte for byte, whatever errors it holds.
/// </summary>
public abstract class SyntaxElement
{
    /// <summary>Position and length without leading trivia.</summary>
    public abstract TextSpan Span { get; }

    /// <summary>Position and length with leading trivia.</summary>
    public abstract TextSpan FullSpan { get; }

    /// <summary>Appends the exact source text, trivia included.</summary>
    public abstract void WriteTo(TextWriter writer);

    /// <summary>The exact source text, trivia included.</summary>
    public string ToFullString()
    {
        using var writer = new StringWriter();
        WriteTo(writer);
        return writer.ToString();
    }
}
