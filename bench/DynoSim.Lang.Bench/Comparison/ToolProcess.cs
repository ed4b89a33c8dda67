using System.Diagnostics;
using System.Text.Json;

namespace DynoSim.Lang.Bench.Comparison;

/// <summary>A command, started and waited for.</summary>
internal static class ToolProcess
{
    /// <summary>Runs it: wall time in milliseconds and what it printed.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables to set.</param>
    public static (double Milliseconds, string Output) Run(
        string file, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} does not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var elapsed = watch.Elapsed.TotalMilliseconds;
        return process.ExitCode == 0
            ? (elapsed, output)
            : throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {output}");
    }

    /// <summary>The arguments of a run of the contract's scenario.</summary>
    public static string[] RunArguments(string scenario, string trace, int workers, string router) =>
    [
        "run", scenario, "--set", $"trace_path={trace}", "--set", $"workers={workers}",
        "--set", $"deployment.router={router}", "--format", "json",
    ];

    /// <summary>A figure of a JSON report.</summary>
    public static double Figure(string json, params string[] path)
    {
        using var document = JsonDocument.Parse(json);
        var element = document.RootElement;
        foreach (var name in path)
        {
            element = element.GetProperty(name);
        }

        return element.GetDouble();
    }
}
