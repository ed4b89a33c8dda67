using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DynoSim.Lang.Experiments.Running;

namespace DynoSim.Lang.Experiments.Keeping;

/// <summary>What a checked plan depends on beside the contents of files, as one hash.</summary>
internal static class RunRequestKey
{
    /// <summary>64 hexadecimal digits.</summary>
    /// <param name="build">What the tool was built from.</param>
    /// <param name="request">The question.</param>
    public static string Of(string build, RunRequest request)
    {
        var text = new StringBuilder();
        foreach (var part in Parts(build, request))
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // Where a relative path leads is asked of the files themselves; the same question may come from another folder.
    private static IEnumerable<string> Parts(string build, RunRequest request) =>
    [
        build,
        Path.GetFullPath(request.File),
        request.File,
        request.Name ?? "",
        request.Name is null ? "" : "named",
        request.Seed?.ToString(CultureInfo.InvariantCulture) ?? "",
        Path.GetFullPath("."),
        .. request.Settings.Select(setting => setting.Text),
    ];
}
