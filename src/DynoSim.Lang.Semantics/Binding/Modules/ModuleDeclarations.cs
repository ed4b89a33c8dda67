using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Modules;

/// <summary>Enters what a file imports and declares into its one namespace.</summary>
internal static class ModuleDeclarations
{
    public static void Declare(Module module, DiagnosticBag diagnostics)
    {
        var symbols = ImmutableArray.CreateBuilder<Symbol>();
        foreach (var symbol in module.Imports.SelectMany(import => ImportedNames(module, import)))
        {
            Enter(module, symbol, symbols, diagnostics);
        }

        foreach (var declaration in module.Tree.Root.Declarations)
        {
            if (SymbolOf(module, declaration) is { } symbol)
            {
                Enter(module, symbol, symbols, diagnostics);
            }
        }

        foreach (var broken in BrokenDeclarations.Of(module))
        {
            module.TryDeclare(broken);
        }

        module.Symbols = symbols.ToImmutable();
        module.Tests = [.. module.Tree.Root.Declarations.OfType<TestSyntax>()];
    }

    private static IEnumerable<Symbol> ImportedNames(Module module, ImportedFile import)
    {
        if (import.Syntax.Alias is { Token.IsMissing: false } alias)
        {
            yield return new NamespaceSymbol(module, alias, import);
        }

        foreach (var item in import.Syntax.Items.Where(item => !item.Name.Token.IsMissing))
        {
            var local = item.Alias is { Token.IsMissing: false } renamed ? renamed : item.Name;
            yield return new ImportedSymbol(module, local, item.Name, import);
        }
    }

    private static Symbol? SymbolOf(Module module, MemberSyntax declaration) => declaration switch
    {
        ParamSyntax { Name.Token.IsMissing: false } param => new ParamSymbol(module, param),
        LetSyntax { Name.Token.IsMissing: false } let => new LetSymbol(module, let),
        FunctionSyntax { Name.Token.IsMissing: false } function => new FunctionSymbol(module, function),
        EnumSyntax { Name.Token.IsMissing: false } @enum => new EnumSymbol(module, @enum),
        BlockDeclarationSyntax { Name: { Token.IsMissing: false } name } block => new EntitySymbol(module, block, name),
        _ => null,
    };

    private static void Enter(
        Module module, Symbol symbol, ImmutableArray<Symbol>.Builder symbols, DiagnosticBag diagnostics)
    {
        if (module.TryDeclare(symbol))
        {
            symbols.Add(symbol);
            if (!module.IsStandard)
            {
                CheckName(symbol, diagnostics);
            }

            return;
        }

        symbol.IsUsed = true;
        var first = module.Find(symbol.Name);
        var isImport = symbol is ImportedSymbol or NamespaceSymbol;
        diagnostics.Add(new Diagnostic(
            isImport ? Descriptors.AmbiguousImport : Descriptors.DuplicateDeclaration,
            module.Source,
            symbol.NameLocation.Span,
            isImport
                ? $"two imports bring `{symbol.Name}`"
                : $"`{symbol.Name}` is declared twice; a file has one namespace")
        {
            Help = isImport ? $"give one of them another name, as in `{symbol.Name} as Other`" : "rename one of them",
            Related = first is null
                ? []
                : [new RelatedSpan(
                    module.Source, first.NameLocation.Span, $"the first `{symbol.Name}` is this {first.Word}")],
        });
    }

    private static bool IsTypeOfLanguage(string name, LanguageCatalog catalog) =>
        catalog.Enums.ContainsKey(name)
        || catalog.TopLevelKinds.Values.Any(kind => kind.TypeName == name)
        || NamedDimensions.TryFind(name, out _);

    private static void CheckName(Symbol symbol, DiagnosticBag diagnostics)
    {
        var catalog = LanguageCatalog.Instance;
        var place = symbol.NameLocation;
        if (symbol is EnumSymbol && IsTypeOfLanguage(symbol.Name, catalog))
        {
            diagnostics.Add(new Diagnostic(
                Descriptors.ShadowedName,
                place.Source,
                place.Span,
                $"`{symbol.Name}` is a type of the language and cannot be declared again")
            {
                Help = "use the type of the language, or choose another name",
            });
        }
        else if (symbol is ParamSymbol && catalog.FindKind("scenario")?.FindProperty(symbol.Name) is not null)
        {
            diagnostics.Add(new Diagnostic(
                Descriptors.ShadowedName,
                place.Source,
                place.Span,
                $"param `{symbol.Name}` would hide the property `{symbol.Name}` of scenarios")
            {
                Label = $"`--set {symbol.Name}=…` could mean either",
                Help = "choose another name",
            });
        }

        if (!symbol.IsPrivate && symbol is (ParamSymbol or LetSymbol or FunctionSymbol)
            && UnitTable.IsUnit(symbol.Name))
        {
            diagnostics.Add(new Diagnostic(
                Descriptors.UnitNameShadowed,
                place.Source,
                place.Span,
                $"`{symbol.Name}` is also a unit"));
        }
    }
}
