using DynoSim.Lang.Bench.Workloads;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Bench.Comparison;

/// <summary>What is compared with what, and the files that takes.</summary>
internal sealed class Bench : IDisposable
{
    private const int TokensPerHash = 512;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dynosim-bench-");
    private readonly List<string> _only = [];
    private TraceRows? _rows;

    private Bench()
    {
    }

    /// <summary>The doubled trace.</summary>
    public string DoubledTrace { get; private set; } = "";

    /// <summary>The peer; null where it is not at hand.</summary>
    public Peer? Peer { get; private set; }

    /// <summary>The binary measured as a whole process.</summary>
    public string Tool { get; private set; } = "";

    /// <summary>Whether a first look is enough.</summary>
    public bool IsQuick { get; private set; }

    /// <summary>The doubled trace, parsed.</summary>
    public TraceRows Rows => _rows ??= MooncakeTrace.Read(File.ReadAllBytes(DoubledTrace), TokensPerHash).Rows
        ?? throw new InvalidOperationException($"{DoubledTrace} is not a Mooncake trace.");

    /// <summary>Reads the arguments; null if they are wrong.</summary>
    public static Bench? From(string[] arguments, string[] sections)
    {
        var bench = new Bench();
        var (trace, peer) = ("", "");
        for (var at = 0; at < arguments.Length; at++)
        {
            var value = at + 1 < arguments.Length ? arguments[at + 1] : "";
            switch (arguments[at])
            {
                case "--quick":
                    bench.IsQuick = true;
                    continue;
                case "--trace" when File.Exists(value):
                    trace = value;
                    break;
                case "--peer":
                    peer = value;
                    break;
                case "--tool" when File.Exists(value):
                    bench.Tool = Path.GetFullPath(value);
                    break;
                case "--only" when sections.Contains(value):
                    bench._only.Add(value);
                    break;
                default:
                    Console.Error.WriteLine($"wrong: {arguments[at]} {value}");
                    return null;
            }

            at++;
        }

        return trace.Length == 0 ? null : bench.Prepare(trace, peer);
    }

    /// <summary>Whether a section was asked for.</summary>
    public bool Wants(string section) => _only.Count == 0 || _only.Contains(section);

    /// <summary>A file of this run.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>An empty folder of this run.</summary>
    public string Folder(string name) => _folder.CreateSubdirectory(name).FullName;

    /// <summary>Repetitions of something that takes milliseconds.</summary>
    public int Times(int full) => IsQuick ? Math.Max(2, full / 4) : full;

    public void Dispose() => _folder.Delete(recursive: true);

    private Bench Prepare(string trace, string peer)
    {
        var name = OperatingSystem.IsWindows() ? "dynosim.exe" : "dynosim";
        Tool = Tool.Length > 0 ? Tool : Path.Combine(Traces.Root(), "src/DynoSim.Lang.Cli/bin/Release/net10.0", name);
        DoubledTrace = Path.Combine(_folder.FullName, "t2.jsonl");
        Comparison.DoubledTrace.Write(trace, DoubledTrace);
        Peer = Peer.Find(peer, out var reason);
        if (Peer is null)
        {
            Console.WriteLine($"without the peer: {reason}");
        }

        return this;
    }
}
