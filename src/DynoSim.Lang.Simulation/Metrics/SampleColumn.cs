using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// The values of a metric as they come: one by one up to a bound, from there on counted in bins, with the values
/// before.
/// </summary>
/// <param name="scale">So many of the values' unit make one base unit: 1e12 for picoseconds.</param>
/// <param name="capacity">Values expected.</param>
/// <param name="exactValues">Values kept one by one.</param>
internal sealed class SampleColumn(double scale, int capacity, int exactValues)
{
    private const int LeastCapacity = 256;

    private double[] _values = new double[capacity];
    private int _count;
    private BinnedDistribution? _binned;

    /// <summary>Adds a value that is not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double value)
    {
        var values = _values;
        if ((uint)_count < (uint)values.Length)
        {
            values[_count++] = value;
        }
        else
        {
            AddBeyond(value);
        }
    }

    /// <summary>All figures of the values; nothing may be added afterwards.</summary>
    public MetricDistribution ToDistribution() =>
        _binned ?? (MetricDistribution)new SampleDistribution(_values.AsMemory(0, _count), scale);

    private void AddBeyond(double value)
    {
        if (_binned is not null || _count >= exactValues)
        {
            Bin(value);
            return;
        }

        var wider = Math.Max(LeastCapacity, 2L * _count);
        Array.Resize(ref _values, (int)Math.Min(wider, Math.Min(exactValues, Array.MaxLength)));
        _values[_count++] = value;
    }

    private void Bin(double value)
    {
        if (_binned is null)
        {
            _binned = new BinnedDistribution(_values, scale);
            (_values, _count) = ([], 0);
        }

        _binned.Add(value);
    }
}
