namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>How a replica is spread over GPUs; tp * dp = moe_tp * ep.</summary>
/// <param name="Tp">Tensor-parallel degree of attention and dense layers.</param>
/// <param name="Pp">Pipeline stages.</param>
/// <param name="Dp">Attention data-parallel ranks.</param>
/// <param name="Ep">Expert-parallel degree.</param>
/// <param name="MoeTp">Tensor-parallel degree inside an expert group.</param>
public readonly record struct ParallelShape(long Tp = 1, long Pp = 1, long Dp = 1, long Ep = 1, long MoeTp = 1)
{
    /// <summary>GPUs of a replica.</summary>
    public long Gpus => Tp * Pp * Dp;

    /// <summary>
    /// A shape with the experts' tensor-parallel degree derived from the rest where it is not stated.
    /// </summary>
    public static ParallelShape Of(long tp, long pp = 1, long dp = 1, long ep = 1, long? moeTp = null) =>
        new(tp, pp, dp, ep, moeTp ?? Math.Max(1, tp * dp / Math.Max(1, ep)));
}
