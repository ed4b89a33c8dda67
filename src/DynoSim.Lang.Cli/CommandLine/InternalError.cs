using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Running;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>A defect of the tool: one line for the user, everything else in a folder.</summary>
internal static class InternalError
{
    /// <summary>Reports an exception that should not have happened.</summary>
    public static int Report(Streams streams, IReadOnlyList<string> arguments, Exception error) =>
        Report(
            streams,
            $"internal error ({error.GetType().Name}: {FirstLine(error.Message)})",
            Reproduction.Write(null, arguments, [("error.txt", error.ToString())]));

    /// <summary>Reports a defect that a stage found itself.</summary>
    /// <param name="streams">Where to.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="defect">What went wrong.</param>
    /// <param name="parent">Where to make the reproduction folder; null for the system's temporary folder.</param>
    public static int Report(Streams streams, IReadOnlyList<string> arguments, Defect defect, string? parent) =>
        Report(streams, FirstLine(defect.Message), Reproduction.Write(parent, arguments, defect.Files));

    private static int Report(Streams streams, string what, string? folder)
    {
        streams.ErrorText.WriteLine($"dynosim: {what}; this is a defect of the tool", Style.Bad);
        streams.ErrorText.WriteLine(folder is null
            ? "         no folder could be written for the reproduction"
            : $"         reproduction: {folder}");
        return ExitCode.Internal;
    }

    private static string FirstLine(string message)
    {
        var end = message.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? message : message[..end];
    }
}
