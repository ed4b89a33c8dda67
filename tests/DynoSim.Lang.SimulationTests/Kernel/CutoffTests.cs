using DynoSim.Lang.Simulation.Kernel;
using static DynoSim.Lang.SimulationTests.Kernel.TestRun;

namespace DynoSim.Lang.SimulationTests.Kernel;

/// <summary>A run that is cut off leaves a complete account of what was under way.</summary>
[TestFixture]
internal sealed class CutoffTests
{
    [Test]
    public void Cuts_a_pass_in_two()
    {
        var requests = new TestRequests().Add(500, 8, 3).Add(1_600, 8, 1).Add(5_000, 8, 1);
        var result = Run(Setup(requests) with { Cutoff = new(1_700) });
        Assert.That(result.EndPicoseconds, Is.EqualTo(1_700));
        Assert.That(
            result.Status,
            Is.EqualTo(new[] { RequestStatus.Running, RequestStatus.Running, RequestStatus.NotArrived }));
        Assert.That(result.ProducedTokens, Is.EqualTo(new[] { 1, 0, 0 }));
        var worker = result.Workers[0];
        Assert.That((worker.BusyPicoseconds, worker.IdlePicoseconds), Is.EqualTo((1_200L, 500L)));
        Assert.That(worker.HeldBlocksAtEnd, Is.EqualTo(3));
        Assert.That(worker.UsedBlockPicoseconds.Value, Is.EqualTo((Int128)((2 * 1_000) + (3 * 200))));
    }

    [Test]
    public void What_happens_at_the_cut_off_still_happens()
    {
        var result = Run(Setup(new TestRequests().Add(0, 8, 1)) with { Cutoff = new(Pass) });
        Assert.That(result.Status[0], Is.EqualTo(RequestStatus.Completed));
    }
}
