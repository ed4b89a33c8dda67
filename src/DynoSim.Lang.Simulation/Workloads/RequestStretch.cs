namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// Consecutive requests in order of arrival: all of a table, or those of a stream that have been drawn last. Columns
/// count from the first request of the stretch.
/// </summary>
internal abstract class RequestStretch(long[] arrivals, int[] inputs, int[] outputs)
{
    /// <summary>Number of the first request.</summary>
    public int First { get; protected set; }

    /// <summary>Requests in the stretch.</summary>
    public int Count { get; protected set; }

    /// <summary>Arrivals, picoseconds, in order.</summary>
    public long[] ArrivalPicoseconds { get; } = arrivals;

    /// <summary>Prompt tokens.</summary>
    public int[] InputTokens { get; } = inputs;

    /// <summary>Output tokens requested.</summary>
    public int[] OutputTokens { get; } = outputs;

    /// <summary>Goes on to the requests behind these, in place of them; false if there are none.</summary>
    public abstract bool MoveOn();

    /// <summary>The requests of a table, all at once.</summary>
    public static RequestStretch Of(RequestTable table) => new Whole(table);

    private sealed class Whole : RequestStretch
    {
        public Whole(RequestTable table)
            : base(table.ArrivalPicoseconds, table.InputTokens, table.OutputTokens) => Count = table.Count;

        /// <inheritdoc/>
        public override bool MoveOn() => false;
    }
}
