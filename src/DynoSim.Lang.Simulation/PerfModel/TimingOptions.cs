using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>How long the passes of an engine last.</summary>
[Kind("timing", Doc = "How long the passes of an engine last: a source, and what the engine adds around the kernels.")]
public sealed record TimingOptions
{
    /// <summary>Where the duration of a pass comes from.</summary>
    [Knob(
        "TimingSource",
        Default = "analytic",
        Doc = "analytic, polynomial, fixed(prefill, decode), "
            + "affine(base, per_request, per_new_token, per_context_token), table(path), operators(path).",
        Simulated = true)]
    public TimingSource Source { get; init; } = new TimingSource.Analytic();

    /// <summary>How prefill and decode of one pass come together.</summary>
    [Knob(
        "Composition",
        Default = "fused",
        Doc = "fused: one latency of the whole pass from exact sums; "
            + "serial: prefill and decode from batch means, added.",
        Simulated = true)]
    public Composition Composition { get; init; } = Composition.Fused;

    /// <summary>Factor on the duration of a pass.</summary>
    [Knob(
        "Ratio",
        Default = "1",
        Range = ">0",
        Doc = "Factor on the duration that the source gives.",
        Simulated = true)]
    public double StepMultiplier { get; init; } = 1;

    /// <summary>Time added to every pass.</summary>
    [Knob(
        "Time",
        Default = "0s",
        Range = ">=0",
        Usual = "1ns..1s",
        Doc = "Time added to every pass.",
        Simulated = true)]
    public SimulatedTime StepOverhead { get; init; }

    /// <summary>Seconds added for each request of a pass.</summary>
    [Knob(
        "Time/Requests",
        Default = "0s/req",
        Range = ">=0",
        Doc = "Time added for each request of a pass.",
        Simulated = true)]
    public double HostGap { get; init; }

    /// <summary>Time added per layer to every pass with prefill.</summary>
    [Knob(
        "Time",
        Default = "0s",
        Range = ">=0",
        Doc = "Time added per layer to every pass with prefill; 0.6 to 1.2 ms were seen at low load.",
        Simulated = true)]
    public SimulatedTime PrefillOverheadPerLayer { get; init; }

    /// <summary>Divisor of the decode part of a pass.</summary>
    [Knob("Ratio", Default = "1", Range = ">0", Doc = "Divides the decode part of a pass.", Simulated = true)]
    public double DecodeSpeedup { get; init; } = 1;
}

/// <summary>How prefill and decode of one pass come together.</summary>
[LanguageEnum("Composition")]
public enum Composition
{
    /// <summary>One latency of the whole pass, from sums over its requests.</summary>
    Fused,

    /// <summary>
    /// Prefill and decode as if they ran one after the other, from batch means, as DynoSim adds them.
    /// </summary>
    Serial,
}
