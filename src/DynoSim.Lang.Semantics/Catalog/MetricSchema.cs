using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>A figure of a result.</summary>
/// <param name="Name">The name, dotted where it has parts: <c>prefix_reuse.device</c>.</param>
/// <param name="Type">Its type; a <see cref="MetricType"/> if it has one value a request.</param>
/// <param name="Doc">One sentence.</param>
/// <param name="Need">What a scenario must have for it.</param>
/// <param name="IsOfPool">Whether it is read behind a pool: <c>deployment.decode.busy_ratio</c>.</param>
/// <param name="IsSimulated">Whether runs produce it.</param>
public sealed record MetricSchema(
    string Name,
    LanguageType Type,
    string Doc,
    MetricNeed Need,
    bool IsOfPool,
    bool IsSimulated);
