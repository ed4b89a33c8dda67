using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Metrics;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>
/// The figures that expectations and objectives may name: the runtime's own list, with types resolved.
/// </summary>
internal static class MetricSchemas
{
    internal static ImmutableArray<MetricSchema> Read(SchemaReader reader) =>
    [
        .. MetricCatalog.All.Select(metric => new MetricSchema(
            metric.Name,
            reader.ParseType(metric.Type),
            metric.Doc,
            metric.Need,
            metric.IsOfPool,
            metric.IsProduced || metric.Need == MetricNeed.Experiment)),
    ];
}
