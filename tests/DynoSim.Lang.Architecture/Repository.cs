namespace DynoSim.Lang.Architecture;

/// <summary>The files of the checkout in which the tests were built.</summary>
internal static class Repository
{
    public const string Prefix = "DynoSim.Lang.";

    private static readonly string[] NotOurs =
        ["bin", "obj", ".git", ".vs", ".idea", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts"];

    private static readonly string[] TextExtensions =
    [
        ".cs", ".csproj", ".props", ".targets", ".md", ".g4", ".sh", ".js", ".mjs", ".css", ".json", ".yml", ".dyno",
        ".sln", ".txt", "", ".editorconfig", ".gitattributes", ".gitignore",
    ];

    private static readonly string[] WebExtensions = [".js", ".mjs", ".css"];

    /// <summary>The folder of the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All text files written by hand or checked in as generated.</summary>
    public static IReadOnlyList<SourceFile> Files { get; } = [.. Walk(Root)];

    /// <summary>The C# files written by hand.</summary>
    public static IEnumerable<SourceFile> CSharp => Files.Where(file => file.IsCSharp && !file.IsGenerated);

    /// <summary>The C# files of the product written by hand.</summary>
    public static IEnumerable<SourceFile> Product => CSharp.Where(file => file.IsProduct);

    /// <summary>The code and style of the report page; what is bundled from them is generated.</summary>
    public static IEnumerable<SourceFile> Web => Files.Where(file =>
        file.Path.StartsWith("web/", StringComparison.Ordinal) && WebExtensions.Contains(Path.GetExtension(file.Path)));

    public static IEnumerable<SourceFile> Projects =>
        Files.Where(file => file.Name.EndsWith(".csproj", StringComparison.Ordinal));

    private static IEnumerable<SourceFile> Walk(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (TextExtensions.Contains(Path.GetExtension(path)) && Path.GetFileName(path) != "packages.lock.json")
            {
                var relative = Path.GetRelativePath(Root, path).Replace('\\', '/');
                yield return new SourceFile(relative, File.ReadAllText(path));
            }
        }

        foreach (var child in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (!NotOurs.Contains(Path.GetFileName(child)))
            {
                foreach (var file in Walk(child))
                {
                    yield return file;
                }
            }
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DynoSim.Lang.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
