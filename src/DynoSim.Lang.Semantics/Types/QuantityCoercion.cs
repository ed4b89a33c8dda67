using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Semantics.Types;

/// <summary>
/// Numbers meeting dimensions. A bare literal stands for any counting dimension because the property's name says what
/// is counted; a value with a type of its own never changes its dimension.
/// </summary>
internal static class QuantityCoercion
{
    internal static Coercion ToQuantity(LanguageType from, QuantityType to, CoercionSite site) => from switch
    {
        UntypedNumberType number => FromNumber(number, to, site),
        QuantityType quantity => FromQuantity(quantity, to, site),
        TypeVariable => Coercion.Identity,
        _ => Coercion.Fail(CoercionFailure.WrongType),
    };

    /// <summary>
    /// A type variable takes any value; <c>R</c> stands for the two kinds of arrival rates and so wants a unit.
    /// </summary>
    internal static Coercion ToVariable(LanguageType from, TypeVariable variable)
    {
        if (variable.Name != TypeVariable.ArrivalRate)
        {
            return Coercion.Identity;
        }

        return from switch
        {
            QuantityType quantity when IsArrivalRate(quantity.Dimension) => Coercion.Identity,
            QuantityType => Coercion.Fail(CoercionFailure.UnitMismatch),
            UntypedNumberType => Coercion.Fail(CoercionFailure.MissingUnit),
            TypeVariable => Coercion.Identity,
            _ => Coercion.Fail(CoercionFailure.WrongType),
        };
    }

    private static bool IsArrivalRate(Dimension dimension) =>
        dimension == Dimension.Rate || dimension == Dimension.SessionRate;

    private static Coercion FromNumber(UntypedNumberType from, QuantityType to, CoercionSite site)
    {
        if (to.IsCount)
        {
            return new Coercion(from.IsInteger ? CoercionKind.AdaptNumber : CoercionKind.RequireWhole);
        }

        var adapts = to.IsDimensionless || to.IsCounting || site.PerUnit is not null
            || (from.IsZero && !site.IsProperty);
        return adapts ? new Coercion(CoercionKind.AdaptNumber) : Coercion.Fail(CoercionFailure.MissingUnit);
    }

    private static Coercion FromQuantity(QuantityType from, QuantityType to, CoercionSite site)
    {
        if (from.Dimension.Equals(to.Dimension))
        {
            return to.IsCount && !from.IsCount ? new Coercion(CoercionKind.RequireWhole) : Coercion.Identity;
        }

        if (site.PerUnit is { } per && (from.Dimension / per).Equals(to.Dimension))
        {
            return new Coercion(CoercionKind.ReadPerUnit);
        }

        return Coercion.Fail(
            to.IsDimensionless ? CoercionFailure.UnitOnDimensionless : CoercionFailure.UnitMismatch);
    }
}
