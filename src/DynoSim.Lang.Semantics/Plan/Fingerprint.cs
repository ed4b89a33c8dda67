using System.Security.Cryptography;
using System.Text;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>
/// What identifies a result: the meaning of the scenario, its data, and the rules that turn them into figures.
/// </summary>
public static class Fingerprint
{
    /// <summary>64 hexadecimal digits; the seed and the content of the trace are in the canonical form.</summary>
    /// <param name="canonical">The canonical form of the scenario.</param>
    public static string Of(string canonical)
    {
        var text = $"{SemanticsVersion.Kernel}\n{SemanticsVersion.PerfModel}\n{canonical}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>SHA-256 of a data file, 64 hexadecimal digits; null if it cannot be read.</summary>
    public static string? OfFile(IFileSource files, string path)
    {
        using var content = files.OpenData(path).Content;
        return content is null ? null : Convert.ToHexStringLower(SHA256.HashData(content));
    }
}
