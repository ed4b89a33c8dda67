using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Reference;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.SimulationTests.Kernel;

namespace DynoSim.Lang.SimulationTests.Conformance;

/// <summary>
/// Under DynoSim's timing every request gets its tokens when DynoSim's engine gave them, to the nanosecond.
/// </summary>
[TestFixture]
[Category("Conformance")]
internal sealed class DynoSimConformance
{
    private static readonly string[] RoundRobinKinds =
        ["rr", "limits", "preempt", "blocksize", "timing", "closedloop", "multiturn"];

    [TestCaseSource(nameof(Recordings))]
    public void Serves(string file)
    {
        var recording = DynoSimCase.Read(file);
        if (recording.Kind != "kv" && !RoundRobinKinds.Contains(recording.Kind))
        {
            Assert.Ignore($"Not simulated: kind {recording.Kind}.");
        }

        if (recording.Backend != "vllm")
        {
            Assert.Ignore($"Not simulated: kind {recording.Kind} on {recording.Backend}.");
        }

        if (recording.Kind == "kv")
        {
            ServesWithKvRouter(recording);
        }
        else
        {
            DynoSimComparison.AssertSame(recording, Run(recording, default(RoundRobin)));
        }
    }

    private static IEnumerable<TestCaseData> Recordings() => Oracle.Cases("dynosim", "case-*.json", DynoSimCase.NameOf)
        .Where(test => test.Arguments[0] is not string file || !file.EndsWith(".ticks.json", StringComparison.Ordinal));

    private static void ServesWithKvRouter(DynoSimCase recording)
    {
        var (cost, reason) = KvAwareCost.Of(recording);
        if (reason is not null)
        {
            Assert.Ignore($"Not simulated: kind kv with {reason}.");
        }

        var observer = new ForcedChoices(recording);
        DynoSimComparison.AssertSame(recording, Run(recording, new ForcedRouter(cost, observer)));
        observer.AssertAllWereLeast();
        if (recording.IsUniqueUpToNumbering)
        {
            DynoSimComparison.AssertSameUpToNumbering(recording, Run(recording, new KvAwareRouter(cost)));
        }
    }

    private static SimulationResult Run<TRouter>(DynoSimCase recording, TRouter router)
        where TRouter : struct, IRouterPolicy =>
        recording.Polynomial() is { } polynomial
            ? ReferenceSimulator.Run(recording.Setup(), polynomial, router)
            : ReferenceSimulator.Run<FixedTiming, TRouter>(recording.Setup(), recording.Fixed(), router);
}
