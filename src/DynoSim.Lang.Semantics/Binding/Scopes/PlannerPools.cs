using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Binding.Scopes;

/// <summary>
/// A planner stands apart from the deployments it will scale, so the pools it names are those it gives bounds for.
/// </summary>
internal static class PlannerPools
{
    private const string PlannerKind = "planner";
    private const string BoundsProperty = "bounds";
    private const string PoolFixture = "pool";

    public static ContextMeaning? Find(KindSchema kind, Shape shape, string name) =>
        kind.Name == PlannerKind && Names(shape).Contains(name, StringComparer.Ordinal)
            && LanguageCatalog.Instance.Fixtures.TryGetValue(PoolFixture, out var fixture)
            ? new ContextMeaning(name, LanguageCatalog.Instance.ContextOf(fixture.RuntimeType), KnobPhase.Policy)
            : null;

    /// <summary>Whether an object is a planner that gives no bounds at all.</summary>
    public static bool AreUnknown(KindSchema? kind, Shape shape) =>
        kind?.Name == PlannerKind
        && (shape.IsOpaque || !shape.Layers.Any(layer => layer.Find(BoundsProperty).Count > 0));

    /// <summary>The pools a planner gives bounds for.</summary>
    public static IEnumerable<string> Names(Shape planner) => planner.Sub(BoundsProperty).Layers
        .SelectMany(layer => layer.Members)
        .Select(member => member.Name)
        .Distinct(StringComparer.Ordinal);
}
