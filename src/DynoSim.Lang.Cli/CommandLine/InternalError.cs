using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Experiments.Reports;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>A defect of the tool: one line for the user, everything else in a folder.</summary>
internal static class InternalError
{
    /// <summary>Reports an exception that should not have happened.</summary>
    public static int Report(Streams streams, IReadOnlyList<string> arguments, Exception error)
    {
        var folder = Reproduction.Write(null, arguments, [("error.txt", error.ToString())]);
        streams.ErrorText.WriteLine(
            $"dynosim: internal error ({error.GetType().Name}: {FirstLine(error.Message)}); "
            + "this is a defect of the tool",
            Style.Bad);
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
