using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Scaling;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Catalog;

/// <summary>
/// The blocks of a test that stand for simulated objects: <c>worker w0 { queued = 3 }</c>. Every value a policy may
/// read can be set; a worker also says what overlap it has.
/// </summary>
internal static class FixtureKinds
{
    internal static ImmutableSortedDictionary<string, KindSchema> ReadAll(SchemaReader reader) =>
        new[]
        {
            Make("worker", "A worker as a policy sees it.", typeof(WorkerContext), reader),
            Make("request", "A request as a policy sees it.", typeof(RequestContext), reader),
            Make("pool", "A pool as a policy sees it.", typeof(PoolStateContext), reader),
        }.ToImmutableSortedDictionary(kind => kind.Name, kind => kind, StringComparer.Ordinal);

    private static KindSchema Make(string name, string doc, Type context, SchemaReader reader) => new(
        name,
        doc,
        context,
        kind =>
        [
            .. reader.ContextOf(context).Signals.Where(signal => !signal.IsFunction)
                .Select(signal => Property(kind, signal.Name, signal.Type, signal.Doc)),
            .. name == "worker" ? Overlaps(kind, reader) : [],
            .. name == "pool" ? OfRouters(kind, reader) : [],
        ],
        () => [],
        () => []);

    private static IEnumerable<PropertySchema> Overlaps(KindSchema kind, SchemaReader reader)
    {
        yield return Property(
            kind, "overlap_blocks", new QuantityType(Dimension.Blocks), "Overlap with every request.");
        yield return Property(
            kind,
            "overlap",
            reader.ParseType("List<(RequestName, Blocks)>"),
            "Overlap with single requests: `[(r, 8blk)]`.");
        yield return Property(
            kind,
            "active_overlap_blocks",
            new QuantityType(Dimension.Blocks),
            "Prompt blocks that active requests of the worker share with every request.");
        yield return Property(
            kind,
            "active_overlap",
            reader.ParseType("List<(RequestName, Blocks)>"),
            "Prompt blocks that active requests of the worker share with single requests.");
    }

    /// <summary>What routers see of a pool beside what planners do.</summary>
    private static IEnumerable<PropertySchema> OfRouters(KindSchema kind, SchemaReader reader)
    {
        var known = reader.ContextOf(typeof(PoolStateContext)).Signals.Select(signal => signal.Name);
        return reader.ContextOf(typeof(PoolContext)).Signals.ExceptBy(known, signal => signal.Name)
            .Select(signal => Property(kind, signal.Name, signal.Type, signal.Doc));
    }

    /// <summary>What policies see without a unit are shares; what they see counted is there or not.</summary>
    private static string? RangeOf(LanguageType type) => type switch
    {
        QuantityType { IsDimensionless: true, IsCount: false } => "0..1",
        QuantityType { IsCount: false } => ">=0",
        _ => null,
    };

    private static PropertySchema Property(KindSchema owner, string name, LanguageType type, string doc) => new()
    {
        Owner = owner,
        Name = name,
        Type = new OptionalType(type),
        TypeText = type.Display + "?",
        Role = PropertyRole.Value,
        Doc = doc,
        Phase = KnobPhase.Static,
        DefaultText = "none",
        RangeText = RangeOf(type),
        IsSimulated = true,
        IsDerived = false,
        IsRequired = false,
    };
}
