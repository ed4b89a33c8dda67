namespace DynoSim.Lang.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class RepositoryFile
{
    /// <summary>The full path of a file or folder, given from the root of the repository.</summary>
    internal static string Of(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DynoSim.Lang.sln")))
            {
                return Path.Combine(folder.FullName, relative);
            }
        }

        throw new DirectoryNotFoundException("The tests run inside the repository only.");
    }
}
