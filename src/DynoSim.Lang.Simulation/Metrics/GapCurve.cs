namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// Gaps that follow a law which can be asked again: the durations of consecutive passes under a latency model without a
/// closed form. They are remembered by where they begin, not one by one.
/// </summary>
public abstract class GapCurve
{
    /// <summary>Fills in consecutive gaps, none smaller than the one before it.</summary>
    /// <param name="batch">Requests of the batch.</param>
    /// <param name="contextTokens">Tokens in their contexts in the first pass.</param>
    /// <param name="picoseconds">One gap a pass.</param>
    public abstract void Fill(int batch, long contextTokens, Span<long> picoseconds);
}

/// <summary>A stretch of a curve, each gap <see cref="Batch"/> times.</summary>
/// <param name="Curve">The curve.</param>
/// <param name="Batch">Requests of the batch.</param>
/// <param name="ContextTokens">Where it begins.</param>
/// <param name="Length">Number of passes.</param>
/// <param name="First">The first gap, the smallest.</param>
/// <param name="Last">The last gap, the greatest.</param>
internal readonly record struct GapStretch(
    GapCurve Curve, int Batch, long ContextTokens, int Length, long First, long Last)
{
    /// <summary>Number of gaps.</summary>
    public long Total => (long)Length * Batch;
}
