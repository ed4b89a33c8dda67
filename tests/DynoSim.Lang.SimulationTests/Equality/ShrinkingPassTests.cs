using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Kernel.Reference;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.SimulationTests.Kernel;
using DynoSim.Lang.SimulationTests.PerfModel;

namespace DynoSim.Lang.SimulationTests.Equality;

/// <summary>
/// Beyond the largest measured batch the lines of a table go on, and passes may get shorter with context.
/// </summary>
[TestFixture]
internal sealed class ShrinkingPassTests
{
    /// <summary>
    /// The larger batch rises more slowly than the smaller: for eight decoders the difference is lost.
    /// </summary>
    private const string Table = """
        kind,batch,new_tokens,context_tokens,milliseconds
        prefill,1,512,0,40
        prefill,1,1024,0,70
        decode,1,1,0,200
        decode,1,1,10000,400
        decode,2,2,0,390
        decode,2,2,10000,410
        """;

    [TestCase(null)]
    [TestCase(8)]
    public void Engines_agree(int? concurrency)
    {
        var build = Samples.Build(
            Samples.Qwen32,
            Samples.H200,
            options: new TimingOptions { Source = TimingSources.Table("passes.csv") },
            table: Table);
        var timing = build.Timing?.AsAny() ?? throw new AssertionException(string.Join('\n', build.Problems));
        var first = timing.DecodeSegment(8, 100);
        Assert.That(first.MayShrink, Is.True);
        Assert.That(timing.DecodeSegment(8, 4_000).BasePicoseconds, Is.LessThan(first.BasePicoseconds));
        Assert.That(timing.DecodeSegment(2, 100).MayShrink, Is.False);

        var requests = new TestRequests();
        for (var request = 0; request < 24; request++)
        {
            requests.Add(request * 1_000_000L, 20 + request, 60 + (7 * request));
        }

        var setup = TestRun.Setup(requests, blocks: 4_000) with { Concurrency = concurrency };
        var difference = EngineComparison.Difference(
            ReferenceSimulator.Run(setup, timing, default(RoundRobin)),
            AcceleratedSimulator.Run(setup, timing, default(RoundRobin)));
        Assert.That(difference, Is.Null);
    }
}
