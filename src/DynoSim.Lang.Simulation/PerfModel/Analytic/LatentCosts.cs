namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>
/// One block of multi-head latent attention with its projections; seconds, one layer. Decoders absorb the key and value
/// expansion into two products with the latent, in bf16.
/// </summary>
internal sealed class LatentCosts(ModelSizes sizes, Hardware hardware, KernelConstants constants)
{
    private const double Us = 1e-6;

    private double SharedParameters
    {
        get
        {
            double hidden = sizes.Hidden;
            var queries = sizes.QueryLatent is { } latent
                ? latent * (hidden + (sizes.Heads * sizes.QueryWidth))
                : hidden * sizes.Heads * sizes.QueryWidth;
            return queries + (hidden * LatentElements) + (sizes.Heads * sizes.ValueWidth * hidden);
        }
    }

    private double ExpansionParameters =>
        (double)sizes.LatentWidth * sizes.Heads * (sizes.HeadWidth + sizes.ValueWidth);

    private double LatentElements => sizes.LatentWidth + sizes.RotaryWidth;

    private double ActivationBytes => (4.0 * sizes.Hidden) + (2.0 * sizes.Heads * sizes.QueryWidth);

    private double WeightBytes => Precisions.BytesOf(sizes.Precision);

    /// <summary>The part of a prefill that depends on the tokens of the pass alone.</summary>
    public double PrefillLinear(double tokens)
    {
        var fit = constants.MlaPrefill;
        var parameters = SharedParameters + ExpansionParameters;
        var compute = 2 * tokens * parameters / hardware.PeakLatent / fit.Gemm;
        var bytes = (WeightBytes * parameters) + (ActivationBytes * tokens);
        return (fit.FloorUs * Us) + Roofline.Norm(compute, Read(bytes, fit), fit.Norm);
    }

    /// <summary>One prompt's attention.</summary>
    public double PrefillTerm(long newTokens, long past)
    {
        var fit = constants.MlaPrefill;
        double length = newTokens + past;
        var pairs = (length * length) - ((double)past * past);
        var compute = pairs * sizes.Heads * (sizes.QueryWidth + sizes.ValueWidth) / hardware.PeakBf16 / fit.Attention;
        return compute + Read(sizes.KvBytes * length * LatentElements, fit);
    }

    /// <summary>The part of a decode that depends on the batch alone.</summary>
    public double DecodeLinear(double batch) => Decode(batch, 0);

    /// <summary>What the context of a batch adds.</summary>
    public double DecodeTerm(double batch, double context) => Decode(batch, context) - Decode(batch, 0);

    private double Decode(double batch, double context)
    {
        var fit = constants.MlaDecode;
        var pairs = sizes.Heads * context * ((2.0 * sizes.LatentWidth) + sizes.RotaryWidth);
        var compute = (2 * batch * SharedParameters / hardware.PeakLatent / fit.Gemm)
            + (2 * batch * (ExpansionParameters + pairs) / hardware.PeakBf16 / fit.Attention);
        var bytes = (WeightBytes * SharedParameters) + (2 * ExpansionParameters)
            + (batch * ((sizes.KvBytes * context * LatentElements) + ActivationBytes));
        return (fit.FloorUs * Us) + Roofline.Norm(compute, Read(bytes, fit), fit.Norm);
    }

    private double Read(double bytes, in MlaFit fit) => bytes / hardware.Bandwidth / fit.Memory;
}
