using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.SimulationTests.Metrics;

public sealed class GapHistogramTests
{
    // Within a bin, over few and many bins of an octave, and over several octaves.
    [FsCheck.NUnit.Property(MaxTest = 2_000)]
    public void A_sequence_is_counted_as_its_gaps_are_one_by_one(int seed)
    {
        var draw = new Draw(seed);
        var first = (long)draw.Below(1 << (1 + draw.Below(30)));
        var step = 1L + draw.Below(1 << (1 + draw.Below(24)));
        var (length, count) = (1 + draw.Below(60), 1 + draw.Below(5));
        var sequence = new GapSequence(first, step, length, count);
        var (whole, single) = (new GapHistogram(), new GapHistogram());
        whole.Add(sequence);
        for (var index = 0; index < length; index++)
        {
            single.Add(first + (index * step), count);
        }

        // One more gap behind all others, so that too many or too few of them are missed or met.
        const long Behind = 1L << 40;
        whole.Add(Behind, 1);
        single.Add(Behind, 1);
        var gaps = (length * count) + 1;
        Assert.That(PlacesOf(whole, gaps), Is.EqualTo(PlacesOf(single, gaps)), $"{seed}");
    }

    /// <summary>The bin of every rank, and the place in it.</summary>
    private static (long Start, long Inner)[] PlacesOf(GapHistogram bins, int gaps)
    {
        long[] ranks = [.. Enumerable.Range(0, gaps).Select(rank => (long)rank)];
        var (inner, found) = (new long[gaps], new RankBin[gaps]);
        var used = bins.Find(ranks, inner, found);
        return [.. found.Take(used).SelectMany(bin => inner[bin.From..bin.To].Select(place => (bin.Start, place)))];
    }
}
