using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Scaling;

/// <summary>A policy that starts and drains replicas; its rules (<c>every t { … }</c>) exist only compiled.</summary>
[Kind("planner", Doc = "A policy that starts and drains replicas as the load changes.", TopLevel = true)]
[Scope("observed", typeof(ObservedContext))]
[Statement(
    StatementKind.Every,
    Type = "Time",
    Phase = KnobPhase.Policy,
    Repeatable = true,
    Doc = "What is decided at each interval.")]
public sealed record PlannerOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "planner";

    /// <summary>Least and most replicas of each pool that scales.</summary>
    [Knob("Map<Range<Count>>", Doc = "Least and most replicas of each pool that scales.")]
    public required ImmutableSortedDictionary<string, ValueRange<double>> Bounds { get; init; }

    /// <summary>Start-up time of a replica of each pool that does not take the engine's.</summary>
    [Knob("Map<Time>", Default = "{}", Doc = "Start-up time of a replica of each pool; the engine's by default.")]
    public ImmutableSortedDictionary<string, SimulatedTime> ColdStart { get; init; } =
        ImmutableSortedDictionary<string, SimulatedTime>.Empty;

    /// <summary>How a replica goes.</summary>
    [Knob("Drain", Default = "graceful()", Doc = "How a replica goes: graceful(timeout) or immediate.")]
    public DrainRule Drain { get; init; } = DrainRule.Graceful();

    /// <summary>Most GPUs of all pools; null for the cluster's.</summary>
    [Knob("Gpus?", Range = ">0", Doc = "Most GPUs of all pools together; the cluster's by default.")]
    public long? GpuBudget { get; init; }

    /// <summary>Window of the observed signals; null for the interval of the rule that reads them.</summary>
    [Knob(
        "Time?",
        Range = ">0",
        Usual = "10ms..30d",
        Doc = "Window of the observed signals; the rule's interval by default.")]
    public SimulatedTime? Window { get; init; }

    /// <summary>How signals are forecast.</summary>
    [Knob("Predictor", Default = "constant", Doc = "How forecast(…) looks ahead.")]
    public Predictor Predictor { get; init; } = Predictor.Constant;
}

/// <summary>How a replica goes.</summary>
/// <param name="IsImmediate">Whether its requests are given up.</param>
/// <param name="Timeout">How long it may finish them; null for as long as it takes.</param>
public sealed record DrainRule(bool IsImmediate, SimulatedTime? Timeout)
{
    /// <summary>Requests under way finish, at most so long.</summary>
    [LanguageFunction("graceful", "Drain", Doc = "A replica finishes what it has, at most for `timeout`.")]
    public static DrainRule Graceful([Formal("Time?", Range = ">=0")] SimulatedTime? timeout = null) =>
        new(false, timeout);

    /// <summary>Requests under way are given up.</summary>
    [LanguageFunction("immediate", "Drain", Doc = "A replica gives up what it has.")]
    public static DrainRule Immediate() => new(true, null);
}

/// <summary>How a planner looks ahead.</summary>
[LanguageEnum("Predictor")]
public enum Predictor
{
    /// <summary>The last value.</summary>
    Constant,

    /// <summary>The mean of the window.</summary>
    MovingAverage,

    /// <summary>An ARIMA model.</summary>
    Arima,

    /// <summary>A Kalman filter.</summary>
    Kalman,

    /// <summary>The value one period ago.</summary>
    Seasonal,
}
