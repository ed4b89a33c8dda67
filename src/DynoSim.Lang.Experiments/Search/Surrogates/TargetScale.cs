namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>
/// Compresses the bad end of an objective into a bounded range. A time to first token of 1,000 s in an overloaded
/// system then tells a model no more than that it is bad, and what differs among the good ones keeps its weight.
/// </summary>
/// <param name="best">The least value seen.</param>
/// <param name="unit">The distance from it that is half of the range; above 0.</param>
internal sealed class TargetScale(double best, double unit)
{
    private const double Most = 0.9999;

    public double Compress(double value)
    {
        var distance = (value - best) / unit;
        return distance > 0 ? distance / (1 + distance) : distance;
    }

    public double Expand(double compressed)
    {
        var bounded = Math.Min(compressed, Most);
        return best + (unit * (bounded > 0 ? bounded / (1 - bounded) : bounded));
    }
}
