using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>The architecture of a model: what decides its size, its KV cache and the work of a pass.</summary>
[Kind(
    "model",
    Doc = "The architecture of a model: layers, widths, attention, experts and precisions.",
    TopLevel = true)]
public sealed partial record ModelOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "model";

    /// <summary>Transformer layers.</summary>
    [Knob("Count", Range = "1..100_000", Doc = "Transformer layers.", Simulated = true)]
    public required long Layers { get; init; }

    /// <summary>Width of the residual stream.</summary>
    [Knob("Count", Range = "1..10_000_000", Doc = "Width of the residual stream.", Simulated = true)]
    public required long Hidden { get; init; }

    /// <summary>Width of a dense feed-forward layer (gate and up projection each).</summary>
    [Knob(
        "Count",
        Range = "1..10_000_000",
        Doc = "Width of a dense feed-forward layer, gate and up projection each. The experts' width is in `moe`.",
        Simulated = true)]
    public required long Intermediate { get; init; }

    /// <summary>Entries of the vocabulary.</summary>
    [Knob("Count", Range = "1..100_000_000", Doc = "Entries of the vocabulary.", Simulated = true)]
    public required long Vocab { get; init; }

    /// <summary>Query heads.</summary>
    [Knob("Count", Range = "1..1_000_000", Doc = "Query heads.", Simulated = true)]
    public required long Heads { get; init; }

    /// <summary>Key and value heads.</summary>
    [Knob("Count", Range = "1..1_000_000", Doc = "Key and value heads.", Simulated = true)]
    public required long KvHeads { get; init; }

    /// <summary>
    /// Width of a head; 0 stands for hidden / heads. With MLA the part of a head without rotary embedding.
    /// </summary>
    [Knob(
        "Count",
        Default = "hidden / heads",
        Range = "1..1_000_000",
        Doc = "Width of a head. With MLA the part of a query or key head without rotary embedding.",
        Simulated = true)]
    public long HeadDim
    {
        get => field > 0 ? field : Hidden / Math.Max(1, Heads);
        init;
    }

    /// <summary>Longest sequence the model was trained for, tokens.</summary>
    [Knob("Tokens", Range = ">0", Doc = "Longest sequence the model was trained for.", Simulated = true)]
    public required long Context { get; init; }

    /// <summary>Storage of the weights.</summary>
    [Knob(
        "Precision",
        Doc = "Storage of the weights. Embedding, router and logits are bf16 whatever it says.",
        Simulated = true)]
    public required Precision Weights { get; init; }

    /// <summary>Storage of the KV cache.</summary>
    [Knob("Precision", Default = "bf16", Doc = "Storage of the KV cache.", Simulated = true)]
    public Precision KvDtype { get; init; } = Precision.Bf16;

    /// <summary>Whether the logits use the embedding's weights.</summary>
    [Knob("Bool", Default = "false", Doc = "Whether the logits use the embedding's weights.", Simulated = true)]
    public bool TiedEmbeddings { get; init; }

    /// <summary>Whether queries and keys are normalised per head.</summary>
    [Knob(
        "Bool",
        Default = "false",
        Doc = "Whether queries and keys are normalised per head (Qwen3 and others).",
        Simulated = true)]
    public bool QkNorm { get; init; }

    /// <summary>The attention.</summary>
    [Knob("Attention", Default = "{}", Doc = "Kind of attention and what it needs to know.", Simulated = true)]
    public AttentionOptions Attention { get; init; } = new();

    /// <summary>The experts; null for a dense model.</summary>
    [Knob("Moe?", Doc = "The experts of a mixture-of-experts model.", Simulated = true)]
    public MoeOptions? Moe { get; init; }

    /// <summary>Recurrent state; null for none.</summary>
    [Knob("State?", Doc = "Recurrent state of hybrid models.")]
    public StateOptions? State { get; init; }
}

/// <summary>The attention of a model.</summary>
[Kind("attention", Doc = "Kind of attention and what it needs to know.")]
public sealed record AttentionOptions
{
    /// <summary>The kind.</summary>
    [Knob(
        "AttentionKind",
        Default = "gqa",
        Doc = "mha, gqa, mla (compressed KV), window (sliding window in some layers).",
        Simulated = true)]
    public AttentionKind Kind { get; init; } = AttentionKind.Gqa;

    /// <summary>MLA: width of the KV latent.</summary>
    [Knob("Count?", Range = ">0", Doc = "Width of the KV latent (mla).", Simulated = true)]
    public long? KvLora { get; init; }

    /// <summary>MLA: width of the query latent; null for none.</summary>
    [Knob("Count?", Range = ">0", Doc = "Width of the query latent (mla).", Simulated = true)]
    public long? QLora { get; init; }

    /// <summary>MLA: rotary part of a head.</summary>
    [Knob(
        "Count?",
        Range = ">0",
        Doc = "Width of the rotary part of a head, shared by all heads in the cache (mla).",
        Simulated = true)]
    public long? RopeDim { get; init; }

    /// <summary>MLA: width of a value head; null for head_dim.</summary>
    [Knob("Count?", Range = ">0", Doc = "Width of a value head (mla); head_dim by default.", Simulated = true)]
    public long? ValueDim { get; init; }

    /// <summary>Tokens a window layer looks back.</summary>
    [Knob("Tokens?", Range = ">0", Doc = "Tokens that a sliding-window layer looks back.", Simulated = true)]
    public long? Window { get; init; }

    /// <summary>Layers with a window; null for all.</summary>
    [Knob("Count?", Range = ">=0", Doc = "Layers with a sliding window; all of them by default.", Simulated = true)]
    public long? WindowLayers { get; init; }
}

/// <summary>The experts of a model.</summary>
[Kind("moe", Doc = "The experts of a mixture-of-experts model.")]
public sealed record MoeOptions
{
    /// <summary>Routed experts of a layer.</summary>
    [Knob("Count", Range = "1..1_000_000", Doc = "Routed experts of a layer.", Simulated = true)]
    public required long Experts { get; init; }

    /// <summary>Routed experts a token visits.</summary>
    [Knob("Count", Range = "1..1_000_000", Doc = "Routed experts that a token visits.", Simulated = true)]
    public required long Active { get; init; }

    /// <summary>Experts every token visits.</summary>
    [Knob("Count", Default = "0", Range = ">=0", Doc = "Experts that every token visits.", Simulated = true)]
    public long Shared { get; init; }

    /// <summary>Width of an expert.</summary>
    [Knob(
        "Count",
        Range = "1..10_000_000",
        Doc = "Width of one expert, gate and up projection each.",
        Simulated = true)]
    public required long Intermediate { get; init; }

    /// <summary>Leading layers without experts.</summary>
    [Knob(
        "Count",
        Default = "0",
        Range = ">=0",
        Doc = "Layers with a dense feed-forward instead of experts.",
        Simulated = true)]
    public long DenseLayers { get; init; }

    /// <summary>Load of the busiest rank over the mean, beyond the skew that is in the fitted constants.</summary>
    [Knob(
        "Ratio",
        Default = "100%",
        Range = ">0",
        Doc = "Load of the busiest expert rank over the mean, beyond the skew (power law 1.2) in the fitted constants.",
        Simulated = true)]
    public double Imbalance { get; init; } = 1;

    /// <summary>Storage of the routed experts; null for the model's.</summary>
    [Knob("Precision?", Doc = "Storage of the routed experts' weights, where it is not the model's.", Simulated = true)]
    public Precision? Weights { get; init; }
}

/// <summary>Recurrent state of hybrid models.</summary>
[Kind("state", Doc = "Recurrent state of hybrid models.")]
public sealed record StateOptions
{
    /// <summary>Bytes held by each running request.</summary>
    [Knob("Bytes", Range = ">=0", Doc = "Bytes that each running request holds, whatever its length.")]
    public required double BytesPerRequest { get; init; }
}

/// <summary>Kinds of attention.</summary>
[LanguageEnum("AttentionKind")]
public enum AttentionKind
{
    /// <summary>As many key and value heads as query heads.</summary>
    Mha,

    /// <summary>Query heads share key and value heads.</summary>
    Gqa,

    /// <summary>Multi-head latent attention: one compressed latent per token.</summary>
    Mla,

    /// <summary>Some layers look back a limited number of tokens.</summary>
    Window,
}
