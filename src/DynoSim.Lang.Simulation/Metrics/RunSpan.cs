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

    public static RunSpan Of(SimulationResult result, long warmup)
    {
        var (first, last) = (long.MaxValue, long.MinValue);
        for (var request = 0; request < result.Status.Length; request++)
        {
            var arrival = result.ArrivalPicoseconds[request];
            first = arrival >= 0 ? Math.Min(first, arrival) : first;
            last = result.Status[request] == RequestStatus.Completed
                ? Math.Max(last, result.LastTokenPicoseconds[request])
                : last;
        }

        first = first == long.MaxValue ? 0 : first;
        return new RunSpan(first, Math.Max(first, last), warmup);
    }
}
