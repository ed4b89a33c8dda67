using DynoSim.Lang.Semantics.Files;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>Why a data file cannot be read, in words.</summary>
internal static class FileFaultText
{
    public static string Of(FileFault fault) => fault switch
    {
        FileFault.Missing => "does not exist",
        FileFault.NotAFile => "is no file",
        FileFault.Denied => "may not be read",
        FileFault.TooLarge => "is too large",
        FileFault.NotText => "is not UTF-8 text",
        _ => "cannot be read",
    };
}
