using DynoSim.Lang.Simulation.Scaling;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Routing;

/// <summary>A policy that lets requests in before they are routed; its condition exists only compiled.</summary>
[Kind("admission", Doc = "A policy that lets requests in before they are routed.", TopLevel = true)]
[Scope("request", typeof(RequestContext))]
[Scope("pool", typeof(PoolStateContext))]
[Statement(StatementKind.Eligible, Phase = KnobPhase.Policy, Repeatable = true, Doc = "Which requests are let in.")]
public sealed record AdmissionOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "admission";

    /// <summary>Most requests in flight; null for no limit.</summary>
    [Knob("Requests?", Range = ">0", Doc = "Most requests in flight.")]
    public long? Limit { get; init; }

    /// <summary>What happens to a request that is not let in.</summary>
    [Knob("Full", Default = "wait", Doc = "What happens to a request that is not let in.")]
    public WhenFull WhenFull { get; init; } = WhenFull.Wait;

    /// <summary>In which order those that wait are let in.</summary>
    [Knob("Order", Default = "fcfs", Doc = "In which order those that wait are let in.")]
    public QueueOrder Order { get; init; }
}
