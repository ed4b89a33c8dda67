using System.CommandLine;
using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Cli.Verbs;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Sweeps;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>The command line as one call: arguments in, exit code out. Nothing escapes it.</summary>
public static class Entry
{
    private static readonly string[] _later =
        ["diff", "what-if", "lock", "import", "export", "calibrate", "validate", "lsp"];

    /// <summary>Runs one command.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="streams">Where it writes.</param>
    /// <param name="interruption">The user's wish to stop; null where there is nobody to have it.</param>
    /// <returns>The exit code of the process.</returns>
    public static int Run(IReadOnlyList<string> arguments, Streams streams, Interruption? interruption = null) =>
        Run(arguments, streams, interruption ?? new Interruption(), Engines.Ours);

    /// <summary>Runs one command on given engines.</summary>
    internal static int Run(
        IReadOnlyList<string> arguments, Streams streams, Interruption interruption, Engines engines)
    {
        int code;
        try
        {
            code = Dispatch(arguments, streams, interruption, engines);
        }
        catch (Exception error) when (IsWriteFailure(error))
        {
            code = ReportWriteFailure(streams, error);
        }
        catch (Exception error)
        {
            code = InternalError.Report(streams, arguments, error);
        }

        try
        {
            streams.Flush();
        }
        catch (Exception error) when (IsWriteFailure(error))
        {
            code = ReportWriteFailure(streams, error);
        }

        return code;
    }

    private static int Dispatch(
        IReadOnlyList<string> arguments, Streams streams, Interruption interruption, Engines engines)
    {
        var asked = arguments.Count > 0 ? arguments[0] : "";
        var runner = asked == "run" ? MakeRunner(engines, arguments.Contains("json")) : null;
        (string Name, Func<Command> Create)[] verbs =
        [
            ("check", () => CheckVerb.Create(streams)),
            ("run", () => RunVerb.Create(streams, () => runner?.GetAwaiter().GetResult() ?? engines.Runner())),
            ("sweep", () => SweepVerb.Create(streams, interruption, SweepRunner.ForUser)),
            ("points", () => PointsVerb.Create(streams)),
            ("test", () => TestVerb.Create(streams)),
            ("emit", () => EmitVerb.Create(streams)),
            ("chain", () => ChainVerb.Create(streams)),
            ("snapshot", () => SnapshotVerb.Create(streams)),
            ("fmt", () => FmtVerb.Create(streams)),
            ("explain", () => ExplainVerb.Create(streams)),
            ("selfcheck", () => SelfCheckVerb.Create(streams, interruption, engines)),
        ];
        if (_later.Contains(asked, StringComparer.Ordinal))
        {
            var names = string.Join(", ", verbs.Select(verb => verb.Name));
            streams.ErrorText.WriteLine($"dynosim: `{asked}` is not offered by this version; there are {names}.");
            return ExitCode.Usage;
        }

        if (arguments is ["--version"])
        {
            streams.OutputText.WriteLine(ToolVersion.Text);
            return ExitCode.Success;
        }

        var root = new RootCommand("Simulates LLM serving described in .dyno files.");
        // Options of verbs that nobody asks for take as long to make as a small run.
        var isAsked = verbs.Any(verb => verb.Name == asked);
        foreach (var (name, create) in verbs)
        {
            if (name == asked || !isAsked)
            {
                root.Subcommands.Add(create());
            }
        }

        var parsed = root.Parse(arguments, new ParserConfiguration
        {
            EnablePosixBundling = false,
            ResponseFileTokenReplacer = null,
        });
        return parsed.Errors.Count > 0 ? Misuse.Report(streams, parsed) : parsed.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = streams.OutputWriter,
            Error = streams.ErrorWriter,
        });
    }

    /// <summary>
    /// Makes what runs scenarios while the command line is read, and tries out JSON; what is wrong with that comes up
    /// again where it is used.
    /// </summary>
    private static Task<ScenarioRunner> MakeRunner(Engines engines, bool isJson)
    {
        var runner = Task.Run(engines.Runner);
        if (isJson)
        {
            runner.ContinueWith(_ => JsonStyle.Rehearse(), TaskScheduler.Default);
        }

        return runner;
    }

    // Whatever is read is read behind a border that answers with a diagnostic; what is left are writes.
    private static bool IsWriteFailure(Exception error) => error is IOException or UnauthorizedAccessException;

    private static int ReportWriteFailure(Streams streams, Exception error)
    {
        try
        {
            streams.ErrorText.WriteLine($"dynosim: cannot write: {error.Message}", Style.Bad);
            streams.ErrorWriter.Flush();
        }
        catch (Exception again) when (IsWriteFailure(again))
        {
            // Nowhere left to say it; the exit code does.
            _ = again;
        }

        return ExitCode.CannotWrite;
    }
}
