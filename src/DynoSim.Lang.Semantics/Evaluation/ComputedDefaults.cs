using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>Defaults that follow from siblings, as the width of a head from the width of the model.</summary>
internal static class ComputedDefaults
{
    /// <summary>Defaults of an engine that depend on whose scheduler it runs, where they are not vLLM's.</summary>
    private static readonly Dictionary<(string Property, string Backend), double> Backends = new()
    {
        [("block", "sglang")] = 1,
        [("block", "trtllm")] = 32,
        [("memory_fraction", "sglang")] = 0.88,
    };

    /// <summary>The default of an engine's property under its backend; null where that makes no difference.</summary>
    public static Value? OfBackend(EntityValue entity, PropertySchema property) =>
        entity.Kind?.Name == "engine"
        && property is { Name: "block" or "memory_fraction", PresentType: QuantityType type }
        && entity.Get("backend") is EnumValue { Member: var backend }
        && Backends.TryGetValue((property.Name, backend), out var value)
            ? new QuantityValue(value, type.Dimension)
            : null;

    public static Value Of(EntityValue entity, PropertySchema property) => (entity.Kind?.Name, property.Name) switch
    {
        ("model", "head_dim") => Quotient(entity, "hidden", "heads"),
        _ => NoneValue.Instance,
    };

    private static Value Quotient(EntityValue entity, string above, string below) =>
        entity.Get(above) is CountValue { Value: var a } && entity.Get(below) is CountValue { Value: > 0 and var b }
            ? new CountValue(a / b)
            : ErrorValue.Instance;
}
