namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A comment that is opened and never closed.</summary>
    public static readonly DiagnosticDescriptor UnclosedComment = new(
        "DYN0013",
        "unclosed-comment",
        Severity.Error,
        "A comment that begins with `/*` is never closed, so the rest of the file is part of it.");
}
