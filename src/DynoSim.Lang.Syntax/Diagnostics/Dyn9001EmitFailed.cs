namespace DynoSim.Lang.Syntax.Diagnostics;

public static partial class Descriptors
{
    /// <summary>The emitted C# does not compile.</summary>
    public static readonly DiagnosticDescriptor EmitFailed = new(
        "DYN9001",
        "emit-failed",
        Severity.Error,
        "The C# emitted for a scenario does not compile. The file is not to blame: this is a defect of the tool. The "
        + "message names a folder with the sources, the C# and the compiler's messages; please attach it to a report.");
}
