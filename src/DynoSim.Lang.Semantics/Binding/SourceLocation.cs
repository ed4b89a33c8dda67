using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Binding;

/// <summary>A place in a file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Span">The characters.</param>
public readonly record struct SourceLocation(SourceText Source, TextSpan Span)
{
    /// <summary>The characters themselves.</summary>
    public string Text => Source.ToString(Span);

    /// <summary>The smallest place that covers both; they are in the same file.</summary>
    public SourceLocation Through(SourceLocation last) => this with { Span = TextSpan.Covering(Span, last.Span) };

    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString()
    {
        var (line, column) = Source.GetPosition(Span.Start);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Source.Path}:{line}:{column}");
    }
}
