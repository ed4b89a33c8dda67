using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// <see cref="Length"/> gaps <c>First, First + Step, …</c>, each <see cref="Count"/> times. Steps are not negative, and
/// a step of 0 has a length of 1.
/// </summary>
internal readonly struct GapSequence
{
    public readonly long First;
    public readonly long Step;
    public readonly long Length;
    public readonly long Count;

    public GapSequence(long first, long step, long length, long count)
    {
        if (step == 0 || length == 1)
        {
            (First, Step, Length, Count) = (first, 0, 1, length * count);
        }
        else if (step < 0)
        {
            (First, Step, Length, Count) = (first + (step * (length - 1)), -step, length, count);
        }
        else
        {
            (First, Step, Length, Count) = (first, step, length, count);
        }
    }

    public long Last => First + (Step * (Length - 1));

    public long Total => Length * Count;

    /// <summary>Adds all gaps to a sum.</summary>
    public void AddTo(ref WideSum sum)
    {
        sum.AddProduct(First, Length, Count);
        if (Step != 0)
        {
            // One of two numbers in a row is even.
            var (half, other) = (Length & 1) == 0 ? (Length / 2, Length - 1) : ((Length - 1) / 2, Length);
            sum.AddProduct(Step, half, other, Count);
        }
    }

    /// <summary>How many of the terms, each counted once, are below a bound.</summary>
    public long TermsBelow(long bound) =>
        bound <= First ? 0
        : Step == 0 ? 1
        : Math.Min(Length, (bound - First + Step - 1) / Step);

    /// <summary>The terms from one index up to another.</summary>
    public GapSequence Between(long from, long to) => new(First + (from * Step), Step, to - from, Count);
}
