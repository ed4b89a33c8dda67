namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>Turns a workload into the requests of a run; the one door for traces and generators.</summary>
public static class WorkloadPreparation
{
    /// <summary>Runs of more requests than this do not hold them all, where nothing needs them all.</summary>
    public const long MostRequestsHeld = 1_000_000;

    /// <summary>Prepares a workload. The same arguments give the same requests on every platform.</summary>
    /// <param name="options">The workload.</param>
    /// <param name="rows">The rows of its trace; null if it has no source.</param>
    /// <param name="where">Which rows to keep; null for all.</param>
    /// <param name="seed">The scenario's seed.</param>
    /// <param name="streamAbove">
    /// A generated workload of more requests becomes a stream, unless they depend on each other or share prefixes.
    /// </param>
    public static PreparedWorkload Prepare(
        WorkloadOptions options,
        TraceRows? rows = null,
        RecordPredicate? where = null,
        long seed = 1,
        long streamAbove = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Source is null)
        {
            return new SyntheticWorkload(options, seed, streamAbove).Prepare();
        }

        return rows is null
            ? new PreparedWorkload(null, WorkloadProblem.Incomplete)
            : new TraceReplay(options, rows, where).Prepare();
    }
}
