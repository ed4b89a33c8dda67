using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Baselines;

/// <summary>
/// Compares text with an approved file beside the tests. With DYNOSIM_UPDATE=1 the file is written instead: the change
/// is reviewed as a difference of the commit.
/// </summary>
internal static class Approval
{
    private static readonly bool _updates = Environment.GetEnvironmentVariable("DYNOSIM_UPDATE") == "1";

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Holds a text to the approved one.</summary>
    /// <param name="relative">The approved file, relative to the folder of the calling test.</param>
    /// <param name="actual">The text.</param>
    /// <param name="caller">Given by the compiler.</param>
    public static void Verify(string relative, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(FolderOf(caller), relative);
        if (_updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? Root);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.That(File.Exists(path), Is.True,
            $"{relative} is not approved yet; run with DYNOSIM_UPDATE=1 and review it");
        Assert.That(actual, Is.EqualTo(File.ReadAllText(path)), $"{relative} differs; DYNOSIM_UPDATE=1 rewrites it");
    }

    // Builds map the repository's folder to a neutral one, so that no machine's path is in the assemblies.
    private static string FolderOf(string caller)
    {
        const string Marker = "/tests/";
        var neutral = caller.Replace('\\', '/');
        var at = neutral.LastIndexOf(Marker, StringComparison.Ordinal);
        return Path.Combine(Root, Path.GetDirectoryName(neutral[(at + 1)..]) ?? string.Empty);
    }

    private static string FindRoot()
    {
        var folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "DynoSim.Lang.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("the tests run outside the repository");
    }
}
