namespace DynoSim.Lang.Tests;

/// <summary>The data beside the repository that tests read in place.</summary>
internal static class SharedFolder
{
    /// <summary>A folder of it; the test is skipped with the reason where it is absent.</summary>
    internal static string Of(string name)
    {
        if (Find(name) is { } path)
        {
            return path;
        }

        Assert.Ignore($"The folder shared/{name} is not beside the repository.");
        return string.Empty;
    }

    /// <summary>A folder of it; null where it is absent.</summary>
    internal static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DynoSim.Lang.sln")))
            {
                var path = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", name));
                return Directory.Exists(path) ? path : null;
            }
        }

        return null;
    }
}
