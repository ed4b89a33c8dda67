namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>Where the recordings lie: the folder named by DYNOSIM_ORACLE, else the one beside the repository.</summary>
internal static class Oracle
{
    public static string Folder { get; } = Locate();

    /// <summary>The folder of shared data beside the repository, recordings or not.</summary>
    public static string Shared => Path.GetFullPath(Path.Combine(RepositoryRoot(), "..", "shared"));

    /// <summary>
    /// One test a recording, or one that is ignored with the reason where there are none: recordings are not part of
    /// the repository.
    /// </summary>
    public static IEnumerable<TestCaseData> Cases(string folder, string pattern, Func<string, string> name)
    {
        var path = Path.Combine(Folder, folder);
        var files = Directory.Exists(path) ? Directory.GetFiles(path, pattern) : [];
        Array.Sort(files, StringComparer.Ordinal);
        if (files.Length == 0)
        {
            return [new TestCaseData(string.Empty).SetName($"{folder}: none").Ignore($"No recordings in {path}.")];
        }

        return files.Select(file => new TestCaseData(file).SetName(name(file)));
    }

    private static string Locate()
    {
        var stated = Environment.GetEnvironmentVariable("DYNOSIM_ORACLE");
        return string.IsNullOrEmpty(stated) ? Path.Combine(Shared, "oracle") : Path.GetFullPath(stated);
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DynoSim.Lang.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }
}
