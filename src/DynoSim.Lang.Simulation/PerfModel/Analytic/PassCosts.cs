namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>The parts a pass is made of; seconds, all layers. What the integer tables are built from.</summary>
internal sealed class PassCosts
{
    private readonly ModelSizes _sizes;
    private readonly ParallelShape _shape;
    private readonly Hardware _hardware;
    private readonly KernelConstants _constants;
    private readonly Roofline _kernels;
    private readonly LatentCosts? _latent;

    public PassCosts(ModelOptions model, ParallelShape shape, Hardware hardware, KernelConstants constants)
    {
        _sizes = new ModelSizes(model, shape);
        _shape = shape;
        _hardware = hardware;
        _constants = constants;
        _kernels = new Roofline(hardware, constants);
        _latent = model.IsMla ? new LatentCosts(_sizes, hardware, constants) : null;
    }

    /// <summary>Whether decode-only passes run other kernels than passes with prefill.</summary>
    public bool HasDecodeKernels => _latent is not null || _sizes.SharedWidth > 0;

    /// <summary>Everything but attention and logits, for so many tokens.</summary>
    public double Linear(long tokens, bool decode)
    {
        var moeLayers = _sizes.Layers - _sizes.DenseLayers;
        var time = _kernels.Elementwise(2.0 * _sizes.Hidden * tokens) + Reduce(_shape.Tp, tokens);
        time += _sizes.Layers * AttentionLinear(tokens, decode);
        time += _sizes.DenseLayers * (FeedForward(tokens, _sizes.FeedForward) + Reduce(_shape.Tp, tokens));
        if (moeLayers > 0)
        {
            time += moeLayers * MixtureLayer(tokens, decode);
        }

        return time + ((_shape.Pp - 1) * _kernels.StageTransfer(2.0 * tokens * _sizes.Hidden));
    }

    /// <summary>The logits of so many requests.</summary>
    public double Logits(long requests) => _kernels.Gemm(
        _constants.Bf16,
        Precision.Bf16,
        _hardware.PeakBf16,
        requests,
        _sizes.Vocabulary,
        _sizes.Hidden);

    /// <summary>What a pass with any prefill pays once.</summary>
    public double PrefillFixed() => _latent is null
        ? _sizes.Layers * (_constants.PrefillAttention.FloorUs + _constants.PrefillExtraUs) * 1e-6
        : 0;

    /// <summary>Attention of one prompt.</summary>
    public double PrefillTerm(long newTokens, long past)
    {
        if (_latent is not null)
        {
            return _sizes.Layers * _latent.PrefillTerm(newTokens, past);
        }

        return ((_sizes.Layers - _sizes.WindowLayers) * PrefillLayer(newTokens, past, null))
            + (_sizes.WindowLayers == 0 ? 0 : _sizes.WindowLayers * PrefillLayer(newTokens, past, _sizes.Window));
    }

    /// <summary>Attention of a batch of decoders, each with the same context.</summary>
    public double DecodeTerm(long batch, long context)
    {
        if (_latent is not null)
        {
            return _sizes.Layers * _latent.DecodeTerm(batch, context);
        }

        var time = (_sizes.Layers - _sizes.WindowLayers) * DecodeLayer(batch, context);
        return _sizes.Window is { } window
            ? time + (_sizes.WindowLayers * DecodeLayer(batch, Math.Min(context, window)))
            : time;
    }

    private double PrefillLayer(long newTokens, long past, long? window) => _kernels.PrefillAttention(
        newTokens,
        past,
        _sizes.Heads,
        _sizes.KvHeads,
        _sizes.HeadWidth,
        _sizes.KvBytes,
        window);

    private double DecodeLayer(long batch, long context) => _kernels.DecodeAttention(
        batch,
        context,
        _sizes.Heads,
        _sizes.KvHeads,
        _sizes.HeadWidth,
        _sizes.KvBytes);

    private double AttentionLinear(long tokens, bool decode)
    {
        var norms = 2 * _kernels.Elementwise(8.0 * _sizes.Hidden * tokens);
        if (_latent is not null)
        {
            var block = decode ? _latent.DecodeLinear(tokens) : _latent.PrefillLinear(tokens);
            return norms + block + Reduce(_shape.Tp, tokens);
        }

        var queries = _sizes.Heads * _sizes.HeadWidth;
        return norms + Body(tokens, queries + (2 * _sizes.KvHeads * _sizes.HeadWidth), _sizes.Hidden)
            + Body(tokens, _sizes.Hidden, queries) + Reduce(_shape.Tp, tokens);
    }

    private double FeedForward(long tokens, long width) =>
        Body(tokens, 2 * width, _sizes.Hidden) + Body(tokens, _sizes.Hidden, width)
        + _kernels.Elementwise(6.0 * width * tokens);

    private double MixtureLayer(long tokens, bool decode)
    {
        var all = tokens * _shape.Dp;
        var router = _kernels.Gemm(
            _constants.Bf16,
            Precision.Bf16,
            _hardware.PeakBf16,
            tokens,
            _sizes.Experts,
            _sizes.Hidden);
        var routed = _kernels.Experts(_sizes, all);
        var shared = _sizes.SharedWidth == 0 ? 0 : FeedForward(tokens, _sizes.SharedWidth);

        // Decoding runs the two branches side by side.
        var experts = decode ? Math.Max(routed, shared) : routed + shared;
        return router + experts + Reduce(_shape.Tp * _shape.Dp, all);
    }

    private double Body(long tokens, long width, long depth) =>
        _kernels.Gemm(_constants.Body, _sizes.Precision, _hardware.PeakBody, tokens, width, depth);

    private double Reduce(long group, long tokens) => _kernels.AllReduce(group, 2.0 * tokens * _sizes.Hidden);
}
