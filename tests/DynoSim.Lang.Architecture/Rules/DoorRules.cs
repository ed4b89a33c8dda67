using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DynoSim.Lang.Architecture.Rules;

/// <summary>
/// Rules that keep the outside world behind named doors. The banned symbols of the build do the same where a whole
/// project has no door; here a door is a single file.
/// </summary>
internal static class DoorRules
{
    private static readonly Type[] FileTypes =
    [
        typeof(File), typeof(Directory), typeof(FileStream), typeof(FileInfo), typeof(DirectoryInfo),
        typeof(FileSystemWatcher),
    ];

    private static readonly Type[] ClockTypes = [typeof(Stopwatch), typeof(DateTime), typeof(DateTimeOffset)];

    private static readonly Type[] ProcessTypes = [typeof(Environment), typeof(Process), typeof(ProcessStartInfo)];

    /// <summary>Who may touch the disk, and what for.</summary>
    private static readonly Dictionary<string, string> FileDoors = new()
    {
        ["src/DynoSim.Lang.Semantics/Files/DiskFileSource.cs"] = "sources, traces and tables",
        ["src/DynoSim.Lang.Emit/Loading/CacheFolder.cs"] = "what is kept between runs, the folder",
        ["src/DynoSim.Lang.Emit/Loading/DiskCache.cs"] = "what is kept between runs, the files",
        ["src/DynoSim.Lang.Experiments/Testing/TestFiles.cs"] = "which files a folder holds",
        ["src/DynoSim.Lang.Experiments/Reports/Reproduction.cs"] = "what is needed to repeat a failed run",
        ["src/DynoSim.Lang.Experiments/Reports/RequestCsv.cs"] = "the request table asked for with --requests",
        ["src/DynoSim.Lang.Experiments/Running/FormattedFile.cs"] = "the files that fmt rewrites",
        ["src/DynoSim.Lang.Experiments/Running/PeakMemory.cs"] = "what the system says of this process",
        ["src/DynoSim.Lang.Experiments/Sweeps/Journal.cs"] = "the runs of a sweep, as they finish",
        ["src/DynoSim.Lang.Experiments/Sweeps/RunCache.cs"] = "the runs kept between sweeps",
        ["src/DynoSim.Lang.Experiments/Sweeps/SweepFolder.cs"] = "the folder of a sweep",
        ["src/DynoSim.Lang.Experiments/Shards/ShardJournals.cs"] = "what the parts of a sweep have finished",
        ["src/DynoSim.Lang.Experiments/Slurm/SlurmFolder.cs"] = "the scripts of a sweep on a cluster",
        ["src/DynoSim.Lang.Cli/Verbs/RunVerb.cs"] = "the folder asked for with --out",
        ["src/DynoSim.Lang.Cli/Verbs/TestVerb.cs"] = "the document asked for with --junit",
        ["src/DynoSim.Lang.Cli/Verbs/SnapshotVerb.cs"] = "the file asked for with --out",
        ["src/DynoSim.Lang.Cli/CommandLine/CommonOptions.cs"] = "telling a misspelt option from a file",
        ["src/DynoSim.Lang.Cli/CommandLine/Sbatch.cs"] = "looking for sbatch in PATH",
    };

    /// <summary>Who may ask the process and its environment, and what for.</summary>
    private static readonly Dictionary<string, string> ProcessDoors = new()
    {
        ["src/DynoSim.Lang.Emit/Loading/CacheFolder.cs"] = "where caches are kept",
        ["src/DynoSim.Lang.Emit/Loading/CacheKey.cs"] = "the runtime that a compiled policy is for",
        ["src/DynoSim.Lang.Emit/Loading/DiskCache.cs"] = "a name for a file being written",
        ["src/DynoSim.Lang.Experiments/Running/PeakMemory.cs"] = "the peak memory that a report states",
        ["src/DynoSim.Lang.Experiments/Testing/ItemJudge.cs"] = "how many cores there are to run an experiment on",
        ["src/DynoSim.Lang.Cli/CommandLine/CommonOptions.cs"] = "how many cores there are to run on",
        ["src/DynoSim.Lang.Cli/Program.cs"] = "the exit code of an interrupt",
        ["src/DynoSim.Lang.Cli/CommandLine/Streams.cs"] = "NO_COLOR",
        ["src/DynoSim.Lang.Cli/CommandLine/SlurmOptions.cs"] = "the command that a job is to run, and where",
        ["src/DynoSim.Lang.Cli/CommandLine/Sbatch.cs"] = "submitting jobs",
    };

    /// <summary>Who may look at a clock: reports say how long things took, and nothing else depends on it.</summary>
    private static readonly Dictionary<string, string> ClockDoors = new()
    {
        ["src/DynoSim.Lang.Experiments/Running/ScenarioRunner.cs"] = "the times that a report states",
        ["src/DynoSim.Lang.Experiments/Running/TraceOrder.cs"] = "the time that reading a trace takes",
        ["src/DynoSim.Lang.Experiments/Running/WorkloadLoader.cs"] = "the time that preparing requests takes",
        ["src/DynoSim.Lang.Experiments/Running/ScenarioExecution.cs"] = "the times that a report states",
        ["src/DynoSim.Lang.Experiments/Running/Repetitions.cs"] = "the times that a report states",
        ["src/DynoSim.Lang.Experiments/Sweeps/Journal.cs"] = "when the disk is next asked to have it",
        ["src/DynoSim.Lang.Cli/Verbs/SelfCheckVerb.cs"] = "how long a check of the engines took",
        ["src/DynoSim.Lang.Cli/Rendering/ProgressLine.cs"] = "how often a line of progress is written",
        ["src/DynoSim.Lang.Experiments/Testing/TestRunner.cs"] = "the time that all tests take",
        ["src/DynoSim.Lang.Experiments/Testing/FileTests.cs"] = "the times that files and tests take",
    };

    public static IEnumerable<Finding> Console(SourceFile file) => file.Project == "Cli" ? [] : Uses(
        file, [typeof(Console)], "return what is to be shown, and let the command line show it");

    public static IEnumerable<Finding> Files(SourceFile file) => FileDoors.ContainsKey(file.Path) ? [] : Uses(
        file, FileTypes, "read through IFileSource, or make the file a door in DoorRules with its reason");

    public static IEnumerable<Finding> Process(SourceFile file) => ProcessDoors.ContainsKey(file.Path) ? [] : Uses(
        file, ProcessTypes, "take the value as an argument, or make the file a door in DoorRules with its reason");

    public static IEnumerable<Finding> Clock(SourceFile file) => ClockDoors.ContainsKey(file.Path) ? [] : Uses(
        file, ClockTypes, "results depend on no clock; make the file a door in DoorRules if a report needs one");

    /// <summary>A door that is not used any more is a hole.</summary>
    public static IEnumerable<Finding> ClosedDoors(IReadOnlyDictionary<string, SourceFile> files)
    {
        (Dictionary<string, string> Doors, Type[] Types)[] kinds =
            [(FileDoors, FileTypes), (ProcessDoors, ProcessTypes), (ClockDoors, ClockTypes)];
        foreach (var (doors, types) in kinds)
        {
            foreach (var (path, purpose) in doors)
            {
                if (!files.TryGetValue(path, out var file) || !Uses(file, types, "").Any())
                {
                    yield return new Finding(
                        path, 1, $"a door ({purpose}) that nothing goes through", "take it off DoorRules");
                }
            }
        }
    }

    private static IEnumerable<Finding> Uses(SourceFile file, Type[] types, string fix)
    {
        foreach (var node in file.Syntax.DescendantNodes())
        {
            var (used, member) = node switch
            {
                MemberAccessExpressionSyntax access => (LastName(access.Expression), access.Name.Identifier.Text),
                ObjectCreationExpressionSyntax creation => (LastName(creation.Type), ".ctor"),
                UsingDirectiveSyntax { Name: { } name } => (name.ToString(), null),
                _ => (null, null),
            };
            if (types.Any(type => member is null ? type.FullName == used : type.Name == used && Has(type, member)))
            {
                yield return file.Finding(node, $"`{used}` is used outside its doors", fix);
            }
        }
    }

    /// <summary>Whether the type of the framework is meant, rather than one of ours with its name.</summary>
    private static bool Has(Type type, string member) =>
        type.GetMember(member, BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).Length > 0;

    /// <summary>The name a type or namespace ends in: <c>File</c> for <c>System.IO.File</c>; null for calls.</summary>
    private static string? LastName(SyntaxNode node) => node switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.Text,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax } access
            when IsSystem(access) => access.Name.Identifier.Text,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        _ => null,
    };

    private static bool IsSystem(MemberAccessExpressionSyntax access) =>
        access.ToString().StartsWith("System.", StringComparison.Ordinal);
}
