namespace DynoSim.Lang.Bench.Workloads;

/// <summary>Traces to measure with: the sample of the repository, and public ones where they lie beside it.</summary>
internal static class Traces
{
    private static readonly string[] Candidates =
    [
        "examples/traces/quickstart.jsonl",
        "../shared/traces/mooncake_conversation.jsonl",
        "../shared/traces/mooncake_synthetic.jsonl",
    ];

    /// <summary>Names of the traces that are here.</summary>
    public static IEnumerable<string> Names =>
        Candidates.Where(path => File.Exists(Path.Combine(Root(), path))).Select(path => Path.GetFileName(path));

    /// <summary>The bytes of a trace.</summary>
    public static byte[] Read(string name) =>
        File.ReadAllBytes(Path.Combine(Root(), Candidates.Single(path => Path.GetFileName(path) == name)));

    /// <summary>The folder of the solution.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DynoSim.Lang.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Directory.GetCurrentDirectory();
    }
}
