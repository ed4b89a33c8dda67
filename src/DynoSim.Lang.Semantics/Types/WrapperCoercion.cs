namespace DynoSim.Lang.Semantics.Types;

/// <summary>Optional values and values that a word may replace.</summary>
internal static class WrapperCoercion
{
    internal static Coercion ToOptional(LanguageType from, OptionalType to, CoercionSite site)
    {
        var inner = from is OptionalType optional ? optional.Inner : from;
        return inner is NoneType
            ? new Coercion(CoercionKind.WrapOptional)
            : Assignability.Classify(inner, to.Inner, site).Then(CoercionKind.WrapOptional);
    }

    internal static Coercion ToWordOr(LanguageType from, WordOrType to, CoercionSite site) =>
        Assignability.Classify(from, to.Inner, site).Then(CoercionKind.WrapWordOr);

    /// <summary>An optional value would do if it were certainly there; else its absence is not the point.</summary>
    internal static Coercion FromOptional(OptionalType from, LanguageType to, CoercionSite site)
    {
        var present = Assignability.Classify(from.Inner, to, site);
        return present.Exists ? Coercion.Fail(CoercionFailure.OptionalAsValue) : present;
    }
}
