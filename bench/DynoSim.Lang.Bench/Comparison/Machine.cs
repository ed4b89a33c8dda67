using System.Runtime.InteropServices;

namespace DynoSim.Lang.Bench.Comparison;

/// <summary>What a figure was taken on.</summary>
internal static class Machine
{
    public static string Description => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, "
            + $"load {Load()} at the start");

    private static string Processor() => Lines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim()
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string Load() => Lines("/proc/loadavg").FirstOrDefault()?.Split(' ')[0] ?? "unknown";

    private static string[] Lines(string path) => File.Exists(path) ? File.ReadAllLines(path) : [];
}
