namespace DynoSim.Lang.Semantics.Types;

/// <summary>Named types match themselves only; a text may stand for a path, a sub-block for its name.</summary>
internal static class NominalCoercion
{
    internal static Coercion To(LanguageType from, LanguageType to) => (from, to) switch
    {
        (StringType, PathType) => new Coercion(CoercionKind.ReadPath),
        (RecordType record, BlockNameType name) when record.Kind.Name == name.Kind =>
            new Coercion(CoercionKind.TakeName),
        (TypeVariable, _) => Coercion.Identity,
        _ => Coercion.Fail(CoercionFailure.WrongType),
    };
}
