using System.Numerics;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>Merges sequences that differ only in how often their gaps occur.</summary>
internal static class EqualGaps
{
    /// <summary>Merges equal sequences, each into the first of its kind; their order stays.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="used">How many there are, at least 1.</param>
    /// <returns>How many are left, at the front.</returns>
    public static int Merge(GapSequence[] sequences, int used)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)(2L * used));
        var places = ReusedArrays<int>.Rent(size);
        Array.Fill(places, -1, 0, size);
        var kept = 0;
        for (var index = 0; index < used; index++)
        {
            ref readonly var next = ref sequences[index];
            var slot = SlotOf(next, size);
            while (places[slot] >= 0 && !AreAlike(sequences[places[slot]], next))
            {
                slot = (slot + 1) & (size - 1);
            }

            if (places[slot] < 0)
            {
                places[slot] = kept;
                sequences[kept++] = next;
            }
            else
            {
                ref var known = ref sequences[places[slot]];
                known = new GapSequence(known.First, known.Step, known.Length, known.Count + next.Count);
            }
        }

        ReusedArrays<int>.Return(places);
        return kept;
    }

    private static bool AreAlike(in GapSequence one, in GapSequence other) =>
        one.First == other.First && one.Step == other.Step && one.Length == other.Length;

    private static int SlotOf(in GapSequence sequence, int size)
    {
        var mixed = ((ulong)sequence.First * 0x9E3779B97F4A7C15)
            ^ ((ulong)sequence.Step * 0xC2B2AE3D27D4EB4F)
            ^ ((ulong)sequence.Length * 0x165667B19E3779F9);
        return (int)((mixed ^ (mixed >> 32)) * 0x9E3779B97F4A7C15 >> 33) & (size - 1);
    }
}
