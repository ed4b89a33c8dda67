namespace DynoSim.Lang.Baselines.Infrastructure;

/// <summary>Where the sources of this project lie, found from where the tests run.</summary>
internal static class RepositoryFolder
{
    /// <summary>A folder of this project, such as <c>Syntax</c>.</summary>
    internal static string Of(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DynoSim.Lang.sln")))
            {
                return Path.Combine(folder.FullName, "tests", "DynoSim.Lang.Baselines", name);
            }
        }

        throw new DirectoryNotFoundException("The baselines run inside the repository only.");
    }
}
