using DynoSim.Lang.Semantics.Files;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>The contents of data files by hash, each file read once.</summary>
internal sealed class DataHashes(IFileSource files)
{
    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);

    /// <summary>SHA-256 of a file, 64 hexadecimal digits; null if it cannot be read.</summary>
    public string? Of(string path)
    {
        if (!_known.TryGetValue(path, out var hash))
        {
            _known[path] = hash = Fingerprint.OfFile(files, path);
        }

        return hash;
    }
}
