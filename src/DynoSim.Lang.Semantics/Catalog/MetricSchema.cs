using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>What a scenario must have for a metric to exist; without it the metric is absent, never zero.</summary>
public enum MetricNeed
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>An SLO.</summary>
    Slo,

    /// <summary>The price of the accelerators.</summary>
    Price,

    /// <summary>The power of the accelerators.</summary>
    Power,

    /// <summary>An experiment: it is a figure over points.</summary>
    Experiment,
}

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
