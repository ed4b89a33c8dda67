using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Engines;

/// <summary>TensorRT-LLM: how long a pass waits for a fuller batch.</summary>
[Kind("batch_wait", Doc = "How long a pass waits for a fuller batch.")]
public sealed record BatchWaitOptions
{
    /// <summary>Iterations to wait.</summary>
    [Knob("Count", Default = "0", Range = ">=0", Doc = "Iterations to wait for a fuller batch.")]
    public long Iterations { get; init; }

    /// <summary>Iterations after which to stop waiting.</summary>
    [Knob("Count", Default = "0", Range = ">=0", Doc = "Iterations after which waiting ends.")]
    public long TimeoutIterations { get; init; }

    /// <summary>Share of the token budget that ends waiting.</summary>
    [Knob("Ratio", Default = "0%", Range = "0..1", Doc = "Share of the token budget that ends waiting.")]
    public double TokenRatio { get; init; }
}

/// <summary>Speculative decoding.</summary>
[Kind("speculative", Doc = "Speculative decoding: draft tokens and how often they are accepted.")]
public sealed record SpeculativeOptions
{
    /// <summary>How drafts are made.</summary>
    [Knob("SpeculativeMethod", Doc = "How drafts are made.")]
    public SpeculativeMethod Method { get; init; }

    /// <summary>Draft tokens of a step.</summary>
    [Knob("Count", Range = "1..8", Doc = "Draft tokens of a step.")]
    public long DraftTokens { get; init; } = 1;

    /// <summary>Acceptance of each position given the ones before.</summary>
    [Knob(
        "List<Ratio>",
        Range = "0..1",
        Default = "[85%, 30%, 0%, 0%, 0%]",
        Doc = "Probability that each draft position is accepted if the ones before it were.")]
    public ImmutableArray<double> Acceptance { get; init; } = [0.85, 0.3, 0, 0, 0];

    /// <summary>Seed of the acceptance draws.</summary>
    [Knob("Count", Default = "42", Doc = "Seed of the acceptance draws.")]
    public long Seed { get; init; } = 42;
}

/// <summary>Captured CUDA graphs.</summary>
[Kind("graphs", Doc = "Captured CUDA graphs.")]
public sealed record GraphsOptions
{
    /// <summary>Captured batch sizes.</summary>
    [Knob("List<Count>", Range = ">0", Default = "[]", Doc = "Captured batch sizes.")]
    public ImmutableArray<long> Sizes { get; init; } = [];

    /// <summary>Device memory the graphs take, bytes.</summary>
    [Knob("Bytes", Default = "0B", Range = ">=0", Doc = "Device memory the graphs take.")]
    public double Memory { get; init; }
}

/// <summary>Host stages before and after the engine.</summary>
[Kind("frontend", Doc = "Host stages before and after the engine.")]
public sealed record FrontendOptions
{
    /// <summary>From the client to the tokeniser.</summary>
    [Knob("Time", Default = "0s", Range = ">=0", Doc = "Time from the client to the tokeniser.")]
    public SimulatedTime Ingress { get; init; }

    /// <summary>Tokenising, each prompt token.</summary>
    [Knob("Time/Tokens", Default = "0s/tok", Range = ">=0", Doc = "Tokenising time of a prompt token.")]
    public double TokenisePerToken { get; init; }

    /// <summary>From the engine to the client.</summary>
    [Knob("Time", Default = "0s", Range = ">=0", Doc = "Time from the engine to the client.")]
    public SimulatedTime Response { get; init; }
}
