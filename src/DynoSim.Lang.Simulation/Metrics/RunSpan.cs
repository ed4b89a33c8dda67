using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>When a run began and ended, and which part of it is measured; picoseconds.</summary>
/// <param name="FirstArrival">The first arrival.</param>
/// <param name="LastCompletion">The last completion; the first arrival if nothing completed.</param>
/// <param name="MeasuredFrom">Requests that arrive earlier are warm-up.</param>
internal readonly record struct RunSpan(long FirstArrival, long LastCompletion, long MeasuredFrom)
{
    public double DurationSeconds => new SimulatedTime(LastCompletion - FirstArrival).Seconds;

    public double MeasuredSeconds =>
        new SimulatedTime(Math.Max(0, LastCompletion - Math.Max(FirstArrival, MeasuredFrom))).Seconds;
}
