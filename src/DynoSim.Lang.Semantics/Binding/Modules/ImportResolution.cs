using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Modules;

/// <summary>What an import or a name behind an alias refers to. Imports are not passed on.</summary>
internal static class ImportResolution
{
    /// <summary>The declaration an imported name refers to; null, after a report, if there is none.</summary>
    public static Symbol? Resolve(ImportedSymbol symbol, Binder binder) =>
        symbol.Target.Module is { } module
            ? Find(module, symbol.ExportedName, symbol.ExportedLocation, binder)
            : null;

    /// <summary>The exported declaration of a name; null, after a report, if there is none.</summary>
    public static Symbol? Find(Module module, string name, SourceLocation location, Binder binder)
    {
        var found = module.Find(name) is { } symbol and not (ImportedSymbol or NamespaceSymbol) ? symbol : null;
        if (found is { IsPrivate: false })
        {
            return found;
        }

        if (found is not null)
        {
            binder.Report(new Diagnostic(
                Descriptors.PrivateSymbol, location.Source, location.Span, $"`{name}` is private to `{module.Path}`")
            {
                Related = [new RelatedSpan(module.Source, found.NameLocation.Span, "declared private here")],
                Help = "remove `private` there if other files may rely on it",
            });
            return null;
        }

        var exported = module.Symbols.Where(candidate => !candidate.IsPrivate).Select(candidate => candidate.Name)
            .ToArray();
        var near = Spelling.Suggest(name, exported);
        binder.Report(new Diagnostic(
            Descriptors.UnknownName, location.Source, location.Span, $"`{module.Path}` exports no `{name}`")
        {
            Help = Names.Suggestions.Help(near),
            Fixes = Names.Suggestions.Fixes(near, location),
        });
        return null;
    }
}
