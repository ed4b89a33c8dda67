using System.Diagnostics;
using System.Globalization;

namespace DynoSim.Lang.Experiments.Running;

/// <summary>The most memory this process has held.</summary>
internal static class PeakMemory
{
    private const string Mark = "VmHWM:";

    /// <summary>Resident memory at its peak, in MiB.</summary>
    // Where the system says it in one line, that is read: the process class takes milliseconds to start.
    public static double Megabytes() =>
        OperatingSystem.IsLinux() && Kibibytes() is { } size ? size / 1_024 : OfProcess();

    private static double? Kibibytes()
    {
        try
        {
            var line = File.ReadLines("/proc/self/status")
                .FirstOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal));
            return line is not null
                && double.TryParse(
                    line.AsSpan(Mark.Length).TrimEnd("kB"),
                    NumberStyles.Number,
                    CultureInfo.InvariantCulture,
                    out var size)
                ? size
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static double OfProcess()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (double)(1 << 20);
    }
}
