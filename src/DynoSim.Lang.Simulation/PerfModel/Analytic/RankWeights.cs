namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>What one GPU of a replica stores: bytes of weights, and of KV for each token.</summary>
internal static class RankWeights
{
    /// <summary>Bytes of weights on one GPU; norms left out, embedding, router and logits in bf16.</summary>
    public static double Bytes(ModelOptions model, ParallelShape shape)
    {
        var sizes = new ModelSizes(model, shape);
        var body = Precisions.BytesOf(model.BodyWeights);
        var moeLayers = (double)model.MoeLayers;
        var embeddings = (model.TiedEmbeddings ? 2.0 : 4.0) * sizes.Vocabulary * sizes.Hidden;
        var attention = body * sizes.Layers * AttentionParameters(model, sizes);
        var dense = body * sizes.DenseLayers * 3 * sizes.Hidden * sizes.FeedForward;
        var shared = body * moeLayers * 3 * sizes.Hidden * sizes.SharedWidth;
        var router = 2 * moeLayers * sizes.Hidden * sizes.Experts;
        return ((embeddings + attention + dense + shared + router) / shape.Pp) + RoutedBytes(model, shape);
    }

    /// <summary>The part of <see cref="Bytes"/> that routed experts take.</summary>
    public static double RoutedBytes(ModelOptions model, ParallelShape shape) =>
        Precisions.BytesOf(model.ExpertWeights) * model.MoeLayers * model.RoutedExpertParameters
        / shape.Ep / shape.MoeTp / shape.Pp;

    /// <summary>
    /// KV bytes of a token on one GPU, in all layers. A layer with a sliding window keeps the window of each sequence;
    /// that is spread over the longest sequence.
    /// </summary>
    public static double KvBytesPerToken(ModelOptions model, ParallelShape shape, long context)
    {
        var sizes = new ModelSizes(model, shape);
        var elements = model.IsMla
            ? sizes.LatentWidth + sizes.RotaryWidth
            : 2 * sizes.KvHeads * sizes.HeadWidth;
        var windowShare = sizes.Window is { } window ? Math.Min(1.0, window / (double)Math.Max(1, context)) : 1;
        var layers = sizes.Layers - sizes.WindowLayers + (sizes.WindowLayers * windowShare);
        return layers * elements * sizes.KvBytes;
    }

    private static double AttentionParameters(ModelOptions model, in ModelSizes sizes)
    {
        double hidden = sizes.Hidden;
        if (!model.IsMla)
        {
            return 2 * hidden * sizes.HeadWidth * (sizes.Heads + sizes.KvHeads);
        }

        var queries = sizes.QueryLatent is { } latent
            ? latent * (hidden + (sizes.Heads * sizes.QueryWidth))
            : hidden * sizes.Heads * sizes.QueryWidth;
        return queries + (hidden * (sizes.LatentWidth + sizes.RotaryWidth))
            + (sizes.LatentWidth * sizes.Heads * (sizes.HeadWidth + sizes.ValueWidth))
            + (sizes.Heads * sizes.ValueWidth * hidden);
    }
}
