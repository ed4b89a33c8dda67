using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Checks;

/// <summary>
/// Imports and private declarations that nothing mentions; exported names may be used by other files.
/// </summary>
internal static class UnusedChecks
{
    public static void Run(Binder binder)
    {
        // In a file with errors, what seems unused is often only out of reach of what is broken.
        var sound = binder.Modules.Users.Where(module => !binder.Diagnostics.HasErrorsIn(module.Source)).ToArray();
        foreach (var symbol in sound.SelectMany(NeverNamed))
        {
            switch (symbol)
            {
                case ImportedSymbol { Target.Module: not null } imported
                    when imported.Target.Module.Find(imported.ExportedName) is { IsPrivate: false }:
                    Report(Descriptors.UnusedImport, symbol.NameLocation, $"nothing uses the imported `{symbol.Name}`",
                        binder);
                    break;
                case NamespaceSymbol { Target.Module: not null }:
                    Report(Descriptors.UnusedImport, symbol.NameLocation, $"nothing uses the import `{symbol.Name}`",
                        binder);
                    break;
                case ImportedSymbol or NamespaceSymbol:
                    break;
                case { IsPrivate: true }:
                    Report(
                        Descriptors.UnusedDeclaration,
                        symbol.NameLocation,
                        $"nothing uses the private {symbol.Word} `{symbol.Name}`",
                        binder);
                    break;
            }
        }

        CheckFormals(sound, binder);
        CheckBlocks(sound, binder);
    }

    /// <summary>
    /// A fragment that must not compile is bound apart from its file; what it names is used all the same.
    /// </summary>
    private static IEnumerable<Symbol> NeverNamed(Module module)
    {
        var named = module.Tests.SelectMany(test => test.Body.Members).OfType<RejectSyntax>()
            .SelectMany(reject => reject.Body.DescendantNodes())
            .OfType<NameSyntax>()
            .Select(name => name.Token.Text)
            .ToHashSet(StringComparer.Ordinal);
        return module.Symbols.Where(symbol => !symbol.IsUsed && !named.Contains(symbol.Name));
    }

    private static void CheckFormals(IEnumerable<Module> modules, Binder binder)
    {
        foreach (var function in modules.SelectMany(module => module.Symbols).OfType<FunctionSymbol>())
        {
            var binding = binder.Function(function);
            if (binding.Body.IsError)
            {
                continue;
            }

            foreach (var formal in binding.Formals.Where(formal => !formal.IsUsed))
            {
                Report(
                    Descriptors.UnusedDeclaration,
                    formal.Location,
                    $"`{function.Name}` does not use its formal `{formal.Name}`",
                    binder);
            }
        }
    }

    private static void CheckBlocks(IReadOnlyCollection<Module> modules, Binder binder)
    {
        foreach (
            var layer in binder.Layers.Where(layer => modules.Any(module => module.Source == layer.Location.Source)))
        {
            foreach (var member in layer.Members)
            {
                if (member is LocalLet { IsUsed: false } or LocalParam { IsUsed: false })
                {
                    Report(
                        Descriptors.UnusedDeclaration,
                        member.Location,
                        $"nothing uses the {(member is LocalLet ? "let" : "param")} `{member.Name}`",
                        binder);
                }
            }
        }
    }

    private static void Report(
        DiagnosticDescriptor descriptor, SourceLocation location, string message, Binder binder) =>
        binder.Report(descriptor, location, message);
}
