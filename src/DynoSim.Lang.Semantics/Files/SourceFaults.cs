using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Files;

/// <summary>What to say of a source file, named on the command line, that cannot be read.</summary>
public static class SourceFaults
{
    /// <summary>The finding for a fault; its place is the beginning of the file.</summary>
    public static Diagnostic Of(string path, FileFault fault)
    {
        var nothing = new SourceText(path, string.Empty);
        return fault == FileFault.TooLarge
            ? new Diagnostic(Descriptors.LimitExceeded, nothing, default, $"`{path}` is longer than 16 MiB")
            : new Diagnostic(Descriptors.ImportNotFound, nothing, default, $"`{path}` {Explain(fault)}");
    }

    /// <summary>A fault in words that follow the name of the file.</summary>
    public static string Explain(FileFault fault) => fault switch
    {
        FileFault.NotAFile => "is not a file",
        FileFault.Denied => "may not be read",
        FileFault.NotText => "is not UTF-8 text",
        _ => "does not exist",
    };
}
