namespace DynoSim.Lang.Semantics.Types;

/// <summary>Distributions and arrival processes: a plain value is the distribution that always draws it.</summary>
internal static class DistributionCoercion
{
    internal static Coercion To(LanguageType from, LanguageType to, CoercionSite site) => (from, to) switch
    {
        (DistType source, DistType target) =>
            Assignability.Classify(source.Element, target.Element, site).Then(CoercionKind.Identity),
        (ArrivalsType source, ArrivalsType target) =>
            Assignability.Classify(source.Rate, target.Rate, site).Then(CoercionKind.Identity),
        (RangeType source, DistType target) =>
            Assignability.Classify(source.Element, target.Element, site).Then(CoercionKind.ToUniformDistribution),
        (_, DistType target) =>
            Assignability.Classify(from, target.Element, site).Then(CoercionKind.ToConstantDistribution),
        (UntypedNumberType, ArrivalsType) => Coercion.Fail(CoercionFailure.MissingUnit),
        _ => Coercion.Fail(CoercionFailure.WrongType),
    };
}
