namespace DynoSim.Lang.Semantics.Files;

/// <summary>Arithmetic on paths as text, the same on every platform; it never asks the disk.</summary>
public static class ProjectPath
{
    /// <summary>Whether a path is absolute on any platform.</summary>
    public static bool IsRooted(string path) =>
        path.StartsWith('/') || path.StartsWith('\\') || (path.Length > 1 && path[1] == ':');

    /// <summary>
    /// The path of <paramref name="relative"/> as written in a file of <paramref name="folder"/>, without <c>.</c> and
    /// <c>..</c> where they can be resolved.
    /// </summary>
    /// <param name="folder">The folder of the file it is written in; empty for the working folder.</param>
    /// <param name="relative">The path as written.</param>
    public static string Combine(string folder, string relative) =>
        Normalise(IsRooted(relative) || folder.Length == 0 ? relative : $"{folder}/{relative}");

    /// <summary>
    /// The folder of a file, without a slash at its end unless it is the root; empty for the working folder.
    /// </summary>
    public static string FolderOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? string.Empty : slash == 0 ? "/" : path[..slash];
    }

    /// <summary>The same path with forward slashes, without empty and <c>.</c> segments, <c>..</c> resolved.</summary>
    public static string Normalise(string path)
    {
        var rooted = path.StartsWith('/') || path.StartsWith('\\');
        var kept = new List<string>();
        foreach (var segment in path.Split('/', '\\'))
        {
            if (segment is "" or ".")
            {
                continue;
            }

            if (segment == ".." && kept.Count > 0 && kept[^1] != "..")
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (segment != ".." || !rooted)
            {
                kept.Add(segment);
            }
        }

        return (rooted ? "/" : string.Empty) + string.Join('/', kept);
    }
}
