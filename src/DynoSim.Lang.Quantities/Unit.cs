namespace DynoSim.Lang.Quantities;

/// <summary>One spelling of a unit: what it measures and how many base units it is.</summary>
public sealed class Unit
{
    internal Unit(string symbol, string canonical, Dimension dimension, ExactRatio exactFactor)
    {
        Symbol = symbol;
        Canonical = canonical;
        Dimension = dimension;
        ExactFactor = exactFactor;
        Factor = exactFactor.ToDouble();
    }

    /// <summary>The spelling, prefix included: <c>GB</c>, <c>µs</c>.</summary>
    public string Symbol { get; }

    /// <summary>The spelling that the formatter writes for it: <c>us</c> for <c>µs</c>.</summary>
    public string Canonical { get; }

    /// <summary>Whether this is the spelling that the formatter writes.</summary>
    public bool IsCanonical => Symbol == Canonical;

    /// <summary>What it measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>Base units in one of it, as the nearest double.</summary>
    public double Factor { get; }

    internal ExactRatio ExactFactor { get; }

    /// <inheritdoc/>
    public override string ToString() => Symbol;
}
