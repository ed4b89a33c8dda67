namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>
/// One roofline for every accelerator: 5 us a kernel, the larger of compute and memory time, attention at 5/7 of the
/// efficiency of matrix products, all-reduce 8 us and 70 % of the link.
/// </summary>
internal static class GenericConstants
{
    private const double KernelUs = 5;
    private const double AttentionShare = 5.0 / 7;
    private const int LatentKernels = 6;

    public static GemmFit Gemm(EfficiencyOptions efficiency) =>
        new(KernelUs, efficiency.Compute, efficiency.Memory, double.PositiveInfinity, 0, 0);

    public static PrefillAttentionFit PrefillAttention(EfficiencyOptions efficiency) =>
        new(KernelUs, efficiency.Compute * AttentionShare, efficiency.Memory, double.PositiveInfinity, 0, 0);

    public static DecodeAttentionFit DecodeAttention(EfficiencyOptions efficiency) =>
        new(KernelUs, efficiency.Compute * AttentionShare, efficiency.Memory, double.PositiveInfinity, 0);

    public static AllReduceFit AllReduce => new(8, 0.7, 0);

    public static MoeFit Moe(EfficiencyOptions efficiency) =>
        new(KernelUs, efficiency.Compute, efficiency.Memory, double.PositiveInfinity, 1, 0, 0, 0);

    public static MlaFit Mla(EfficiencyOptions efficiency) => new(
        LatentKernels * KernelUs,
        efficiency.Compute,
        efficiency.Compute * AttentionShare,
        efficiency.Memory,
        double.PositiveInfinity);

    public static KernelConstants All(EfficiencyOptions efficiency) => new()
    {
        Body = Gemm(efficiency),
        Bf16 = Gemm(efficiency),
        PrefillAttention = PrefillAttention(efficiency),
        DecodeAttention = DecodeAttention(efficiency),
        AllReduce = AllReduce,
        Moe = Moe(efficiency),
        MlaPrefill = Mla(efficiency),
        MlaDecode = Mla(efficiency),
        ElementwiseUs = KernelUs,
        PrefillExtraUs = 0,
        ElementwiseMemory = efficiency.Memory,
        Multiprocessors = 1,
    };
}
