namespace DynoSim.Lang.Experiments.Search;

/// <summary>What a bisection halves: levels, ratios or lengths.</summary>
internal sealed class BisectionRange
{
    private readonly double _tolerance;
    private readonly bool _isOfLevels;
    private readonly bool _isOfRatios;

    private BisectionRange(double low, double high, double tolerance, bool isOfLevels)
    {
        (Low, High, _tolerance, _isOfLevels) = (low, high, tolerance, isOfLevels);
        _isOfRatios = !isOfLevels && low > 0;
    }

    public double Low { get; }

    public double High { get; }

    public static BisectionRange OfLevels(int count) => new(0, count - 1, 0, isOfLevels: true);

    public static BisectionRange OfInterval(double low, double high, double tolerance) =>
        new(low, high, tolerance, isOfLevels: false);

    /// <summary>The same measure between other ends.</summary>
    public BisectionRange Between(double low, double high) => new(low, high, _tolerance, _isOfLevels);

    /// <summary>Whether there is nothing to look at between two places.</summary>
    public bool IsNarrow(double low, double high)
    {
        if (_isOfLevels)
        {
            return high - low <= 1;
        }

        var isWithin = _isOfRatios ? high <= low * (1 + _tolerance) : high - low <= _tolerance * (High - Low);
        return isWithin || Middle(low, high) <= low || Middle(low, high) >= high;
    }

    /// <summary>The place to look at between two others.</summary>
    public double Middle(double low, double high) => _isOfLevels ? Math.Floor((low + high) / 2)
        : _isOfRatios ? Math.Sqrt(low) * Math.Sqrt(high)
        : low + ((high - low) / 2);

    /// <summary>How much is open between two places, in the measure that is halved.</summary>
    public double Width(double low, double high) => _isOfRatios ? high / low : high - low;
}
