using DynoSim.Lang.Simulation.Kernel.Accelerated;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>The accelerated kernel, stepped, decides in every step what vLLM's own scheduler decided.</summary>
[TestFixture]
[Category("Conformance")]
internal sealed class KernelConformance
{
    [TestCaseSource(nameof(Recordings))]
    public void Decides(string scenarioFile)
    {
        var recording = VllmRecording.Read(scenarioFile);
        VllmConformance.AssertSameLines(LinesOf(recording), recording.Lines());
    }

    private static IEnumerable<string> LinesOf(VllmRecording recording)
    {
        long[] blocks = [recording.Settings.Blocks];
        var states = new RequestStates(recording.Requests.Count);
        if (!recording.Settings.PrefixCaching)
        {
            var empty = new KvExtents(RunsOf(recording), states, blocks, caching: false);
            return new KernelClock<ExtentCache>(recording, states, new ExtentCache(empty), () => (0, 0)).Run();
        }

        int[][] keys = [.. recording.Requests.Select(
            request => request.Sequence.Identity.Given.Select(key => (int)key).ToArray())];
        var cache = new KvBlocks(request => keys[request], blocks);
        return new KernelClock<BlockCache>(recording, states, new BlockCache(cache), () => Describe(cache)).Run();
    }

    private static (int Contents, uint FreeQueue) Describe(KvBlocks cache)
    {
        uint queue = 0;
        for (var block = 0L; block < cache.UnseenBlocks(0); block++)
        {
            queue = unchecked((queue * 1000003u) + 1u);
        }

        foreach (var key in cache.IdleContents(0))
        {
            queue = unchecked((queue * 1000003u) + (uint)(key + 2));
        }

        return (cache.DistinctContents(0), queue);
    }

    private static RunTable RunsOf(VllmRecording recording) => KernelClock<ExtentCache>.RunsOf(recording);

    private static IEnumerable<TestCaseData> Recordings() =>
        Oracle.Cases("vllm", "scenario-*.json", file => "kernel " + VllmRecording.NameOf(file));
}
