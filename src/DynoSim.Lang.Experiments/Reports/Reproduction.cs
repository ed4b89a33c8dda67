using System.Runtime.InteropServices;
using System.Text;

namespace DynoSim.Lang.Experiments.Reports;

/// <summary>
/// A folder with everything that is needed to see a defect again: what was asked, the sources, what went wrong. Large
/// input is named, not copied.
/// </summary>
public static class Reproduction
{
    private const long LargestCopy = 1 << 20;

    /// <summary>Writes a folder.</summary>
    /// <param name="parent">Where to make it; null for the system's temporary folder.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="files">Text files by name, for example the sources and the error.</param>
    /// <returns>The folder's path, or null where none can be written.</returns>
    public static string? Write(
        string? parent, IReadOnlyList<string> arguments, IEnumerable<(string Name, string Text)> files)
    {
        try
        {
            var folder = parent is null
                ? Directory.CreateTempSubdirectory("dynosim-repro-").FullName
                : Directory.CreateDirectory(Path.Combine(parent, "reproduction")).FullName;
            WriteText(folder, "command.txt", CommandLine(arguments));
            foreach (var (name, text) in files)
            {
                WriteText(folder, name, text);
            }

            foreach (var argument in arguments)
            {
                CopySource(argument, folder);
            }

            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A file name that is safe in any folder, made of a path.</summary>
    public static string FlatName(string path)
    {
        var name = new StringBuilder(path.Length);
        foreach (var letter in path)
        {
            name.Append(char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '_');
        }

        return name.ToString().TrimStart('.', '_');
    }

    private static void CopySource(string argument, string folder)
    {
        if (argument.EndsWith(".dyno", StringComparison.Ordinal)
            && new FileInfo(argument) is { Exists: true, Length: <= LargestCopy })
        {
            File.Copy(argument, Path.Combine(folder, FlatName(argument)), overwrite: true);
        }
    }

    private static void WriteText(string folder, string name, string text) =>
        File.WriteAllText(Path.Combine(folder, name), text);

    private static string CommandLine(IReadOnlyList<string> arguments) =>
        $"""
        dynosim {string.Join(' ', arguments.Select(Quoted))}

        tool: {ToolVersion.Text}
        runtime: {RuntimeInformation.FrameworkDescription}
        platform: {RuntimeInformation.RuntimeIdentifier}

        """;

    /// <summary>An argument as a shell takes it.</summary>
    public static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./=:,%".Contains(letter))
            ? argument
            : "'" + argument.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
