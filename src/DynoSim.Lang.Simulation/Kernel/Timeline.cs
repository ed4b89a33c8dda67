namespace DynoSim.Lang.Simulation.Kernel;

/// <summary>Arithmetic on instants that notices the end of the timeline.</summary>
internal static class Timeline
{
    /// <summary>An instant so much later.</summary>
    /// <exception cref="TimelineException">It lies beyond the timeline.</exception>
    public static long Add(long instant, long span) =>
        span <= long.MaxValue - instant ? instant + span : throw new TimelineException();
}

/// <summary>A run would go on beyond the 106 days that the timeline has.</summary>
public sealed class TimelineException : Exception
{
    /// <summary>The run goes on beyond the timeline.</summary>
    public TimelineException()
        : base("The run goes on beyond the 106 days of simulated time that the timeline has.")
    {
    }
}
