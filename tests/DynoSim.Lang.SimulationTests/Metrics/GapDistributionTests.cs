using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.SimulationTests.Metrics;

public sealed class GapDistributionTests
{
    private static readonly double[] Quantiles = [0, 0.01, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

    [Test]
    public void Nothing_has_no_figures()
    {
        var summary = new GapDistribution().Summarise();
        Assert.That(summary.Count, Is.Zero);
        Assert.That(summary.Mean, Is.NaN);
        Assert.That(summary.P99, Is.NaN);
    }

    [Test]
    public void Figures_of_a_few_gaps_are_those_of_the_definition()
    {
        var gaps = new GapDistribution();
        gaps.Add(1_000_000_000_000, 3);
        gaps.AddSequence(5_000_000_000_000, -1_000_000_000_000, 2, 1);
        var summary = gaps.Summarise();
        Assert.That(summary.Count, Is.EqualTo(5));
        Assert.That(summary.Mean, Is.EqualTo(2.4));
        Assert.That(summary.Std, Is.EqualTo(Math.Sqrt(((3 * 1.96) + (1.6 * 1.6) + (2.6 * 2.6)) / 5)).Within(1e-15));
        Assert.That(summary.Min, Is.EqualTo(1));
        Assert.That(summary.Max, Is.EqualTo(5));
        Assert.That(summary.P50, Is.EqualTo(1));
        Assert.That(summary.P75, Is.EqualTo(4));
        Assert.That(summary.P90, Is.EqualTo(4.6).Within(1e-15));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void A_gap_that_goes_on_the_sequence_before_it_counts_as_any_other(int seed)
    {
        var draw = new Draw(seed);
        var (first, step) = (1_000L * draw.Below(1 << 30), (long)draw.Below(1 << 20));
        var (length, count) = (1 + draw.Below(50), 1 + draw.Below(9));
        var (joined, apart) = (new GapDistribution(), new GapDistribution());
        joined.AddSequence(first, step, length, count);
        for (var next = 0; next < 3; next++)
        {
            joined.Add(first + (step * (length + next)), next < 2 ? count : count + 1);
        }

        for (var index = length + 2; index >= 0; index--)
        {
            apart.Add(first + (step * index), index < length + 2 ? count : count + 1);
        }

        Assert.That(joined.Summarise(), Is.EqualTo(apart.Summarise()));
        Assert.That(joined.SumPicoseconds, Is.EqualTo(apart.SumPicoseconds));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Figures_are_those_of_the_gaps_one_by_one(int seed)
    {
        var pieces = Pieces(seed);
        var gaps = Fed(pieces);
        var all = pieces.SelectMany(Expand).Order().ToArray();
        Assert.That(gaps.Count, Is.EqualTo(all.Length));
        Assert.That(gaps.Min, Is.EqualTo(all[0] / 1e12));
        Assert.That(gaps.Max, Is.EqualTo(all[^1] / 1e12));
        foreach (var quantile in Quantiles)
        {
            Assert.That(gaps.Percentile(quantile), Is.EqualTo(Interpolated(all, quantile)), $"{quantile}");
        }

        var summary = gaps.Summarise();
        Assert.That(
            new[] { summary.P50, summary.P75, summary.P90, summary.P95, summary.P99, summary.P999 },
            Is.EqualTo(new[] { 0.5, 0.75, 0.9, 0.95, 0.99, 0.999 }.Select(quantile => Interpolated(all, quantile))));
        var mean = (double)all.Aggregate(Int128.Zero, (sum, gap) => sum + gap) / all.Length;

        // Each side rounds up to three times: a sum, a quotient, the scale.
        Assert.That(gaps.Mean, Is.EqualTo(mean / 1e12).Within(3).Ulps);
        var std = Math.Sqrt(all.Sum(gap => (gap - mean) * (gap - mean)) / all.Length);
        Assert.That(gaps.Std, Is.EqualTo(std / 1e12).Within(1e-9 * (std + 1) / 1e12));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void How_the_gaps_are_cut_and_ordered_changes_no_bit(int seed)
    {
        var pieces = Pieces(seed);
        var draw = new Draw(seed + 1);
        var cut = pieces.SelectMany(piece => Cut(piece, draw)).OrderBy(_ => draw.Below(1 << 30)).ToList();
        Assert.That(Fed(cut).Summarise(), Is.EqualTo(Fed(pieces).Summarise()));
        var single = Fed(pieces.SelectMany(Expand).Select(gap => (gap, 0L, 1L, 1L)));
        Assert.That(single.Summarise(), Is.EqualTo(Fed(pieces).Summarise()));
    }

    [Test]
    public void Repeated_gaps_take_no_more_memory()
    {
        var gaps = new GapDistribution();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var pass = 0; pass < 2_000_000; pass++)
        {
            gaps.Add(10_000_000_000 + (pass * 1_000_003L % 250_000), 1);
        }

        Assert.That(gaps.Count, Is.EqualTo(2_000_000));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(110_000_000));
        Assert.That(gaps.Min, Is.GreaterThanOrEqualTo(0.01));
    }

    [Test]
    public void Sums_stay_exact_beyond_sixty_four_bits()
    {
        const long Gap = 3_000_000_000_000_000_001;
        var gaps = new GapDistribution();
        gaps.Add(Gap, 1_000_000_000);
        gaps.Add(Gap, 1_000_000_000);
        Assert.That(gaps.SumPicoseconds, Is.EqualTo((Int128)Gap * 2_000_000_000));
        Assert.That(gaps.Std, Is.Zero);
        Assert.That(gaps.Mean, Is.EqualTo(Gap / 1e12));
    }

    [Test]
    public void Negative_gaps_are_refused()
    {
        var gaps = new GapDistribution();
        Assert.Throws<ArgumentOutOfRangeException>(() => gaps.Add(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => gaps.AddSequence(10, -6, 3, 1));
    }

    private static GapDistribution Fed(IEnumerable<(long First, long Step, long Length, long Count)> pieces)
    {
        var gaps = new GapDistribution();
        foreach (var (first, step, length, count) in pieces)
        {
            gaps.AddSequence(first, step, length, count);
        }

        return gaps;
    }

    private static IEnumerable<long> Expand((long First, long Step, long Length, long Count) piece)
    {
        for (var index = 0L; index < piece.Length; index++)
        {
            for (var copy = 0L; copy < piece.Count; copy++)
            {
                yield return piece.First + (index * piece.Step);
            }
        }
    }

    private static IEnumerable<(long First, long Step, long Length, long Count)> Cut(
        (long First, long Step, long Length, long Count) piece, Draw draw)
    {
        var (first, step, length, count) = piece;
        if (length < 2 || draw.Below(3) == 0)
        {
            var part = draw.Below((int)count + 1);
            yield return (first, step, length, part);
            yield return (first + (step * (length - 1)), -step, length, count - part);
            yield break;
        }

        var at = 1 + draw.Below((int)length - 1);
        foreach (var half in Cut((first, step, at, count), draw))
        {
            yield return half;
        }

        foreach (var half in Cut((first + (step * at), step, length - at, count), draw))
        {
            yield return half;
        }
    }

    // Scales from equal gaps to gaps spread over the timeline, slow and fast drifts, rising and falling.
    private static List<(long First, long Step, long Length, long Count)> Pieces(int seed)
    {
        var draw = new Draw(seed);
        var spread = 1L << draw.Below(50);
        return
        [
            .. Enumerable.Range(0, 1 + draw.Below(60)).Select(_ =>
            {
                var length = 1L + draw.Below(draw.Below(4) == 0 ? 400 : 20);
                var step = draw.Below(4) == 0 ? 0 : (long)((draw.Uniform() - 0.5) * spread / length);
                var first = (long)(draw.Uniform() * spread) + Math.Max(0, -step * (length - 1));
                return (first, step, length, 1L + draw.Below(5));
            }),
        ];
    }

    private static double Interpolated(long[] sorted, double quantile)
    {
        var place = quantile * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var (low, high) = ((double)sorted[below], (double)sorted[Math.Min(below + 1, sorted.Length - 1)]);
        var part = place - below;
        return (part < 0.5 ? low + ((high - low) * part) : high - ((high - low) * (1 - part))) / 1e12;
    }

    [Test]
    public void Equal_pieces_are_merged_and_nothing_is_lost()
    {
        // Neighbours differ, so that pieces are only found equal when there are too many of them.
        const int Pieces = (1 << 21) + 1_000;
        var (gaps, plain) = (new GapDistribution(), new GapDistribution());
        var counts = new int[1_000];
        for (var piece = 0; piece < Pieces; piece++)
        {
            var kind = piece % 143 * 7;
            counts[kind]++;
            gaps.AddSequence(5_000 + kind, kind % 3, 1 + (kind % 4), 1 + (kind % 5));
        }

        for (var kind = 0; kind < counts.Length; kind++)
        {
            plain.AddSequence(5_000 + kind, kind % 3, 1 + (kind % 4), counts[kind] * (1 + (kind % 5)));
        }

        Assert.That(gaps.Count, Is.EqualTo(plain.Count));
        Assert.That(gaps.SumPicoseconds, Is.EqualTo(plain.SumPicoseconds));
        Assert.That(gaps.Summarise(), Is.EqualTo(plain.Summarise()));
    }
}
