using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Modules;

/// <summary>What an import or a name behind an alias refers to. Imports are not passed on.</summary>
internal static class ImportResolution
{
    /// <summary>The declaration an imported name refers to; null, after a report, if there is none.</summary>
    public static Symbol? Resolve(ImportedSymbol symbol, Binder binder) =>
        symbol.Target.Module is { } module
            ? Find(module, symbol.ExportedName, symbol.ExportedLocation, binder, () => Renaming(symbol))
            : null;

    /// <summary>The exported declaration of a name; null, after a report, if there is none.</summary>
    /// <param name="module">The file.</param>
    /// <param name="name">The name.</param>
    /// <param name="location">Where it is asked for.</param>
    /// <param name="binder">Takes the report.</param>
    /// <param name="suffix">What a suggestion needs behind the name; asked for only where there is one.</param>
    public static Symbol? Find(
        Module module, string name, SourceLocation location, Binder binder, Func<string>? suffix = null)
    {
        var found = module.Find(name) is { } symbol and not (ImportedSymbol or NamespaceSymbol) ? symbol : null;
        if (found is { IsPrivate: false })
        {
            return found is BrokenSymbol ? null : found;
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
        var tail = near.IsEmpty ? null : suffix?.Invoke();
        binder.Report(new Diagnostic(
            Descriptors.UnknownName, location.Source, location.Span, $"`{module.Path}` exports no `{name}`")
        {
            Help = Names.Suggestions.Help(near),
            Fixes = [.. near.Select(other => new TextEdit(location.Source, location.Span, other + tail))],
        });
        return null;
    }

    /// <summary>Another export under the same name here, where the file goes on to use that name.</summary>
    private static string Renaming(ImportedSymbol symbol)
    {
        var isUsed = symbol.Name == symbol.ExportedName && symbol.Module.Tree.Root.DescendantNodes()
            .OfType<NameSyntax>().Count(name => name.Token.Text == symbol.Name) > 1;
        return isUsed ? $" as {symbol.Name}" : string.Empty;
    }
}
