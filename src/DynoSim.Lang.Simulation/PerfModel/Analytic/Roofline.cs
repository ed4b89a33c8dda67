using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>The formulas of single kernels; seconds, sizes per rank.</summary>
internal sealed class Roofline(Hardware hardware, KernelConstants constants)
{
    private const double Us = 1e-6;
    private const double Ns = 1e-9;
    private const double ContextScale = 1024;

    /// <summary>A product of (tokens x depth) with weights (depth x width).</summary>
    public double Gemm(in GemmFit fit, Precision precision, double peak, long tokens, long width, long depth)
    {
        var wave = Wave(RoundUp(tokens) * RoundUp(width), fit.WaveExponent);
        var compute = 2.0 * tokens * width * depth / peak / fit.Compute * wave;
        var bytes = (StoredBytes(precision) * width * depth) + (2.0 * tokens * width)
            + (ActivationBytes(precision) * tokens * depth);
        return (fit.FloorUs * Us) + (fit.DepthNs * Ns * depth)
            + Norm(compute, bytes / hardware.Bandwidth / fit.Memory, fit.Norm);
    }

    /// <summary>An elementwise kernel that moves so many bytes.</summary>
    public double Elementwise(double bytes) =>
        (bytes / (constants.ElementwiseMemory * hardware.Bandwidth)) + (constants.ElementwiseUs * Us);

    /// <summary>
    /// One prompt's share of a prefill attention kernel, without the kernel's fixed time. Tiles beyond a full wave
    /// round up to whole waves; below one wave the other prompts of the pass are taken to fill the machine.
    /// </summary>
    public double PrefillAttention(
        long newTokens,
        long past,
        long heads,
        long kvHeads,
        long width,
        double kvBytes,
        long? window)
    {
        var fit = constants.PrefillAttention;
        double length = newTokens + past;
        var pairs = ((length * length) - ((double)past * past)) * 2;
        var read = length;
        if (window is { } limit && limit < length)
        {
            pairs = Math.Min(pairs, 4.0 * newTokens * limit);
            read = Math.Min(length, newTokens + limit);
        }

        var tiles = heads * RoundUp(newTokens);
        var wave = tiles > constants.Multiprocessors ? Wave(tiles, fit.WaveExponent) : 1;
        var padding = 1 + (fit.PadTokens / newTokens);
        var compute = pairs * heads * width * padding / hardware.PeakBf16 / fit.Compute * wave;
        var bytes = (4.0 * heads * newTokens * width) + (kvBytes * 2 * kvHeads * read * width);
        return Norm(compute, bytes / hardware.Bandwidth / fit.Memory, fit.Norm);
    }

    /// <summary>The attention of a batch of decoders with the same context.</summary>
    public double DecodeAttention(long batch, double context, long heads, long kvHeads, long width, double kvBytes)
    {
        var fit = constants.DecodeAttention;
        var bytes = batch * ((4.0 * heads * width) + (2 * kvHeads * context * width * kvBytes));
        var compute = 4.0 * batch * heads * width * context / hardware.PeakBf16 / fit.Compute;
        return (fit.FloorUs * Us) + Norm(bytes / hardware.Bandwidth / fit.Memory, compute, fit.Norm)
            + (fit.LogUs * Us * DeterministicMath.Log2(1 + (context / ContextScale)));
    }

    /// <summary>
    /// All-reduce of so many bytes. Beyond a node the in-node time is stretched by the slower link and the longer ring.
    /// </summary>
    public double AllReduce(long group, double bytes)
    {
        if (group < 2)
        {
            return 0;
        }

        var inside = Math.Min(group, hardware.GpusPerNode);
        var fit = constants.AllReduce;
        if (inside < 2)
        {
            return (fit.FloorUs * Us) + Ring(group, bytes, hardware.ScaleOutBandwidth * fit.Link);
        }

        var time = (fit.FloorUs * Us) + (fit.RootMegabyteUs * Us * Math.Sqrt(bytes / 1e6))
            + Ring(inside, bytes, hardware.ScaleUpBandwidth * fit.Link);
        var slower = hardware.ScaleUpBandwidth / hardware.ScaleOutBandwidth;
        return group == inside ? time : time * (group - 1) / group * inside / (inside - 1) * slower;
    }

    /// <summary>Hands a pipeline stage's output to the next.</summary>
    public double StageTransfer(double bytes) =>
        (bytes / (hardware.StagesShareNode ? hardware.ScaleUpBandwidth : hardware.ScaleOutBandwidth))
        + Math.Max(10 * Us, hardware.StagesShareNode ? 0 : hardware.ScaleOutLatencySeconds);

    /// <summary>The routed experts of a layer for all tokens of the attention ranks together.</summary>
    public double Experts(in ModelSizes sizes, double tokens)
    {
        var fit = constants.Moe;
        double experts = sizes.Experts;
        var local = experts / sizes.ExpertGroups;
        var reached = local * (1 - DeterministicMath.Pow(
            1 - (sizes.ActiveExperts / experts),
            DeterministicMath.Pow(tokens, fit.ActiveExponent)));
        var routed = tokens * sizes.ActiveExperts / sizes.ExpertGroups
            * DeterministicMath.Pow(sizes.ExpertGroups, fit.ImbalanceExponent) * sizes.Imbalance;
        var width = (double)sizes.ExpertWidth / sizes.ExpertTp;
        var compute = 6 * (routed + (reached * fit.BlockTokens)) * sizes.Hidden * width
            / hardware.PeakExperts / fit.Compute;
        var bytes = (3 * reached * sizes.Hidden * width * StoredBytes(sizes.ExpertPrecision))
            + (routed * ((4.0 * sizes.Hidden) + (3 * width)));
        return (fit.FloorUs * Us) + (fit.TokenNs * Ns * tokens)
            + Norm(compute, bytes / hardware.Bandwidth / fit.Memory, fit.Norm);
    }

    /// <summary>(a^p + b^p)^(1/p); the larger for an infinite p.</summary>
    public static double Norm(double left, double right, double exponent)
    {
        if (exponent == 1)
        {
            return left + right;
        }

        var large = Math.Max(left, right);
        if (large <= 0 || double.IsPositiveInfinity(exponent))
        {
            return large;
        }

        var ratio = DeterministicMath.Pow(Math.Min(left, right) / large, exponent);
        return large * DeterministicMath.Pow(1 + ratio, 1 / exponent);
    }

    /// <summary>Bytes of a weight as the kernels read it.</summary>
    private static double StoredBytes(Precision precision) =>
        precision == Precision.Mxfp4 ? 0.5 : Precisions.BytesOf(precision);

    private static double ActivationBytes(Precision precision) =>
        precision is Precision.Fp8 or Precision.Fp8Block or Precision.Fp4 or Precision.Nvfp4 ? 1 : 2;

    private static double Ring(long group, double bytes, double bandwidth) =>
        2.0 * (group - 1) / group * bytes / bandwidth;

    private static long RoundUp(long rows) => (rows + FittedConstants.TileRows - 1) / FittedConstants.TileRows;

    private double Wave(long tiles, double exponent)
    {
        if (exponent == 0)
        {
            return 1;
        }

        var machine = constants.Multiprocessors;
        var waves = (tiles + machine - 1) / machine * machine / (double)tiles;
        return DeterministicMath.Pow(waves, exponent);
    }
}
