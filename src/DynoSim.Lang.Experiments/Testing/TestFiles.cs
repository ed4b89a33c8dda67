using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>The <c>.dyno</c> files of paths: files as given, folders with everything below them.</summary>
public static class TestFiles
{
    private const string Pattern = "*.dyno";

    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,

        // What is hidden is no source, and a link may lead round in a circle.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>Each file once: paths in the order given, the files of a folder by name.</summary>
    /// <param name="paths">Files and folders, relative to the working folder; none for the working folder.</param>
    public static ImmutableArray<string> Find(IEnumerable<string> paths)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths.DefaultIfEmpty("."))
        {
            foreach (var file in Directory.Exists(path) ? InFolder(path) : [path])
            {
                if (seen.Add(Path.GetFullPath(file)))
                {
                    found.Add(file);
                }
            }
        }

        return found.ToImmutable();
    }

    private static IEnumerable<string> InFolder(string folder) => Directory.EnumerateFiles(folder, Pattern, Below)
        .Select(file => file.Replace('\\', '/'))
        .Select(file => file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file)
        .Order(StringComparer.Ordinal);
}
