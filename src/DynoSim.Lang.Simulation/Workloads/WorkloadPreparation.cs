namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>Turns a workload into the requests of a run; the one door for traces and generators.</summary>
public static class WorkloadPreparation
{
    /// <summary>Prepares a workload. The same arguments give the same requests on every platform.</summary>
    /// <param name="options">The workload.</param>
    /// <param name="rows">The rows of its trace; null if it has no source.</param>
    /// <param name="where">Which rows to keep; null for all.</param>
    /// <param name="seed">The scenario's seed.</param>
    public static PreparedWorkload Prepare(
        WorkloadOptions options,
        TraceRows? rows = null,
        RecordPredicate? where = null,
        long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Source is null)
        {
            return new SyntheticWorkload(options, seed).Prepare();
        }

        return rows is null
            ? new PreparedWorkload(null, WorkloadProblem.Incomplete)
            : new TraceReplay(options, rows, where).Prepare();
    }
}
