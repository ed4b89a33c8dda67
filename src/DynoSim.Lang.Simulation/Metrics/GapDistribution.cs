using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// A multiset of gaps between tokens, fed without a record per token. Both engines feed the same multiset, in whatever
/// pieces they find convenient; every figure read from it is the same, to the last bit, because it is computed from
/// exact integer sums and order statistics. Beyond a number of pieces they are only counted in bins: percentiles then
/// have a stated error, everything else stays exact.
/// </summary>
/// <param name="mostPieces">Sequences, and stretches of curves, kept before they are only counted.</param>
/// <param name="pieces">Sequences expected.</param>
public sealed class GapDistribution(int mostPieces = int.MaxValue, int pieces = GapDistribution.FirstCapacity)
    : MetricDistribution(SimulatedTime.PicosecondsPerSecond)
{
    private const int FirstCapacity = 256;
    private const long SmallDifference = 1L << 26;
    private const int FewGaps = 1 << 10;
    private const int MergeAbove = 1 << 21;

    private GapSequence[] _sequences = ReusedArrays<GapSequence>.Rent(pieces);
    private int _used;
    private long _count;
    private (double Mean, double Std, double Min, double Max) _moments;
    private (long Least, long Greatest) _range;
    private bool _hasMoments;
    private GapStretch[] _stretches = [];
    private int _stretchesUsed;
    private WideSum _stretchSum;
    private WideSum _stretchSquares;
    private GapHistogram? _bins;
    private BinnedGaps? _binned;

    /// <summary>Number of gaps.</summary>
    public override long Count => _count;

    /// <inheritdoc/>
    public override double PercentileError => _binned is null ? 0 : GapHistogram.RelativeError;

    /// <summary>Adds one gap so many times.</summary>
    /// <param name="gapPicoseconds">The gap, not negative.</param>
    /// <param name="count">How often, not negative.</param>
    public void Add(long gapPicoseconds, long count)
    {
        if (count == 0)
        {
            return;
        }

        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (_used == 0 || !_sequences[_used - 1].TryGrow(gapPicoseconds, count))
        {
            Append(new GapSequence(gapPicoseconds, 0, 1, count));
            return;
        }

        _count = checked(_count + count);
        _hasMoments = false;
    }

    /// <summary>
    /// Adds <paramref name="length"/> gaps <c>first, first + step, …</c>, each <paramref name="count"/> times.
    /// </summary>
    /// <param name="firstPicoseconds">The first gap; neither it nor the last may be negative.</param>
    /// <param name="stepPicoseconds">What each gap has more than the one before; may be negative.</param>
    /// <param name="length">Number of different gaps.</param>
    /// <param name="count">How often each of them.</param>
    public void AddSequence(long firstPicoseconds, long stepPicoseconds, long length, long count)
    {
        if (stepPicoseconds == 0 || length == 1)
        {
            Add(firstPicoseconds, checked(length * count));
        }
        else if (length > 0 && count > 0)
        {
            Append(new GapSequence(firstPicoseconds, stepPicoseconds, length, count));
        }
    }

    /// <summary>Adds all gaps of a distribution that keeps its pieces.</summary>
    internal void Take(GapDistribution other)
    {
        for (var index = 0; index < other._used; index++)
        {
            Append(other._sequences[index]);
        }

        for (var index = 0; index < other._stretchesUsed; index++)
        {
            if (_stretchesUsed == _stretches.Length)
            {
                MakeRoomForStretch();
            }

            ref readonly var stretch = ref other._stretches[index];
            _stretches[_stretchesUsed++] = stretch;
            _count += stretch.Total;
        }

        if (other._bins is not null)
        {
            _bins ??= new GapHistogram();
            _bins.Add(other._bins);
        }

        _stretchSum.Add(other._stretchSum);
        _stretchSquares.Add(other._stretchSquares);
        _hasMoments = false;
    }

    /// <summary>Adds consecutive gaps of a curve, each as often as the batch has requests.</summary>
    /// <param name="curve">The curve; asked again when percentiles are read.</param>
    /// <param name="batch">Requests of the batch.</param>
    /// <param name="contextTokens">Tokens in their contexts in the first pass.</param>
    /// <param name="gapsPicoseconds">The gaps themselves: none smaller than the one before it, at least one.</param>
    public void AddCurve(GapCurve curve, int batch, long contextTokens, ReadOnlySpan<long> gapsPicoseconds)
    {
        var (first, last) = (gapsPicoseconds[0], gapsPicoseconds[^1]);
        if (first == last)
        {
            Add(first, (long)gapsPicoseconds.Length * batch);
            return;
        }

        // Sum of squares of f + d = n f^2 + 2 f (sum of d) + (sum of d^2).
        var sum = AddDifferences(gapsPicoseconds, batch);
        _stretchSum.AddProduct(first, gapsPicoseconds.Length, batch);
        _stretchSum.AddProduct(sum, batch);
        _stretchSquares.AddProduct(first, first, (long)gapsPicoseconds.Length * batch);
        _stretchSquares.AddProduct(first, sum, 2L * batch);
        if (_stretchesUsed == _stretches.Length)
        {
            MakeRoomForStretch();
        }

        _bins ??= new GapHistogram();
        _bins.AddAscending(gapsPicoseconds, batch);
        _stretches[_stretchesUsed++] = new GapStretch(curve, batch, contextTokens, gapsPicoseconds.Length, first, last);
        _count += (long)gapsPicoseconds.Length * batch;
        _hasMoments = false;
    }

    /// <summary>
    /// Adds the squares of the differences from the first, each so many times; returns the sum of the differences.
    /// </summary>
    private long AddDifferences(ReadOnlySpan<long> gaps, int batch)
    {
        // Small differences, and the sums of their squares, stay within 64 bits for any stretch of a few passes.
        var first = gaps[0];
        if (gaps[^1] - first < SmallDifference && gaps.Length <= FewGaps)
        {
            var (small, squares) = SumsOfSmall(gaps);
            _stretchSquares.AddProduct(squares, batch);
            return small;
        }

        var sum = 0L;
        foreach (var gap in gaps)
        {
            sum += gap - first;
            _stretchSquares.AddProduct(gap - first, gap - first, batch);
        }

        return sum;
    }

    private static (long Sum, long Squares) SumsOfSmall(ReadOnlySpan<long> gaps)
    {
        ref var start = ref MemoryMarshal.GetReference(gaps);
        var (sums, products, firsts) = (Vector256<long>.Zero, Vector256<long>.Zero, Vector256.Create(start));
        var at = 0;
        for (; at <= gaps.Length - Vector256<long>.Count; at += Vector256<long>.Count)
        {
            var differences = Vector256.LoadUnsafe(ref start, (nuint)at) - firsts;
            sums += differences;

            // Both factors fit 32 bits, for which there is one instruction.
            products += Avx2.IsSupported
                ? Avx2.Multiply(differences.AsInt32(), differences.AsInt32())
                : differences * differences;
        }

        var (sum, squares) = (Vector256.Sum(sums), Vector256.Sum(products));
        for (; at < gaps.Length; at++)
        {
            var difference = gaps[at] - start;
            sum += difference;
            squares += difference * difference;
        }

        return (sum, squares);
    }

    /// <summary>
    /// Gives the memory back for the next run. Nothing may be read from the distribution afterwards.
    /// </summary>
    public void Release()
    {
        ReusedArrays<GapSequence>.Return(_sequences);
        ReusedArrays<GapStretch>.Return(_stretches);
        (_sequences, _used, _stretches, _stretchesUsed, _count) = ([], 0, [], 0, 0);
    }

    /// <summary>Sum of all gaps, picoseconds.</summary>
    public Int128 SumPicoseconds
    {
        get
        {
            var sum = _stretchSum;
            for (var index = 0; index < _used; index++)
            {
                _sequences[index].AddTo(ref sum);
            }

            return sum.Value + (Int128)(_binned?.Sum ?? 0);
        }
    }

    private protected override (double Mean, double Std, double Min, double Max) Moments()
    {
        if (!_hasMoments)
        {
            (_moments, _hasMoments) = (ComputeMoments(), true);
        }

        return _moments;
    }

    private protected override void AtRanks(ReadOnlySpan<long> ranks, Span<double> values)
    {
        var sequences = _sequences.AsSpan(0, _used);
        if (_bins is null)
        {
            var range = _hasMoments ? _range : GapSelection.RangeOf(sequences);
            GapSelection.Select(sequences, ranks, values, range);
            return;
        }

        var bins = _bins.Copy();
        foreach (ref readonly var sequence in sequences)
        {
            bins.Add(sequence);
        }

        if (_binned is not null)
        {
            var (_, _, least, greatest) = Moments();
            BinnedGaps.Select(bins, ranks, values, least, greatest);
            return;
        }

        GapStretches.Select(sequences, _stretches.AsSpan(0, _stretchesUsed), bins, ranks, values);
    }

    private (double Mean, double Std, double Min, double Max) ComputeMoments()
    {
        var (least, greatest) = (_binned?.Least ?? long.MaxValue, _binned?.Greatest ?? long.MinValue);
        var pieces = _stretchSum;
        var squares = new GapSquareSum(_binned?.Squares ?? 0, _stretchSquares);
        for (var index = 0; index < _stretchesUsed; index++)
        {
            least = Math.Min(least, _stretches[index].First);
            greatest = Math.Max(greatest, _stretches[index].Last);
        }

        for (var index = 0; index < _used; index++)
        {
            ref readonly var sequence = ref _sequences[index];
            least = Math.Min(least, sequence.First);
            greatest = Math.Max(greatest, sequence.Last);
            sequence.AddTo(ref pieces);
            squares.Add(sequence);
        }

        _range = (least, greatest);
        var sum = pieces.Total + (_binned?.Sum ?? 0);
        var whole = BigInteger.DivRem(sum, _count, out var rest);
        var mean = (double)(long)whole + ((double)(long)rest / _count);

        // n * sum of squares - square of the sum is exact, so no digits cancel.
        var spread = (_count * squares.Total) - (sum * sum);
        return (mean, Math.Sqrt((double)spread) / _count, least, greatest);
    }

    // Inlined with what it is given: written to a local and copied from there, a piece waits for its own fields.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(GapSequence sequence)
    {
        if ((sequence.First | sequence.Count) < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(sequence), "A gap or its count is negative.");
        }

        if (_used == _sequences.Length)
        {
            MakeRoom();
        }

        _sequences[_used++] = sequence;
        _count = checked(_count + sequence.Total);
        _hasMoments = false;
    }

    // Long runs repeat themselves: equal pieces are merged before more memory is taken.
    private void MakeRoom()
    {
        if (_used >= mostPieces)
        {
            _binned ??= new BinnedGaps();
            _binned.Add(_sequences.AsSpan(0, _used), _bins ??= new GapHistogram());
            _used = 0;
        }
        else if (_used >= MergeAbove)
        {
            _used = EqualGaps.Merge(_sequences, _used);
        }

        if (_used > _sequences.Length / 2)
        {
            _sequences = Grown(_sequences, _used);
        }
    }

    // What stretches add to the bins and sums is in them already.
    private void MakeRoomForStretch()
    {
        if (_stretchesUsed == 0 || _stretchesUsed < mostPieces)
        {
            _stretches = Grown(_stretches, _stretchesUsed);
            return;
        }

        _binned ??= new BinnedGaps();
        foreach (ref readonly var stretch in _stretches.AsSpan(0, _stretchesUsed))
        {
            _binned.Widen(stretch.First, stretch.Last);
        }

        _stretchesUsed = 0;
    }

    private static T[] Grown<T>(T[] items, int used)
    {
        var grown = ReusedArrays<T>.Rent(Math.Max(FirstCapacity, 2 * items.Length));
        items.AsSpan(0, used).CopyTo(grown);
        ReusedArrays<T>.Return(items);
        return grown;
    }
}
