namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A backslash in a quoted text before a character that it does not escape.</summary>
    public static readonly DiagnosticDescriptor InvalidEscape = new(
        "DYN0015",
        "invalid-escape",
        Severity.Error,
        "A backslash in a quoted text escapes a quote or a backslash, or stands for a line break or a tab.");
}
