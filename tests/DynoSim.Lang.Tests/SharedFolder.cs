namespace DynoSim.Lang.Tests;

/// <summary>The data beside the repository that tests read in place.</summary>
internal static class SharedFolder
{
    /// <summary>A folder of it; the test is skipped with the reason where it is absent.</summary>
    internal static string Of(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DynoSim.Lang.sln")))
            {
                var path = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", name));
                if (!Directory.Exists(path))
                {
                    Assert.Ignore($"The folder {path} is not here.");
                }

                return path;
            }
        }

        Assert.Ignore("The tests do not run inside the repository.");
        return string.Empty;
    }
}
