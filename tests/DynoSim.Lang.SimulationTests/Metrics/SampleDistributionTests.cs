using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.SimulationTests.Metrics;

public sealed class SampleDistributionTests
{
    [Test]
    public void Percentiles_interpolate_between_neighbours()
    {
        var values = new SampleDistribution([4, 1, 3, 2], 1);
        var summary = values.Summarise();
        Assert.That(summary.P50, Is.EqualTo(2.5));
        Assert.That(summary.P75, Is.EqualTo(3.25));
        Assert.That(summary.Mean, Is.EqualTo(2.5));
        Assert.That(summary.Std, Is.EqualTo(Math.Sqrt(1.25)));
        Assert.That((summary.Min, summary.Max, summary.Count), Is.EqualTo((1.0, 4.0, 4L)));
        Assert.That(values.Percentile(0.3), Is.EqualTo(1.9).Within(1e-15));
    }

    [Test]
    public void One_value_is_every_percentile() =>
        Assert.That(
            new SampleDistribution([7e12], 1e12).Summarise(),
            Is.EqualTo(new MetricSummary(7, 0, 7, 7, 7, 7, 7, 7, 7, 7, 1)));

    [Test]
    public void No_value_has_no_figures() =>
        Assert.That(new SampleDistribution([], 1).Summarise(), Is.EqualTo(MetricSummary.Empty));

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void A_summary_agrees_with_sorting(int seed)
    {
        var draw = new Draw(seed);
        var distinct = 1 + draw.Below(draw.Below(2) == 0 ? 5 : 100_000);
        var values = Enumerable.Range(0, 1 + draw.Below(3_000)).Select(_ => (double)draw.Below(distinct)).ToArray();
        if (draw.Below(4) == 0)
        {
            Array.Sort(values);
        }

        var given = (double[])values.Clone();
        var summary = new SampleDistribution(values, 1).Summarise();
        Assert.That(values, Is.EqualTo(given), "The values themselves stay in order.");
        var one = new SampleDistribution(values, 1);
        Assert.That(one.Percentile(0.5), Is.EqualTo(summary.P50));
        Assert.That(one.Percentile(0.75), Is.EqualTo(summary.P75));
        Assert.That(one.Percentile(0.9), Is.EqualTo(summary.P90));
        Assert.That(one.Percentile(0.95), Is.EqualTo(summary.P95));
        Assert.That(one.Percentile(0.99), Is.EqualTo(summary.P99));
        Assert.That(one.Percentile(0.999), Is.EqualTo(summary.P999));
    }

    [Test]
    public void Values_of_every_size_at_once_are_ranked_exactly()
    {
        // Nearly all values fall into the first bin of any histogram over their range, again and again.
        var values = Enumerable.Range(0, 20_000)
            .Select(index => Math.ScaleB(1 + (index % 7), (index % 1_900) - 950))
            .ToArray();
        var sorted = values.Order().ToArray();
        var summary = new SampleDistribution(values, 1).Summarise();
        Assert.That(summary.P50, Is.EqualTo((sorted[9_999] / 2) + (sorted[10_000] / 2)));
        Assert.That(summary.P999, Is.InRange(sorted[19_979], sorted[19_981]));
    }
}
