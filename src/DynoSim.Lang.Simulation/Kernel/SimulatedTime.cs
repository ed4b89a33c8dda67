namespace DynoSim.Lang.Simulation.Kernel;

/// <summary>
/// An instant or a span on the virtual timeline: a whole number of picoseconds, so that no rounding ever decides an
/// order. The range is 106 days.
/// </summary>
/// <param name="Picoseconds">The count of picoseconds.</param>
public readonly record struct SimulatedTime(long Picoseconds) : IComparable<SimulatedTime>
{
    /// <summary>Picoseconds in a second.</summary>
    public const long PicosecondsPerSecond = 1_000_000_000_000;

    /// <summary>Picoseconds in a millisecond.</summary>
    public const long PicosecondsPerMillisecond = 1_000_000_000;

    /// <summary>Picoseconds in a nanosecond.</summary>
    public const long PicosecondsPerNanosecond = 1_000;

    /// <summary>The start of the timeline.</summary>
    public static SimulatedTime Zero => default;

    /// <summary>The value in seconds, for reports only.</summary>
    public double Seconds => Picoseconds / (double)PicosecondsPerSecond;

    /// <summary>The nearest picosecond to a number of seconds.</summary>
    /// <exception cref="OverflowException">The value is outside the timeline's range.</exception>
    public static SimulatedTime FromSeconds(double seconds) =>
        new(checked((long)Math.Round(seconds * PicosecondsPerSecond)));

    /// <inheritdoc/>
    public int CompareTo(SimulatedTime other) => Picoseconds.CompareTo(other.Picoseconds);

    /// <summary>Earlier than.</summary>
    public static bool operator <(SimulatedTime left, SimulatedTime right) => left.Picoseconds < right.Picoseconds;

    /// <summary>Later than.</summary>
    public static bool operator >(SimulatedTime left, SimulatedTime right) => left.Picoseconds > right.Picoseconds;

    /// <summary>Not later than.</summary>
    public static bool operator <=(SimulatedTime left, SimulatedTime right) => left.Picoseconds <= right.Picoseconds;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(SimulatedTime left, SimulatedTime right) => left.Picoseconds >= right.Picoseconds;
}
