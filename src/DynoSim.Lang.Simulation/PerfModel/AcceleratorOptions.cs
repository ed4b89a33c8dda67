using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>One GPU: its peaks, and what it costs.</summary>
[Kind("accelerator", Doc = "One GPU: memory, bandwidth, compute peaks, power and price.", TopLevel = true)]
public sealed record AcceleratorOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "accelerator";

    /// <summary>Device memory in bytes.</summary>
    [Knob(
        "Bytes",
        Range = ">0",
        Usual = "1GB..10TB",
        Doc = "Device memory. Tools in this field count binary gigabytes: an 80 GB card has 80GiB.",
        Simulated = true)]
    public required double Memory { get; init; }

    /// <summary>Peak bandwidth of the device memory, bytes per second.</summary>
    [Knob(
        "Bandwidth",
        Range = ">0",
        Usual = "50GB/s..1_000TB/s",
        Doc = "Peak bandwidth of the device memory.",
        Simulated = true)]
    public required double MemoryBw { get; init; }

    /// <summary>Dense compute peaks.</summary>
    [Knob("Compute", Doc = "Dense peak per precision.", Simulated = true)]
    public required ComputeOptions Compute { get; init; }

    /// <summary>Roofline efficiencies; null for the fitted constants.</summary>
    [Knob(
        "Efficiency?",
        Doc = "Share of the peaks that kernels reach. Setting it switches the fitted constants off.",
        Simulated = true)]
    public EfficiencyOptions? Efficiency { get; init; }

    /// <summary>Power of one card in watts.</summary>
    [Knob(
        "Power?",
        Range = ">0",
        Usual = "10W..20kW",
        Doc = "Power of one card; needed by `energy`.",
        Simulated = true)]
    public double? Power { get; init; }

    /// <summary>Price of one card in dollars per second.</summary>
    [Knob(
        "Money/Gpus/Time?",
        Range = ">=0",
        Usual = "$0.01/gpu/h..$200/gpu/h",
        Doc = "Price of one card; needed by `cost`.",
        Simulated = true)]
    public double? Price { get; init; }

    /// <summary>Name of the fitted constants; null for generic ones.</summary>
    [Knob(
        "String?",
        Doc = "Name of the fitted constants of the analytic timing, for example `h200_sxm`; generic constants without.",
        Simulated = true)]
    public string? Fit { get; init; }
}

/// <summary>Dense compute peaks, floating-point operations per second.</summary>
[Kind("compute", Doc = "Dense peak of one accelerator per precision, without sparsity.")]
public sealed record ComputeOptions
{
    /// <summary>bf16 peak.</summary>
    [Knob("FlopRate", Range = ">0", Usual = "1TFLOPS..1_000_000TFLOPS", Doc = "Dense bf16 peak.", Simulated = true)]
    public required double Bf16 { get; init; }

    /// <summary>fp8 peak; null where the hardware has none.</summary>
    [Knob(
        "FlopRate?",
        Range = ">0",
        Usual = "1TFLOPS..1_000_000TFLOPS",
        Doc = "Dense fp8 peak; none where the hardware has no fp8.",
        Simulated = true)]
    public double? Fp8 { get; init; }

    /// <summary>fp4 peak; null where the hardware has none.</summary>
    [Knob(
        "FlopRate?",
        Range = ">0",
        Usual = "1TFLOPS..1_000_000TFLOPS",
        Doc = "Dense fp4 peak; none where the hardware has no fp4.",
        Simulated = true)]
    public double? Fp4 { get; init; }

    /// <summary>int8 peak; null where the hardware has none.</summary>
    [Knob(
        "FlopRate?",
        Range = ">0",
        Usual = "1TFLOPS..1_000_000TFLOPS",
        Doc = "Dense int8 peak; int8 weights are computed in bf16, so nothing reads it.")]
    public double? Int8 { get; init; }
}

/// <summary>Share of the peaks that kernels reach.</summary>
[Kind("efficiency", Doc = "Share of the peaks that kernels reach; replaces the fitted constants.")]
public sealed record EfficiencyOptions
{
    /// <summary>Share of the compute peak.</summary>
    [Knob(
        "Ratio",
        Default = "70%",
        Range = "0..1",
        Doc = "Share of the compute peak that matrix products reach.",
        Simulated = true)]
    public double Compute { get; init; } = 0.7;

    /// <summary>Share of the memory bandwidth.</summary>
    [Knob(
        "Ratio",
        Default = "80%",
        Range = "0..1",
        Doc = "Share of the memory bandwidth that kernels reach.",
        Simulated = true)]
    public double Memory { get; init; } = 0.8;
}
