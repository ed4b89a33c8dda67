using System.Diagnostics;

namespace DynoSim.Lang.Tests.Cli;

/// <summary>The tool as a process of its own.</summary>
internal static class BuiltTool
{
    /// <summary>What a process left behind.</summary>
    internal sealed record Outcome(int ExitCode, string Output, string Error);

    /// <summary>Starts the tool that was built with these tests.</summary>
    public static Process Start(params string[] arguments) => Start([], arguments);

    /// <summary>Runs the tool to its end.</summary>
    /// <param name="environment">Variables to set.</param>
    /// <param name="arguments">The command line.</param>
    public static Outcome Run((string Name, string Value)[] environment, params string[] arguments) =>
        Finish(Start(environment, arguments));

    /// <summary>Runs a copy of the tool in another folder to its end.</summary>
    public static Outcome RunFrom(string folder, (
        string Name, string Value)[] environment, params string[] arguments) =>
        Finish(Start("dotnet", environment, [Path.Combine(folder, "dynosim.dll"), .. arguments]));

    /// <summary>Runs the tool as <c>"$@"</c> of a shell command.</summary>
    public static Outcome RunShell(string command, params string[] arguments) =>
        Finish(Start("sh", [], ["-c", command, "sh", "dotnet", Tool, .. arguments]));

    private static string Tool => Path.Combine(TestContext.CurrentContext.TestDirectory, "dynosim.dll");

    private static Process Start((string Name, string Value)[] environment, string[] arguments) =>
        Start("dotnet", environment, [Tool, .. arguments]);

    private static Outcome Finish(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new Outcome(process.ExitCode, output, error.Result);
        }
    }

    private static Process Start(string program, (string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("the tool did not start");
    }
}
