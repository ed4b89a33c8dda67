using DynoSim.Lang.Simulation.PerfModel.Analytic;

namespace DynoSim.Lang.Simulation.PerfModel.Tables;

/// <summary>
/// The least time the peaks allow for a pass: reading the weights and the cache once, or the matrix products.
/// </summary>
internal sealed class SpeedOfLight(ModelOptions model, ParallelShape shape, AcceleratorOptions accelerator)
{
    private readonly double _routed = RankWeights.RoutedBytes(model, shape) * shape.Pp;
    private readonly double _resident =
        (RankWeights.Bytes(model, shape) - RankWeights.RoutedBytes(model, shape)) * shape.Pp;
    private readonly double _kvBytes = RankWeights.KvBytesPerToken(model, shape, model.Context);
    private readonly double _flopsPerToken = 2.0 * ActiveParameters(model) / (shape.Tp * shape.Dp);
    private readonly double _peak = Math.Max(
        accelerator.Compute.Bf16,
        Math.Max(accelerator.Compute.Fp8 ?? 0, accelerator.Compute.Fp4 ?? 0));

    public double Picoseconds(in TableRow row)
    {
        var reached = model.Moe is { } moe ? Math.Min(1, row.NewTokens * (double)moe.Active / moe.Experts) : 1;
        var embedding = 2.0 * model.Vocab * model.Hidden / shape.Tp;
        var cache = row.IsDecode ? row.ContextTokens * _kvBytes : 0;
        var bytes = Math.Max(0, _resident - embedding) + (reached * _routed) + cache;
        var tokens = row.IsDecode ? row.Batch : row.NewTokens;
        return Math.Max(bytes / accelerator.MemoryBw, tokens * _flopsPerToken / _peak) * 1e12;
    }

    private static double ActiveParameters(ModelOptions model)
    {
        var routed = model.Moe is { } moe
            ? model.MoeLayers * (double)model.RoutedExpertParameters / moe.Experts * moe.Active
            : 0;
        return (model.Layers * (double)model.AttentionParameters) + (model.DenseLayers * (double)model.DenseParameters)
            + (model.MoeLayers * (double)model.SharedExpertParameters) + routed;
    }
}
