using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Metrics;

/// <summary>Decides whether a finished request was good; compiled from the <c>good when</c> of an SLO.</summary>
/// <param name="request">What happened to the request.</param>
public delegate bool RequestPredicate(in RequestOutcome request);

/// <summary>When a request counts as good, and the share that must be.</summary>
[Kind(
    "slo",
    TopLevel = true,
    Doc = "When a request counts as good (`good when`), and the share of the requests that must be.")]
[Scope("", typeof(RequestOutcome), Phase = KnobPhase.RequestResult)]
[Statement(
    StatementKind.GoodWhen,
    Phase = KnobPhase.RequestResult,
    Required = true,
    Doc = "When a request counts as good.",
    Simulated = true)]
public sealed record SloOptions
{
    /// <summary>The name it was declared with.</summary>
    public string Name { get; init; } = "slo";

    /// <summary>The compiled condition of <c>good when</c>; null only where nothing runs.</summary>
    public RequestPredicate? Good { get; init; }

    /// <summary>Share of requests that must be good.</summary>
    [Knob("Ratio", Default = "99%", Range = "0..1", Doc = "Share of the requests that must be good.", Simulated = true)]
    public double Target { get; init; } = 0.99;
}
