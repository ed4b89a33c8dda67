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

    /// <summary>Sum of all gaps.</summary>
    public Int128 SumPicoseconds =>
        (((Int128)First * Length) + ((Int128)Step * ((Int128)Length * (Length - 1) / 2))) * Count;

    /// <summary>How many of the terms, each counted once, are below a bound.</summary>
    public long TermsBelow(long bound) =>
        bound <= First ? 0
        : Step == 0 ? 1
        : Math.Min(Length, (bound - First + Step - 1) / Step);

    /// <summary>The terms from one index up to another.</summary>
    public GapSequence Between(long from, long to) => new(First + (from * Step), Step, to - from, Count);
}
