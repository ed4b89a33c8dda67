namespace DynoSim.Lang.Semantics.Types;

/// <summary>
/// Which values may stand where a type is wanted. Each family of types has its own rules beside this class; this one
/// only peels off what wraps them.
/// </summary>
public static class Assignability
{
    /// <summary>How a value of one type becomes one of another at a given place.</summary>
    public static Coercion Classify(LanguageType from, LanguageType to, CoercionSite site)
    {
        if (from.IsError || to.IsError || from.Equals(to))
        {
            return Coercion.Identity;
        }

        return to switch
        {
            OptionalType optional => WrapperCoercion.ToOptional(from, optional, site),
            WordOrType wordOr => WrapperCoercion.ToWordOr(from, wordOr, site),
            _ when from is OptionalType optional => WrapperCoercion.FromOptional(optional, to, site),
            QuantityType quantity => QuantityCoercion.ToQuantity(from, quantity, site),
            TypeVariable variable => QuantityCoercion.ToVariable(from, variable),
            DistType or ArrivalsType => DistributionCoercion.To(from, to, site),
            ListType or RangeType or TupleType or MapType => CollectionCoercion.To(from, to, site),
            _ => NominalCoercion.To(from, to),
        };
    }

    /// <summary>Whether a value of one type may stand where another is wanted.</summary>
    public static bool IsAssignable(LanguageType from, LanguageType to, CoercionSite site) =>
        Classify(from, to, site).Exists;
}
