using System.Numerics;
using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Simulation.Kernel;

/// <summary>
/// Arrays that a run gives back for the next one. They stay as long as the process does, so that what a run allocates
/// depends on nothing but the runs before it; and native code for them can be made ahead of time, which a pool of the
/// framework over our types does not allow. Any thread may rent and return.
/// </summary>
internal static class ReusedArrays<T>
{
    private const int KeptOfALength = 8;
    private const int Lengths = 32;

    private static readonly T[]?[] Kept = new T[]?[Lengths * KeptOfALength];

    /// <summary>An array of at least a length, whatever is in it; its length is a power of two.</summary>
    public static T[] Rent(int least)
    {
        var size = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(least, 1)));
        for (var place = size * KeptOfALength; place < (size + 1) * KeptOfALength; place++)
        {
            if (Kept[place] is not null && Interlocked.Exchange(ref Kept[place], null) is { } array)
            {
                return array;
            }
        }

        return new T[1 << size];
    }

    /// <summary>Gives back what was rented; it must not be used any more.</summary>
    public static void Return(T[] array)
    {
        if (array.Length == 0)
        {
            return;
        }

        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Array.Clear(array);
        }

        var size = BitOperations.Log2((uint)array.Length);
        for (var place = size * KeptOfALength; place < (size + 1) * KeptOfALength; place++)
        {
            if (Interlocked.CompareExchange(ref Kept[place], array, null) is null)
            {
                return;
            }
        }
    }
}
