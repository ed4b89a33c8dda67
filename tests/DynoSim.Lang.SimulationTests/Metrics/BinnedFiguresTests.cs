using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Metrics;

/// <summary>More values than are kept: what stays exact, and how far percentiles may be off.</summary>
public sealed class BinnedFiguresTests
{
    private static readonly double[] Quantiles = [0, 0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 1];

    [Test]
    public void Values_beyond_the_bound_keep_their_figures(
        [Values(1, 7, 1_000)] int exactValues, [Values(1, 2)] int seed)
    {
        var stream = new RandomStream(seed, "values");
        var lengths = DistributionFunctions.LogNormal(3e10, p95: 4e11);
        var values = Enumerable.Range(0, 20_000).Select(index => lengths.At(stream.Uniform(index))).ToArray();
        values[5] = 0;
        var column = new SampleColumn(1e12, 0, exactValues);
        foreach (var value in values)
        {
            column.Add(value);
        }

        var (exact, binned) = (new SampleDistribution(values, 1e12), column.ToDistribution());
        Assert.That(exact.PercentileError, Is.Zero);
        Assert.That(binned.PercentileError, Is.EqualTo(Math.ScaleB(1, -15)));
        Assert.That(binned.Summarise().PercentileError, Is.EqualTo(binned.PercentileError));
        Assert.That(binned.Count, Is.EqualTo(exact.Count));
        Assert.That(binned.Mean, Is.EqualTo(exact.Mean));
        Assert.That(binned.Std, Is.EqualTo(exact.Std).Within(1e-12 * exact.Std));
        Assert.That(binned.Min, Is.EqualTo(exact.Min));
        Assert.That(binned.Max, Is.EqualTo(exact.Max));
        AssertPercentiles(binned, exact);
    }

    [Test]
    public void Values_up_to_the_bound_stay_exact()
    {
        var column = new SampleColumn(1, 0, 300);
        for (var value = 0; value < 300; value++)
        {
            column.Add(value);
        }

        Assert.That(column.ToDistribution(), Is.InstanceOf<SampleDistribution>());
        Assert.That(column.ToDistribution().Percentile(0.5), Is.EqualTo(149.5));
    }

    [Test]
    public void Gaps_beyond_the_bound_keep_their_figures([Values(256, 1_024)] int mostPieces, [Values] bool curves)
    {
        var stream = new RandomStream(mostPieces, "gaps");
        var (exact, binned) = (new GapDistribution(), new GapDistribution(mostPieces));
        var curve = new Rising();
        var gaps = new long[40];
        for (var piece = 0; piece < 10_000; piece++)
        {
            var first = (long)(1e10 * (1 + (stream.Uniform(piece) * stream.Uniform(piece, 1))));
            curve.Fill(3, first, gaps);
            foreach (var one in new[] { exact, binned })
            {
                one.AddSequence(first, 5_000, 30, 4);
                if (curves)
                {
                    one.AddCurve(curve, 3, first, gaps);
                }
            }
        }

        Assert.That(exact.PercentileError, Is.Zero);
        Assert.That(binned.PercentileError, Is.EqualTo(Math.ScaleB(1, -15)));
        Assert.That(binned.Count, Is.EqualTo(exact.Count));
        Assert.That(binned.SumPicoseconds, Is.EqualTo(exact.SumPicoseconds));
        Assert.That(binned.Mean, Is.EqualTo(exact.Mean));
        Assert.That(binned.Std, Is.EqualTo(exact.Std));
        Assert.That(binned.Min, Is.EqualTo(exact.Min));
        Assert.That(binned.Max, Is.EqualTo(exact.Max));
        AssertPercentiles(binned, exact);
    }

    private static void AssertPercentiles(MetricDistribution binned, MetricDistribution exact)
    {
        foreach (var quantile in Quantiles)
        {
            var value = exact.Percentile(quantile);
            Assert.That(
                binned.Percentile(quantile), Is.EqualTo(value).Within(1.000_001 * binned.PercentileError * value));
        }
    }

    private sealed class Rising : GapCurve
    {
        public override void Fill(int batch, long contextTokens, Span<long> picoseconds)
        {
            for (var pass = 0; pass < picoseconds.Length; pass++)
            {
                picoseconds[pass] = contextTokens + (pass * (long)pass * 700);
            }
        }
    }
}
