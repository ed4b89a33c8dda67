using System.Text;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Workloads;

/// <summary>The sample trace in <c>examples/traces</c> is what its generator writes.</summary>
public sealed class QuickstartTraceTests
{
    private const int Context = 40_960;

    [Test]
    public void The_sample_trace_is_what_its_generator_writes()
    {
        var path = Path.Combine(RepositoryRoot(), "examples", "traces", "quickstart.jsonl");
        var text = QuickstartTrace.Text();
        if (Environment.GetEnvironmentVariable("DYNOSIM_UPDATE") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.That(File.ReadAllText(path) == text, "Write it anew: see examples/traces/README.md.");
    }

    [Test]
    public void The_sample_trace_is_small_and_shows_reuse()
    {
        var data = Encoding.UTF8.GetBytes(QuickstartTrace.Text());
        var rows = MooncakeTrace.Read(data, 512).Rows ?? throw new AssertionException("There are no rows.");
        var table = WorkloadPreparation.Prepare(new WorkloadOptions { Source = TraceSource.Trace("t") }, rows).Requests
            ?? throw new AssertionException("There are no requests.");
        Assert.That(data.Length, Is.LessThan(1_000_000));
        Assert.That(table.Count, Is.InRange(2_000, 5_000));
        for (var request = 0; request < table.Count; request++)
        {
            Assert.That(table.InputTokens[request] + table.OutputTokens[request], Is.LessThan(Context));
        }

        // With one endless cache: full blocks seen before, over all prompt tokens.
        var seen = new HashSet<int>();
        var reused = 0L;
        for (var request = 0; request < table.Count; request++)
        {
            foreach (var node in table.Prefixes.PathOf(request))
            {
                reused += seen.Add(node) ? 0 : 512;
            }
        }

        Assert.That(reused / (double)table.InputTokens.Sum(), Is.InRange(0.5, 0.8));
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DynoSim.Lang.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new AssertionException("The tests do not run inside the repository.");
    }
}
