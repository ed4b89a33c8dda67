namespace DynoSim.Lang.Emit.Loading;

/// <summary>
/// Where things are kept between runs: <c>dynosim</c> in the user's cache folder. Code is loaded and verdicts are
/// believed from there, so a folder that others may write to is not used.
/// </summary>
public static class CacheFolder
{
    /// <summary>Compiled scenarios.</summary>
    public const string Code = "code";

    /// <summary>Results of tests.</summary>
    public const string Tests = "tests";

    /// <summary>Runs of experiments.</summary>
    public const string Runs = "runs";

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>The folder, made if need be; null where there is none to be had.</summary>
    /// <param name="name">What is kept there.</param>
    public static string? Find(string name)
    {
        if (Root() is not { } root)
        {
            return null;
        }

        var folder = Path.Combine(root, "dynosim", name);
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
                return folder;
            }

            Directory.CreateDirectory(folder, Private);
            return (File.GetUnixFileMode(folder) & WritableByOthers) == 0 ? folder : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A home that cannot be written costs a compilation each run, nothing else.
            return Directory.Exists(folder) ? folder : null;
        }
    }

    private static string? Root()
    {
        var stated = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (!string.IsNullOrEmpty(stated) && Path.IsPathFullyQualified(stated))
        {
            return stated;
        }

        if (OperatingSystem.IsWindows())
        {
            return NullIfEmpty(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData));
        }

        return NullIfEmpty(Environment.GetEnvironmentVariable("HOME")) is { } home
            ? Path.Combine(home, ".cache")
            : null;
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
