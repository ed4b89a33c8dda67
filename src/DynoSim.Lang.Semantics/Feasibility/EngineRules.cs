using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// DYN2014 as a warning: a block that states <c>kv_blocks</c> and a share of the memory, which is then not read.
/// </summary>
internal static class EngineRules
{
    public static void Check(EntityValue engine, FeasibilityReport report)
    {
        var both = engine.Layers.Any(instance =>
            instance.Layer.Find("kv_blocks").Count > 0 && instance.Layer.Find("memory_fraction").Count > 0);
        if (!both || engine.Get("kv_blocks") is NoneValue or { IsError: true })
        {
            return;
        }

        report.Add(
            Descriptors.ConflictingProperties,
            engine.LocationOf("memory_fraction"),
            $"engine `{engine.Name}` states its `kv_blocks`, so `memory_fraction` decides nothing",
            "not read",
            "remove one of them",
            related: FeasibilityReport.At(engine.LocationOf("kv_blocks"), "stated here"),
            severity: Severity.Warning);
    }
}
