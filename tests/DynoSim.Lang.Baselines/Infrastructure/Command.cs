using System.Text;
using System.Text.RegularExpressions;
using DynoSim.Lang.Cli.CommandLine;

namespace DynoSim.Lang.Baselines.Infrastructure;

/// <summary>A command of the tool, run in this process, as a user on a pipe sees it.</summary>
internal static partial class Command
{
    /// <summary>What it printed on both streams and its exit code; times and folders are masked.</summary>
    public static string Run(Sample sample, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var code = Entry.Run(arguments, new Streams(output, error, isOutputTerminal: false, isErrorTerminal: false));
        var text = new StringBuilder();
        text.Append(Encoding.UTF8.GetString(output.ToArray()));
        if (error.Length > 0)
        {
            text.Append("--- standard error\n").Append(Encoding.UTF8.GetString(error.ToArray()));
        }

        text.Append("--- exit code ").Append(code).Append('\n');
        return Times().Replace(text.ToString().Replace(sample.Folder + "/", "", StringComparison.Ordinal), "$1TIME");
    }

    [GeneratedRegex("(  | in )[0-9.]+(?:ns|us|ms|s|min)(?=\n|$)")]
    private static partial Regex Times();
}
