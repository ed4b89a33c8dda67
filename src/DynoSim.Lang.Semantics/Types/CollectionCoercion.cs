namespace DynoSim.Lang.Semantics.Types;

/// <summary>Lists, ranges, tuples and maps convert item by item.</summary>
internal static class CollectionCoercion
{
    internal static Coercion To(LanguageType from, LanguageType to, CoercionSite site) => (from, to) switch
    {
        (ListType source, ListType target) => Items(source.Element, target.Element, site),
        (RangeType source, RangeType target) => Items(source.Element, target.Element, site),
        (RangeType source, ListType target) => Items(source.Element, target.Element, site),
        (MapType source, MapType target) => Items(source.Value, target.Value, site),
        (TupleType source, TupleType target) => Rows(source, target, site),
        _ => Coercion.Fail(CoercionFailure.WrongType),
    };

    private static Coercion Items(LanguageType from, LanguageType to, CoercionSite site) =>
        Assignability.Classify(from, to, site).Then(CoercionKind.Elementwise);

    private static Coercion Rows(TupleType from, TupleType to, CoercionSite site)
    {
        if (from.Items.Length != to.Items.Length)
        {
            return Coercion.Fail(CoercionFailure.WrongType);
        }

        foreach (var (source, target) in from.Items.Zip(to.Items))
        {
            var item = Assignability.Classify(source, target, site);
            if (!item.Exists)
            {
                return item;
            }
        }

        return new Coercion(CoercionKind.Elementwise);
    }
}
