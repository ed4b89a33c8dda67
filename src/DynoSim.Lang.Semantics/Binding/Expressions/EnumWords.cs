using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>
/// Words that are a member of some enum. Which one is meant follows from what is wanted; beside a fault that is not
/// known, and to call such a word unknown would be to report the fault twice.
/// </summary>
internal static class EnumWords
{
    public static bool Has(ExpressionSyntax syntax, ExpressionBinder binder) =>
        syntax is NameExpressionSyntax { Name.Token: { IsMissing: false } token } && Has(token.Text, binder);

    public static bool Has(string word, ExpressionBinder binder) =>
        LanguageCatalog.Instance.Enums.Values.Any(type => type.Members.Contains(word))
        || binder.Binder.Modules.Users.SelectMany(module => module.Symbols).OfType<EnumSymbol>()
            .Any(symbol => symbol.Type.Members.Contains(word));
}
