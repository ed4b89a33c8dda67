namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>What the process tells its caller; part of the stable outside.</summary>
public static class ExitCode
{
    /// <summary>Done, and every expectation holds.</summary>
    public const int Success = 0;

    /// <summary>Errors in the source or a setting, or an expectation failed.</summary>
    public const int Failed = 1;

    /// <summary>Wrong use of the command line, a missing FILE or NAME included.</summary>
    public const int Usage = 2;

    /// <summary>Input data missing or unusable, and nothing else wrong.</summary>
    public const int InputData = 3;

    /// <summary>A defect of the tool; a reproduction folder is named.</summary>
    public const int Internal = 70;

    /// <summary>Output cannot be written.</summary>
    public const int CannotWrite = 74;

    /// <summary>Interrupted by the user.</summary>
    public const int Interrupted = 130;
}
