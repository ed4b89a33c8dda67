using DynoSim.Lang.Simulation.PerfModel.Tables;

namespace DynoSim.Lang.SimulationTests.PerfModel;

/// <summary>Many places at once are the same integers as place by place, whatever the curves look like.</summary>
[TestFixture]
internal sealed class PassCurvesTests
{
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Filling_equals_asking(int seed)
    {
        var draw = new Draw(seed);
        var sites = 1 + draw.Below(5);
        var rising = draw.Below(3) > 0;
        var points = new List<(long Site, long At, long Picoseconds)>();
        var (key, floor) = (0L, 0L);
        for (var site = 0; site < sites; site++)
        {
            key += 1 + draw.Below(40);
            floor += draw.Below(1_000_000);
            var (at, value) = ((long)draw.Below(100), floor);
            for (var point = 1 + draw.Below(6); point > 0; point--)
            {
                points.Add((key, at, value));
                at += 1 + draw.Below(5_000);
                value = Math.Max(0, value + draw.Below(40_000_000) - (rising ? 0 : 20_000_000));
            }
        }

        var curves = new PassCurves(points);
        var filled = new long[1 + draw.Below(700)];
        for (var question = 0; question < 8; question++)
        {
            var (site, place, step) = (1 + draw.Below(250), draw.Below(20_000), 1 + draw.Below(300));
            curves.Fill(site, place, step, filled);
            Assert.That(
                filled, Is.EqualTo(filled.Select((_, index) => curves.At(site, place + ((long)index * step)))));
        }
    }
}
