using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Tests.Types;

/// <summary>Types written as schema attributes write them.</summary>
internal static class TypeTexts
{
    internal static LanguageType Parse(string text)
    {
        var resolver = new TypeResolver(
            name => name.Length == 1 ? new TypeVariable(name) : LanguageCatalog.Instance.FindType(name),
            problem => Assert.Fail($"`{text}`: {problem}"));
        return resolver.Resolve(TypeExpression.Parse(text));
    }
}
