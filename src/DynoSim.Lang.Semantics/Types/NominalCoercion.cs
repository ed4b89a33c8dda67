namespace DynoSim.Lang.Semantics.Types;

/// <summary>Named types match themselves only; a text may stand for a path.</summary>
internal static class NominalCoercion
{
    internal static Coercion To(LanguageType from, LanguageType to) => (from, to) switch
    {
        (StringType, PathType) => new Coercion(CoercionKind.ReadPath),
        (TypeVariable, _) => Coercion.Identity,
        _ => Coercion.Fail(CoercionFailure.WrongType),
    };
}
