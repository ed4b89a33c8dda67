using System.Collections.Immutable;
using System.CommandLine;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Testing;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>The arguments and options of <c>test</c>.</summary>
internal sealed class TestOptions
{
    private const long MostJobs = 4_096;

    private readonly Argument<string[]> _paths = CommonOptions.Paths();
    private readonly Option<string[]> _set = CommonOptions.Set();
    private readonly Option<string?> _seed = CommonOptions.Number(
        "--seed", "Seed instead of each scenario's; a test that says `seed =` keeps its own.", 0, long.MaxValue);

    private readonly Option<string> _engine =
        CommonOptions.Choice("--engine", "Which engine computes the results", "accelerated", "reference");

    private readonly Option<bool> _verify = new("--verify") { Description = "Run both engines; they must agree." };
    private readonly Option<string?> _jobs =
        CommonOptions.Number("--jobs", "Most files at a time; as many as processors by default.", 1, MostJobs);

    private readonly Option<bool> _noCache =
        new("--no-cache") { Description = "Judge everything anew, whatever passed before." };

    private readonly Option<string?> _junit = new("--junit")
    {
        Description = "Write the verdicts in the form that build servers read.",
        HelpName = "F.xml",
    };

    /// <summary>Adds everything to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_paths);
        foreach (var option in new Option[] { _set, _seed, _engine, _verify, _jobs, _noCache, _junit })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The paths asked for; none for the working folder.</summary>
    public string[] Paths(ParseResult parsed) => parsed.GetValue(_paths) ?? [];

    /// <summary>Where the JUnit document goes; null without one.</summary>
    public string? JUnit(ParseResult parsed) => parsed.GetValue(_junit);

    /// <summary>What was asked.</summary>
    public TestRequest Read(ParseResult parsed, ImmutableArray<string> files) => new()
    {
        Files = files,
        Settings = RunOptions.Settings(parsed.GetValue(_set)),
        Seed = CommonOptions.ToNumber(parsed.GetValue(_seed)),
        Engine = parsed.GetValue(_engine) == "reference" ? EngineChoice.Reference : EngineChoice.Accelerated,
        Verify = parsed.GetValue(_verify),
        Jobs = (int?)CommonOptions.ToNumber(parsed.GetValue(_jobs)),
        CacheFolder = parsed.GetValue(_noCache) ? null : CacheFolder.Find(CacheFolder.Tests),
    };
}
