namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>A sum whose rounding errors are carried along (Neumaier).</summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _error;

    public readonly double Value => _sum + _error;

    public void Add(double value)
    {
        var sum = _sum + value;
        _error += Math.Abs(_sum) >= Math.Abs(value) ? _sum - sum + value : value - sum + _sum;
        _sum = sum;
    }
}
