namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>The constants of every kernel of one model on one accelerator.</summary>
internal sealed record KernelConstants
{
    /// <summary>Matrix products in the precision of attention and dense layers.</summary>
    public required GemmFit Body { get; init; }

    /// <summary>Matrix products in bf16: router and logits.</summary>
    public required GemmFit Bf16 { get; init; }

    /// <summary>Attention of prompts.</summary>
    public required PrefillAttentionFit PrefillAttention { get; init; }

    /// <summary>Attention of decoders.</summary>
    public required DecodeAttentionFit DecodeAttention { get; init; }

    /// <summary>All-reduce inside a node, over as many GPUs as the group has there.</summary>
    public required AllReduceFit AllReduce { get; init; }

    /// <summary>Routed experts.</summary>
    public required MoeFit Moe { get; init; }

    /// <summary>Latent attention of prompts.</summary>
    public required MlaFit MlaPrefill { get; init; }

    /// <summary>Latent attention of decoders.</summary>
    public required MlaFit MlaDecode { get; init; }

    /// <summary>Fixed time of an elementwise kernel.</summary>
    public required double ElementwiseUs { get; init; }

    /// <summary>Fixed time per layer of rotary embedding, cache write and head norms of a prefill.</summary>
    public required double PrefillExtraUs { get; init; }

    /// <summary>Share of the memory bandwidth of elementwise kernels.</summary>
    public required double ElementwiseMemory { get; init; }

    /// <summary>Tiles that run at once.</summary>
    public required int Multiprocessors { get; init; }
}
