using System.Globalization;

namespace DynoSim.Lang.Bench.Comparison;

/// <summary>The <c>compare</c> command: ours against the runnable peer, and how ours grows, as tables.</summary>
internal static class Compare
{
    private const string Usage = """
        compare --trace FILE [--peer FOLDER] [--tool FILE] [--quick] [--only SECTION]
          --trace   the Mooncake conversation trace; it is doubled (T2)
          --peer    a folder with replay.py; without it the peer's columns are left out
          --tool    the dynosim binary measured as a whole process; by default the Release build of this checkout
          --quick   fewer repetitions; the sweep and the long workload are smaller and extrapolated, which is said
          --only    peer, kernel, growth, process, front-end, sweep or long; may be repeated
        """;

    private static readonly Dictionary<string, Action<Bench>> Sections = new()
    {
        ["peer"] = PeerSection.Write,
        ["kernel"] = KernelSection.Write,
        ["growth"] = GrowthSection.Write,
        ["process"] = ProcessSection.Write,
        ["front-end"] = FrontEndSection.Write,
        ["sweep"] = SweepSection.Write,
        ["long"] = LongSection.Write,
    };

    public static int Run(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var bench = Bench.From(arguments, [.. Sections.Keys]);
        if (bench is null)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        using (bench)
        {
            Console.WriteLine($"# {Machine.Description}");
            foreach (var (name, write) in Sections)
            {
                if (bench.Wants(name))
                {
                    write(bench);
                }
            }
        }

        return 0;
    }
}
