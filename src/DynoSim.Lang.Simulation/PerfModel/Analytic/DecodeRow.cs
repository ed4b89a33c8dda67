using System.Numerics;

namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>
/// Decode attention of one batch size over the sum of its contexts: continuous straight pieces with whole picoseconds
/// per token, four per octave of the mean context. Each piece starts where the one before it ended, so rounding never
/// adds up.
/// </summary>
internal sealed class DecodeRow
{
    private const int UnitShift = 7;
    private const int StepsShift = 2;
    private const int LargestShift = 26;
    private const int Cells = (LargestShift - UnitShift - StepsShift + 1) << StepsShift;

    private readonly int _batch;
    private readonly long[] _bases = new long[Cells];
    private readonly long[] _slopes = new long[Cells];

    /// <summary>Builds the row from the duration at the knots.</summary>
    /// <param name="batch">Decoders.</param>
    /// <param name="picoseconds">Duration at a context per decoder.</param>
    public DecodeRow(int batch, Func<long, long> picoseconds)
    {
        _batch = batch;
        _bases[0] = picoseconds(0);
        for (var cell = 0; cell < Cells; cell++)
        {
            var tokens = (MeanContext(cell + 1) - MeanContext(cell)) * batch;
            var rise = picoseconds(MeanContext(cell + 1)) - _bases[cell];
            _slopes[cell] = Math.Max(0, (rise + (tokens / 2)) / tokens);
            if (cell + 1 < Cells)
            {
                _bases[cell + 1] = _bases[cell] + (_slopes[cell] * tokens);
            }
        }
    }

    /// <summary>Duration at a sum of contexts.</summary>
    public long At(long contextTokens)
    {
        var cell = Cell(contextTokens / _batch);
        return _bases[cell] + (_slopes[cell] * (contextTokens - (MeanContext(cell) * _batch)));
    }

    /// <summary>The piece from a sum of contexts on.</summary>
    public DecodeSegment From(long contextTokens)
    {
        var cell = Cell(contextTokens / _batch);
        var value = _bases[cell] + (_slopes[cell] * (contextTokens - (MeanContext(cell) * _batch)));
        return new DecodeSegment(
            value,
            _slopes[cell],
            cell == Cells - 1 ? long.MaxValue : MeanContext(cell + 1) * _batch);
    }

    private static int Cell(long meanContext)
    {
        var shift = Math.Max(UnitShift, BitOperations.Log2((ulong)meanContext | 1) - StepsShift);
        return (int)Math.Min(Cells - 1, ((shift - UnitShift) << StepsShift) + (meanContext >> shift));
    }

    private static long MeanContext(int knot)
    {
        var extra = Math.Max(0, (knot >> StepsShift) - 1);
        return (long)(knot - (extra << StepsShift)) << (UnitShift + extra);
    }
}
