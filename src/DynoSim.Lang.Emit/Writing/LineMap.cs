using System.Globalization;
using DynoSim.Lang.Semantics.Binding;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>
/// Statements mapped back to the file a user wrote, so that a debugger, a profile or a stack trace points there.
/// </summary>
internal static class LineMap
{
    /// <summary>Writes a statement that stands for an expression of the user.</summary>
    public static CodeWriter Mapped(this CodeWriter code, SourceLocation origin, string statement)
    {
        var (line, column) = origin.Source.GetPosition(origin.Span.Start);
        var (endLine, endColumn) = origin.Source.GetPosition(Math.Max(origin.Span.Start + 1, origin.Span.End));
        var isSpan = endLine > line || endColumn > column;
        code.Directive(isSpan
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"#line ({line},{column})-({endLine},{endColumn}) {CSharpLiteral.DirectivePath(origin.Source.Path)}")
            : string.Create(
                CultureInfo.InvariantCulture, $"#line {line} {CSharpLiteral.DirectivePath(origin.Source.Path)}"));
        return code.Line(statement).Directive("#line hidden");
    }
}
