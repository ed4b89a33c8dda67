using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// Walks through the arrivals of a process one after the other, so that nobody has to hold them all. Once it has no
/// more it stays at its end.
/// </summary>
public abstract class ArrivalCursor
{
    /// <summary>Moves to the next arrival.</summary>
    /// <param name="end">Arrivals at or after it do not happen.</param>
    /// <param name="time">Its instant in picoseconds from the start, never before the one before it.</param>
    /// <returns>Whether there is one.</returns>
    public abstract bool Next(SimulatedTime end, out long time);
}

/// <summary>Arrivals whose gaps are independent.</summary>
/// <param name="gapSeconds">The gap before arrival number so many.</param>
internal sealed class RenewalCursor(Func<long, double> gapSeconds) : ArrivalCursor
{
    private long _index;
    private long _now;

    /// <inheritdoc/>
    public override bool Next(SimulatedTime end, out long time)
    {
        var gap = Math.Round(gapSeconds(_index) * SimulatedTime.PicosecondsPerSecond);
        time = _now;
        if (!(gap < end.Picoseconds - _now))
        {
            return false;
        }

        _index++;
        time = _now += (long)gap;
        return true;
    }
}

/// <summary>Arrivals whose instants follow from their number.</summary>
/// <param name="seconds">The instant of arrival number so many, never before the one before it.</param>
internal sealed class IndexedCursor(Func<long, double> seconds) : ArrivalCursor
{
    private long _index;

    /// <inheritdoc/>
    public override bool Next(SimulatedTime end, out long time)
    {
        var at = Math.Round(seconds(_index) * SimulatedTime.PicosecondsPerSecond);
        time = 0;
        if (!(at < end.Picoseconds))
        {
            return false;
        }

        _index++;
        time = (long)at;
        return true;
    }
}
