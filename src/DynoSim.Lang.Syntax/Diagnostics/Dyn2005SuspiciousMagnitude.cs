namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>
    /// A value has the right unit but a size that no hardware, price or time of this kind has: usually a prefix
    /// is wrong (GB/s for TB/s, s for us), a few orders of magnitude off.
    /// </summary>
    public static readonly DiagnosticDescriptor SuspiciousMagnitude = new(
        "DYN2005",
        "suspicious-magnitude",
        Severity.Warning,
        "A value has the right unit but a size that no hardware, price or time of this kind has: usually a "
            + "prefix is wrong (GB/s for TB/s, s for us), a few orders of magnitude off.");
}
