namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>A transfer has no link to take: it names none, and the cluster's node has no `scale_out`.</summary>
    public static readonly DiagnosticDescriptor NoLink = new(
        "DYN4051",
        "no-link",
        Severity.Error,
        "A transfer has no link to take: it names none, and the cluster's node has no "
            + "`scale_out`.");
}
