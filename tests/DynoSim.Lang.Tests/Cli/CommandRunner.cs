using System.Text;
using DynoSim.Lang.Cli.CommandLine;

namespace DynoSim.Lang.Tests.Cli;

/// <summary>Runs a command in this process, as a user on a pipe sees it.</summary>
internal static class CommandRunner
{
    /// <summary>What a command left behind.</summary>
    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        /// <summary>Both streams.</summary>
        public string Everything => Output + Error;
    }

    public static Outcome Run(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var code = Entry.Run(arguments, new Streams(output, error, isOutputTerminal: false, isErrorTerminal: false));
        return new Outcome(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}
