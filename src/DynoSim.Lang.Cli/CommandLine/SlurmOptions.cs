using System.Collections.Immutable;
using System.CommandLine;
using DynoSim.Lang.Experiments.Shards;
using DynoSim.Lang.Experiments.Slurm;
using DynoSim.Lang.Experiments.Sweeps;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>The options of a sweep that many machines share.</summary>
internal sealed class SlurmOptions
{
    /// <summary>What the scripts say themselves, or what would end the tool's own talk with <c>sbatch</c>.</summary>
    private static readonly string[] _ours =
        ["--array", "-a", "--dependency", "-d", "--parsable", "--wrap", "--wait", "-W", "--test-only", "--help"];

    private readonly Option<bool> _slurm = new("--slurm")
    {
        Description = "Share the points among tasks of a Slurm array job: write its scripts into --out, submit them.",
    };

    private readonly Option<string?> _shards = CommonOptions.Number(
        "--slurm-shards", "Tasks of the array; one for every 200 points by default.", 1, Shard.Most);

    private readonly Option<string[]> _options = new("--slurm-option")
    {
        Description = "A further option of sbatch for both jobs, such as --time=30:00; may be repeated.",
        HelpName = "OPTION",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _written = new("--no-submit") { Description = "Only write the scripts." };
    private readonly Option<string?> _shard = new("--shard")
    {
        Description = "Run part I of N, from 0, and leave it in --out for a later sweep there; tasks of an array do.",
        HelpName = "I/N",
    };

    public SlurmOptions()
    {
        _shard.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Shard.Parse(token.Value) is null)
            {
                result.AddError($"--shard `{token.Value}`: part and number of parts are needed, such as 0/16 to 15/16, "
                    + $"at most {Shard.Most} parts");
            }
        });
        _options.Validators.Add(result =>
        {
            foreach (var problem in result.Tokens.Select(token => ProblemOf(token.Value)).OfType<string>())
            {
                result.AddError(problem);
            }
        });
    }

    /// <summary>Adds everything.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _slurm, _shards, _options, _written, _shard })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Why the options cannot go together; null if they can.</summary>
    public string? Misuse(ParseResult parsed, SweepRequest request)
    {
        var isAsked = parsed.GetValue(_slurm);
        if (!isAsked && new Option[] { _shards, _options, _written }.FirstOrDefault(
            option => parsed.GetResult(option) is { Implicit: false }) is { } lonely)
        {
            return $"`{lonely.Name}` needs `--slurm`";
        }

        return isAsked && parsed.GetValue(_shard) is not null ? "`--slurm` and `--shard` exclude each other"
            : request.Folder is not null ? null
            : isAsked ? "`--slurm` needs `--out FOLDER`, on a file system that all nodes share"
            : parsed.GetValue(_shard) is not null ? "`--shard` needs `--out FOLDER`, where its results are kept"
            : null;
    }

    /// <summary>The part to run; null for everything.</summary>
    public Shard? ShardOf(ParseResult parsed) => parsed.GetValue(_shard) is { } text ? Shard.Parse(text) : null;

    /// <summary>Whether scripts that are written are submitted.</summary>
    public bool Submits(ParseResult parsed) => !parsed.GetValue(_written);

    /// <summary>What is asked of a cluster; null if nothing.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="request">The sweep.</param>
    /// <param name="isStrict">Whether warnings fail it.</param>
    public SlurmRequest? Read(ParseResult parsed, SweepRequest request, bool isStrict) => !parsed.GetValue(_slurm)
        ? null
        : new SlurmRequest
        {
            Sweep = request,
            Tool = OwnCommand(),
            WorkingFolder = Environment.CurrentDirectory,
            Shards = (int?)CommonOptions.ToNumber(parsed.GetValue(_shards)),
            Cores = (int)(CommonOptions.ToNumber(parsed.GetValue<string?>("--jobs")) ?? 1),
            IsStrict = isStrict,
            Options = [.. (parsed.GetValue(_options) ?? []).Select(Dashed)],
        };

    /// <summary>The command that runs this very program: a file of its own, or the runtime with a library.</summary>
    private static ImmutableArray<string> OwnCommand()
    {
        var program = Environment.ProcessPath ?? "dynosim";
        return Path.GetFileNameWithoutExtension(program) == "dynosim"
            ? [program]
            : [program, Path.Combine(AppContext.BaseDirectory, "dynosim.dll")];
    }

    private static string? ProblemOf(string option)
    {
        var name = Dashed(option).Split('=', ' ')[0];
        return option.Length == 0 || option.Any(char.IsControl)
            ? "--slurm-option: an option of sbatch is needed, in one line, such as --time=30:00"
            : _ours.Contains(name, StringComparer.Ordinal)
                ? $"--slurm-option `{option}`: the scripts set `{name}` themselves; change it there if need be"
                : null;
    }

    private static string Dashed(string option) =>
        option.StartsWith('-') ? option : "--" + option;
}
