using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>Defaults that follow from siblings, as the width of a head from the width of the model.</summary>
internal static class ComputedDefaults
{
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
