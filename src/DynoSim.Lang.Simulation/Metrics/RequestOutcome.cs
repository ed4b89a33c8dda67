using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>
/// What happened to one completed request, as <c>good when</c> sees it; times in seconds. Its members are the names the
/// language offers there. A request of one token has a tpot and ttst of 0; one of no tokens a ttft up to the end of its
/// prefill.
/// </summary>
public readonly record struct RequestOutcome
{
    /// <summary>First token minus arrival, seconds.</summary>
    [Signal("Time", Doc = "Time to first token: first token minus arrival.", Simulated = true)]
    public double Ttft { get; init; }

    /// <summary>Second token minus first, seconds.</summary>
    [Signal("Time", Doc = "Time to second token: second token minus first.", Simulated = true)]
    public double Ttst { get; init; }

    /// <summary>Mean time of an output token after the first, seconds.</summary>
    [Signal("Time", Doc = "Time per output token: (last token - first token) / (tokens - 1).", Simulated = true)]
    public double Tpot { get; init; }

    /// <summary>Last token minus arrival, seconds.</summary>
    [Signal("Time", Doc = "End-to-end latency: last token minus arrival.", Simulated = true)]
    public double E2e { get; init; }

    /// <summary>Admission minus arrival, seconds.</summary>
    [Signal("Time", Doc = "Time in queues: first admission minus arrival.", Simulated = true)]
    public double Queue { get; init; }

    /// <summary>Longest gap between two tokens, seconds; not recorded yet.</summary>
    [Signal("Time", Doc = "Longest gap between two tokens of the request.")]
    public double MaxItl { get; init; }

    /// <summary>Prompt tokens.</summary>
    [Signal("Tokens", Doc = "Prompt length.", Simulated = true)]
    public double Input { get; init; }

    /// <summary>Tokens produced.</summary>
    [Signal("Tokens", Doc = "Output tokens produced.", Simulated = true)]
    public double Output { get; init; }
}
