using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

public sealed partial record ModelOptions
{
    /// <summary>Matrix parameters of the whole model; norms and biases are left out.</summary>
    [Knob("Count", Derived = true, Doc = "Parameters of the whole model, norms and biases left out.", Simulated = true)]
    public long Parameters =>
        EmbeddingParameters + (Layers * AttentionParameters) + (DenseLayers * DenseParameters)
        + (MoeLayers * (RouterParameters + SharedExpertParameters + RoutedExpertParameters));

    /// <summary>Bytes of all weights, unsharded.</summary>
    [Knob("Bytes", Derived = true, Doc = "Bytes of all weights, unsharded.", Simulated = true)]
    public double WeightBytes =>
        (2.0 * (EmbeddingParameters + (MoeLayers * RouterParameters)))
        + (Precisions.BytesOf(BodyWeights) * ((Layers * AttentionParameters) + (DenseLayers * DenseParameters)
            + (MoeLayers * SharedExpertParameters)))
        + (Precisions.BytesOf(ExpertWeights) * MoeLayers * RoutedExpertParameters);

    /// <summary>KV bytes of one token in all layers, unsharded; window layers counted in full.</summary>
    [Knob("Bytes/Tokens", Derived = true, Doc = "KV bytes of one token in all layers, unsharded.", Simulated = true)]
    public double KvPerToken => Layers * KvElementsPerLayer * Precisions.BytesOf(KvDtype);

    /// <summary>Whether KV is a compressed latent.</summary>
    public bool IsMla => Attention.Kind == AttentionKind.Mla;

    /// <summary>Layers with a dense feed-forward.</summary>
    public long DenseLayers => Moe is null ? Layers : Math.Min(Layers, Moe.DenseLayers);

    /// <summary>Layers with experts.</summary>
    public long MoeLayers => Layers - DenseLayers;

    /// <summary>Layers with a sliding window.</summary>
    public long WindowLayers => Attention.Kind == AttentionKind.Window && Attention.Window is not null
        ? Math.Min(Layers, Attention.WindowLayers ?? Layers)
        : 0;

    /// <summary>Precision of attention, dense layers and shared experts.</summary>
    public Precision BodyWeights => Weights;

    /// <summary>Precision of the routed experts.</summary>
    public Precision ExpertWeights => Moe?.Weights ?? Weights;

    /// <summary>KV elements of one token in one layer, unsharded.</summary>
    public long KvElementsPerLayer => IsMla
        ? (Attention.KvLora ?? 0) + (Attention.RopeDim ?? 0)
        : 2 * KvHeads * HeadDim;

    /// <summary>Parameters of embedding and logits.</summary>
    public long EmbeddingParameters => (TiedEmbeddings ? 1 : 2) * Vocab * Hidden;

    /// <summary>Parameters of one attention block.</summary>
    public long AttentionParameters => IsMla ? MlaParameters : (2 * Hidden * HeadDim * (Heads + KvHeads));

    /// <summary>Parameters of one dense feed-forward.</summary>
    public long DenseParameters => 3 * Hidden * Intermediate;

    /// <summary>Parameters of one layer's router.</summary>
    public long RouterParameters => Moe is null ? 0 : Hidden * Moe.Experts;

    /// <summary>Parameters of one layer's shared experts.</summary>
    public long SharedExpertParameters => Moe is null ? 0 : 3 * Hidden * Moe.Intermediate * Moe.Shared;

    /// <summary>Parameters of one layer's routed experts.</summary>
    public long RoutedExpertParameters => Moe is null ? 0 : 3 * Hidden * Moe.Intermediate * Moe.Experts;

    private long MlaParameters
    {
        get
        {
            var kvLora = Attention.KvLora ?? 0;
            var ropeDim = Attention.RopeDim ?? 0;
            var valueDim = Attention.ValueDim ?? HeadDim;
            var queries = Attention.QLora is { } queryLora
                ? queryLora * (Hidden + (Heads * (HeadDim + ropeDim)))
                : Hidden * Heads * (HeadDim + ropeDim);
            return queries + (Hidden * (kvLora + ropeDim)) + (kvLora * Heads * (HeadDim + valueDim))
                + (Heads * valueDim * Hidden);
        }
    }
}
