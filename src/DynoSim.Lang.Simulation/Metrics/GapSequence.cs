using System.Runtime.CompilerServices;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// <see cref="Length"/> gaps <c>First, First + Step, …</c>, each <see cref="Count"/> times. Steps are not negative, and
/// a step of 0 has a length of 1.
/// </summary>
internal struct GapSequence
{
    public readonly long First;
    public readonly long Step;
    public long Length { readonly get; private set; }
    public long Count { readonly get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

    public readonly long Last => First + (Step * (Length - 1));

    public readonly long Total => Length * Count;

    /// <summary>Takes in a gap that is its only one, or the next of a rise that all gaps share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGrow(long gap, long count)
    {
        if (Step == 0)
        {
            if (First != gap)
            {
                return false;
            }

            Count += count;
            return true;
        }

        if (count != Count || gap != First + (Step * Length))
        {
            return false;
        }

        Length++;
        return true;
    }

    /// <summary>Adds all gaps to a sum: on average each is half of the first and the last.</summary>
    public readonly void AddTo(ref WideSum sum) => sum.AddHalfOfProduct((ulong)First + (ulong)Last, (ulong)Total);

    /// <summary>How many of the terms, each counted once, are below a bound.</summary>
    public readonly long TermsBelow(long bound) =>
        bound <= First ? 0
        : Step == 0 ? 1
        : Math.Min(Length, (bound - First + Step - 1) / Step);

    /// <summary>The terms from one index up to another.</summary>
    public readonly GapSequence Between(long from, long to) => new(First + (from * Step), Step, to - from, Count);
}
