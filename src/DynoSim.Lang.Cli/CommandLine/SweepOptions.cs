using System.CommandLine;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Sweeps;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>The arguments and options of verbs that are about one experiment.</summary>
internal sealed class SweepOptions
{
    private const long MostJobs = 4_096;

    private readonly Argument<string> _file = CommonOptions.File();
    private readonly Argument<string?> _name =
        CommonOptions.Name("The experiment; needed only if the file has several.");

    private readonly Option<string[]> _set = CommonOptions.Set();
    private readonly Option<string?> _seed =
        CommonOptions.Number("--seed", "Seed of the first repetition instead of the scenario's.", 0, long.MaxValue);

    private readonly Option<string> _engine =
        CommonOptions.Choice("--engine", "Which engine computes the results", "accelerated", "reference");

    private readonly Option<string?> _jobs =
        CommonOptions.Number("--jobs", "Threads to use; all cores by default. The result is the same.", 1, MostJobs);

    private readonly Option<string?> _folder = new("--out")
    {
        Description = "Write journal, tables and report into a folder; resume what is there.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> _noCache =
        new("--no-cache") { Description = "Run every point anew, whatever earlier sweeps have run." };

    /// <summary>Adds file, name and settings: what says which points there are.</summary>
    public void AddQuestionTo(Command command)
    {
        command.Arguments.Add(_file);
        command.Arguments.Add(_name);
        command.Options.Add(_set);
        command.Options.Add(_seed);
    }

    /// <summary>Adds everything.</summary>
    public void AddTo(Command command)
    {
        AddQuestionTo(command);
        command.Options.Add(_engine);
        command.Options.Add(_jobs);
        command.Options.Add(_folder);
        command.Options.Add(_noCache);
    }

    /// <summary>What was asked.</summary>
    public SweepRequest Read(ParseResult parsed) => new()
    {
        Run = new RunRequest
        {
            File = parsed.GetValue(_file) ?? string.Empty,
            Name = parsed.GetValue(_name),
            Settings = RunOptions.Settings(parsed.GetValue(_set)),
            Seed = CommonOptions.ToNumber(parsed.GetValue(_seed)),
            Engine = parsed.GetValue(_engine) == "reference" ? EngineChoice.Reference : EngineChoice.Accelerated,
        },
        Jobs = CommonOptions.ToThreads(parsed.GetValue(_jobs)),
        Folder = parsed.GetValue(_folder),
        CacheFolder = parsed.GetValue(_noCache) ? null : CacheFolder.Find(CacheFolder.Runs),
    };
}
