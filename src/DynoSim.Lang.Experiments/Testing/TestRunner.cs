using System.Diagnostics;
using DynoSim.Lang.Emit.Loading;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>Runs the tests of files, several files at a time; the report is in the order of the files.</summary>
public static class TestRunner
{
    /// <summary>Runs them.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="loader">Makes emitted text run.</param>
    public static TestReport Run(TestRequest request, ScenarioLoader loader)
    {
        var watch = Stopwatch.StartNew();
        var reports = new TestFile[request.Files.Length];
        var cache = new TestCache(request.CacheFolder);
        Parallel.For(
            0,
            request.Files.Length,
            new ParallelOptions { MaxDegreeOfParallelism = request.Jobs ?? -1 },
            index => reports[index] = new FileTests(request, loader, cache).Run(request.Files[index]));
        return new TestReport([.. reports], watch.Elapsed.TotalMilliseconds);
    }
}
