using System.ComponentModel;
using System.Diagnostics;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>Slurm's command that takes jobs.</summary>
/// <param name="program">Where it is.</param>
internal sealed class Sbatch(string program)
{
    /// <summary>The command of this machine; null if it has none.</summary>
    /// <remarks>Looked for by hand: the system's search begins in the working folder, which anybody may fill.</remarks>
    public static Sbatch? Find() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Where(Path.IsPathRooted)
        .Select(folder => Path.Combine(folder, "sbatch"))
        .FirstOrDefault(File.Exists) is { } found
        ? new Sbatch(found)
        : null;

    /// <summary>Submits a script.</summary>
    /// <param name="arguments">Its path, after the options.</param>
    /// <returns>The number of the job, or why there is none.</returns>
    public (string? Job, string? Problem) Submit(params string[] arguments)
    {
        var start = new ProcessStartInfo(program, ["--parsable", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start);
            if (process is null)
            {
                return (null, $"`{program}` did not start");
            }

            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();

            // A cluster of several names itself after the number.
            var job = output.Split(';')[0];
            return process.ExitCode == 0 && job.Length > 0 && job.All(char.IsAsciiDigit)
                ? (job, null)
                : (null, OneLine(error.Result.Trim() is { Length: > 0 } said ? said : $"sbatch: answered `{output}`"));
        }
        catch (Win32Exception failure)
        {
            return (null, $"`{program}` did not start: {failure.Message}");
        }
    }

    private static string OneLine(string text) => text.ReplaceLineEndings("; ");
}
