namespace DynoSim.Lang.Semantics.Evaluation.Values;

/// <summary>How the values of a range follow each other.</summary>
public enum RangeMode
{
    /// <summary><c>a..b</c>: whole numbers one by one; an interval for reals.</summary>
    Plain,

    /// <summary><c>a..b step s</c>.</summary>
    Step,

    /// <summary><c>a..b log n</c>: so many values, each the same factor from the one before.</summary>
    Log,
}

/// <summary>An interval or progression, both ends included.</summary>
public sealed class RangeValue(Value low, Value high, RangeMode mode, Value? amount) : Value
{
    /// <summary>The first value.</summary>
    public Value Low { get; } = low;

    /// <summary>The last value.</summary>
    public Value High { get; } = high;

    /// <summary>How the values between follow.</summary>
    public RangeMode Mode { get; } = mode;

    /// <summary>The step, or the number of values; null for a plain range.</summary>
    public Value? Amount { get; } = amount;

    /// <inheritdoc/>
    public override string Display => Mode switch
    {
        RangeMode.Step => $"{Low.Display}..{High.Display} step {Amount?.Display}",
        RangeMode.Log => $"{Low.Display}..{High.Display} log {Amount?.Display}",
        _ => $"{Low.Display}..{High.Display}",
    };
}
