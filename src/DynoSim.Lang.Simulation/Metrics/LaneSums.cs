using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// Sums of many numbers, four at a time, each lane with its rounding errors carried along (Knuth's TwoSum): the same on
/// every machine, and exact but for the last rounding as a rule.
/// </summary>
internal static class LaneSums
{
    /// <summary>The least and the greatest of at least one finite number.</summary>
    public static (double Least, double Greatest) Range(ReadOnlySpan<double> values)
    {
        ref var start = ref MemoryMarshal.GetReference(values);
        var (least, greatest) = (Vector256.Create(start), Vector256.Create(start));
        var at = 0;
        for (; at <= values.Length - Vector256<double>.Count; at += Vector256<double>.Count)
        {
            var next = Vector256.LoadUnsafe(ref start, (nuint)at);
            least = Vector256.MinNative(least, next);
            greatest = Vector256.MaxNative(greatest, next);
        }

        var (low, high) = (start, start);
        for (var lane = 0; lane < Vector256<double>.Count; lane++)
        {
            low = least[lane] < low ? least[lane] : low;
            high = greatest[lane] > high ? greatest[lane] : high;
        }

        for (; at < values.Length; at++)
        {
            low = values[at] < low ? values[at] : low;
            high = values[at] > high ? values[at] : high;
        }

        return (low, high);
    }

    /// <summary>The sum.</summary>
    public static double Sum(ReadOnlySpan<double> values) => Sum<Itself>(values, default);

    /// <summary>The sum of the squared differences from a number.</summary>
    public static double SumOfSquares(ReadOnlySpan<double> values, double from) =>
        Sum(values, new SquareFrom(from));

    private static double Sum<TTerm>(ReadOnlySpan<double> values, TTerm term)
        where TTerm : struct, ITerm
    {
        ref var start = ref MemoryMarshal.GetReference(values);
        var (sums, errors) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var at = 0;
        for (; at <= values.Length - Vector256<double>.Count; at += Vector256<double>.Count)
        {
            var next = term.Of(Vector256.LoadUnsafe(ref start, (nuint)at));
            var sum = sums + next;
            var taken = sum - sums;
            errors += (sums - (sum - taken)) + (next - taken);
            sums = sum;
        }

        var total = new CompensatedSum();
        for (var lane = 0; lane < Vector256<double>.Count; lane++)
        {
            total.Add(sums[lane]);
            total.Add(errors[lane]);
        }

        for (; at < values.Length; at++)
        {
            total.Add(term.Of(Vector256.CreateScalar(values[at])).ToScalar());
        }

        return total.Value;
    }

    /// <summary>What is added for each number.</summary>
    private interface ITerm
    {
        Vector256<double> Of(Vector256<double> values);
    }

    private readonly struct Itself : ITerm
    {
        public Vector256<double> Of(Vector256<double> values) => values;
    }

    private readonly struct SquareFrom(double from) : ITerm
    {
        public Vector256<double> Of(Vector256<double> values)
        {
            var difference = values - Vector256.Create(from);
            return difference * difference;
        }
    }
}
