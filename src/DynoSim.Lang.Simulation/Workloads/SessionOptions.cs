using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>Generated conversations: each turn's prompt is everything before it and something new.</summary>
[Kind("session", Doc = "Generated conversations: each turn's prompt is everything before it and something new.")]
public sealed record SessionOptions
{
    /// <summary>Turns of a session.</summary>
    [Knob("Dist<Count>", Default = "1", Doc = "Turns of a session.")]
    public Distribution Turns { get; init; } = Distribution.Constant(1);

    /// <summary>Tokens every session begins with.</summary>
    [Knob("Dist<Tokens>", Default = "0tok", Doc = "Tokens of the system prompt that every session begins with.")]
    public Distribution SystemPrompt { get; init; } = Distribution.Constant(0);

    /// <summary>Lengths of a turn.</summary>
    [Knob("turn?", Name = "turn", Doc = "Lengths of a turn.")]
    public TurnOptions? Turn { get; init; }

    /// <summary>Calls of tools between turns.</summary>
    [Knob("tool?", Name = "tool", Doc = "Calls of tools between turns.")]
    public ToolOptions? Tool { get; init; }

    /// <summary>Sub-agents.</summary>
    [Knob("fanout?", Name = "fanout", Doc = "Sub-agents started by a turn.")]
    public FanoutOptions? Fanout { get; init; }
}

/// <summary>Lengths of a generated turn.</summary>
[Kind("turn", Doc = "Lengths of a generated turn.")]
public sealed record TurnOptions
{
    /// <summary>New prompt tokens.</summary>
    [Knob("Dist<Tokens>", Doc = "New prompt tokens of a turn.")]
    public required Distribution Input { get; init; }

    /// <summary>Output tokens.</summary>
    [Knob("Dist<Tokens>", Doc = "Output tokens of a turn.")]
    public required Distribution Output { get; init; }
}

/// <summary>Calls of tools between turns.</summary>
[Kind("tool", Doc = "Calls of tools between turns.")]
public sealed record ToolOptions
{
    /// <summary>Probability that a turn calls a tool.</summary>
    [Knob("Ratio", Default = "0%", Range = "0..1", Doc = "Probability that a turn calls a tool.")]
    public double Probability { get; init; }

    /// <summary>Time the tool takes.</summary>
    [Knob("Dist<Time>", Default = "0s", Doc = "Time the tool takes.")]
    public Distribution Latency { get; init; } = Distribution.Constant(0);
}

/// <summary>Sub-agents started by a turn.</summary>
[Kind("fanout", Doc = "Sub-agents started by a turn.")]
public sealed record FanoutOptions
{
    /// <summary>Probability that a turn starts sub-agents.</summary>
    [Knob("Ratio", Default = "0%", Range = "0..1", Doc = "Probability that a turn starts sub-agents.")]
    public double Probability { get; init; }

    /// <summary>How many it starts.</summary>
    [Knob("Dist<Count>", Default = "1", Doc = "Sub-agents a turn starts.")]
    public Distribution Children { get; init; } = Distribution.Constant(1);

    /// <summary>Whether the turn waits for them.</summary>
    [Knob("Join", Default = "blocking", Doc = "Whether the next turn waits for the sub-agents.")]
    public Join Join { get; init; }
}

/// <summary>Whether a turn waits for its sub-agents.</summary>
[LanguageEnum("Join")]
public enum Join
{
    /// <summary>The next turn waits for all of them.</summary>
    Blocking,

    /// <summary>The session goes on without them.</summary>
    Background,
}
