using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Analytic;

public sealed class WarmupTests
{
    [TestCase(0, 4)]
    [TestCase(20, 4)]
    [TestCase(21, 3)]
    [TestCase(50, 1)]
    [TestCase(51, 0)]
    public void Gaps_that_end_in_the_warm_up_are_left_out(int milliseconds, int gaps)
    {
        // The first token comes at 10ms, the others every 10ms up to 50ms.
        var pass = SimulatedTime.FromSeconds(0.01);
        var requests = PlainQueue.Requests(new ConstantArrivals(1), 1, output: Distribution.Constant(5));
        var setup = PlainQueue.Setup(requests) with { MeasuredFrom = SimulatedTime.FromSeconds(milliseconds / 1e3) };
        foreach (var engine in Enum.GetValues<EngineChoice>())
        {
            var result = PlainQueue.Run(engine, setup, new FixedTiming(pass, pass));
            Assert.That(result.Gaps.Count, Is.EqualTo(gaps), $"{engine}");
            Assert.That(result.LastTokenPicoseconds[0], Is.EqualTo(5 * pass.Picoseconds), "The run is the same.");
        }
    }
}
