using System.CommandLine;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>The arguments and options of verbs that run something.</summary>
internal sealed class RunOptions
{
    private const long MostRepeats = 1_000_000;
    private const long MostJobs = 4_096;

    private readonly Argument<string> _file = CommonOptions.File();
    private readonly Argument<string?> _name = CommonOptions.Name();
    private readonly Option<string[]> _set = CommonOptions.Set();
    private readonly Option<string?> _seed =
        CommonOptions.Number("--seed", "Seed of the random streams instead of the scenario's.", 0, long.MaxValue);

    private readonly Option<string> _engine =
        CommonOptions.Choice("--engine", "Which engine computes the result", "accelerated", "reference");

    private readonly Option<bool> _verify = new("--verify") { Description = "Run both engines; they must agree." };
    private readonly Option<string?> _repeat =
        CommonOptions.Number("--repeat", "Simulate N times; the time reported is the least.", 1, MostRepeats);

    private readonly Option<string?> _jobs =
        CommonOptions.Number("--jobs", "Threads to use; all cores by default. The result is the same.", 1, MostJobs);

    /// <summary>Adds everything to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        command.Arguments.Add(_name);
        foreach (var option in new Option[] { _set, _seed, _engine, _verify, _repeat, _jobs })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was asked.</summary>
    public RunRequest Read(ParseResult parsed) => new()
    {
        File = parsed.GetValue(_file) ?? string.Empty,
        Name = parsed.GetValue(_name),
        Settings = Settings(parsed.GetValue(_set)),
        Seed = CommonOptions.ToNumber(parsed.GetValue(_seed)),
        Engine = parsed.GetValue(_engine) == "reference" ? EngineChoice.Reference : EngineChoice.Accelerated,
        Verify = parsed.GetValue(_verify),
        Repeat = (int)(CommonOptions.ToNumber(parsed.GetValue(_repeat)) ?? 1),
        Threads = CommonOptions.ToThreads(parsed.GetValue(_jobs)),
    };

    /// <summary>The values of <c>--set</c> in order.</summary>
    public static System.Collections.Immutable.ImmutableArray<SettingText> Settings(string[]? arguments) =>
    [
        .. (arguments ?? []).Select(argument => SettingArgument.Parse(argument).Setting)
            .OfType<SettingArgument>()
            .Select(setting => new SettingText(setting.Path, setting.Value)),
    ];
}
