using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Metrics;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>Groups of generated requests that begin with the same tokens.</summary>
[Kind("prefix", Doc = "Groups of generated requests whose prompts begin with the same tokens.")]
public sealed record PrefixOptions
{
    /// <summary>Share of each prompt that its group has in common, rounded to whole content blocks.</summary>
    [Knob(
        "Ratio",
        Default = "0%",
        Range = "0..1",
        Doc = "Share of each prompt that is common to its group, rounded to whole blocks of 16tok.",
        Simulated = true)]
    public double Shared { get; init; }

    /// <summary>Number of groups.</summary>
    [Knob(
        "Count",
        Default = "1",
        Range = "1..1_000_000",
        Doc = "Number of groups with a prefix of their own.",
        Simulated = true)]
    public long Groups { get; init; } = 1;

    /// <summary>How often each group is drawn, over ranks 1 to <see cref="Groups"/>; null for equally often.</summary>
    [Knob(
        "Dist<Count>?",
        Doc = "How requests spread over the groups, as a distribution of ranks 1..groups; equally by default.",
        Simulated = true)]
    public Distribution? Popularity { get; init; }
}

/// <summary>How a trace is replayed.</summary>
[Kind("replay", Doc = "How a trace is replayed.")]
public sealed record ReplayOptions
{
    /// <summary>Divides gaps between arrivals and delays between turns.</summary>
    [Knob(
        "Ratio",
        Default = "1",
        Range = ">0",
        Doc = "Divides the gaps between arrivals and the delays between turns.",
        Simulated = true)]
    public double Speedup { get; init; } = 1;

    /// <summary>The part of the trace that is replayed, in trace time from its first arrival; null for all.</summary>
    [Knob(
        "Range<Time>?",
        Doc = "The part of the trace that is replayed, in trace time from its first arrival; its start becomes time 0.",
        Simulated = true)]
    public ValueRange<SimulatedTime>? Window { get; init; }
}

/// <summary>A class of generated requests.</summary>
[Kind("class", Doc = "A class of generated requests with lengths, priority and SLO of its own.")]
public sealed record WorkloadClassOptions
{
    /// <summary>The name it was declared with.</summary>
    public required string Name { get; init; }

    /// <summary>Share of the requests.</summary>
    [Knob("Ratio", Range = "0..1", Doc = "Share of the requests that are of this class.")]
    public required double Share { get; init; }

    /// <summary>Prompt length; null for the workload's.</summary>
    [Knob("Dist<Tokens>?", Doc = "Prompt length; the workload's by default.")]
    public Distribution? Input { get; init; }

    /// <summary>Output length; null for the workload's.</summary>
    [Knob("Dist<Tokens>?", Doc = "Output length; the workload's by default.")]
    public Distribution? Output { get; init; }

    /// <summary>Priority; smaller is more urgent.</summary>
    [Knob("Count", Default = "0", Doc = "Priority; smaller is more urgent.")]
    public long Priority { get; init; }

    /// <summary>The model it is for; null for the deployment's.</summary>
    [Knob("Model?", Doc = "The model it is for; the deployment's by default.")]
    public ModelOptions? Model { get; init; }

    /// <summary>When a request of the class is good; null for the scenario's.</summary>
    [Knob("Slo?", Doc = "When a request of the class is good; the scenario's by default.")]
    public SloOptions? Slo { get; init; }
}

/// <summary>How clients behave when they have to wait.</summary>
[Kind("client", Doc = "How clients behave when they have to wait.")]
public sealed record ClientOptions
{
    /// <summary>Wait after which a client gives up; null for never.</summary>
    [Knob("Time?", Range = ">0s", Doc = "Time without a finished answer after which a client gives up.")]
    public SimulatedTime? Timeout { get; init; }

    /// <summary>Times a client tries again.</summary>
    [Knob("Count", Default = "0", Range = ">=0", Doc = "Times a client tries again.")]
    public long Retries { get; init; }

    /// <summary>Time before it tries again.</summary>
    [Knob("Dist<Time>", Default = "1s", Doc = "Time before a client tries again.")]
    public Distribution Backoff { get; init; } = Distribution.Constant(1);
}
