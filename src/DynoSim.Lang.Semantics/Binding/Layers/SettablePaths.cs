using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>
/// What a settable path is relative to: the scenario first, then the params of the file, then those of imported files.
/// </summary>
internal static class SettablePaths
{
    /// <summary>The path of an axis; reported if it leads nowhere.</summary>
    public static SettablePath Resolve(PathSyntax syntax, ObjectScope experiment, Binder binder)
    {
        var module = experiment.Module;
        var names = syntax.Names.Select(name => new PathName(name.Token.Text, module.At(name))).ToImmutableArray();
        var location = module.At(syntax);
        if (syntax.Names.Any(name => name.Token.IsMissing))
        {
            return SettablePath.Failed(location);
        }

        if (experiment.Subject is null && module.Find(names[0].Name) is null)
        {
            // What an experiment of nothing could set, nobody knows; that it is of nothing has been reported.
            return SettablePath.Failed(location);
        }

        var scenario = experiment.Subject is { } subject ? binder.Evaluator.Entity(subject) : null;
        return Resolve(names, location, scenario, module, binder);
    }

    /// <summary>A path in a file; reported if it leads nowhere.</summary>
    /// <param name="names">The segments.</param>
    /// <param name="location">The whole path.</param>
    /// <param name="scenario">The scenario; null if there is none.</param>
    /// <param name="module">The file whose params may be meant.</param>
    /// <param name="binder">Takes reports.</param>
    public static SettablePath Resolve(
        ImmutableArray<PathName> names,
        SourceLocation location,
        Evaluation.EntityValue? scenario,
        Module module,
        Binder binder)
    {
        var first = names[0];
        if (IsOfScenario(first.Name, scenario))
        {
            return scenario is null
                ? SettablePath.Failed(location)
                : PathWalk.Follow(names, location, scenario, binder) ?? SettablePath.Failed(location);
        }

        switch (module.Find(first.Name))
        {
            case NamespaceSymbol space:
                return OfImport(names, location, space, binder);
            case { } symbol and (ParamSymbol or ImportedSymbol or BrokenSymbol)
                when NameLookup.Follow(symbol, binder) is var target:
                return OfParam(names, location, target, binder);
            case { } symbol:
                binder.Report(
                    Descriptors.NotSettable,
                    first.Location,
                    $"`{first.Name}` is a {symbol.Word}; only params and members of the scenario can be set",
                    help: symbol is LetSymbol ? "declare it as a `param`" : null);
                return SettablePath.Failed(location);
            default:
                return Unknown(first, location, scenario, module, binder);
        }
    }

    private static bool IsOfScenario(string name, Evaluation.EntityValue? scenario) =>
        LanguageCatalog.Instance.FindKind("scenario")?.FindProperty(name) is not null
        || scenario?.Shape.FindLocal(name) is not null;

    private static SettablePath OfImport(
        ImmutableArray<PathName> names, SourceLocation location, NamespaceSymbol space, Binder binder)
    {
        space.IsUsed = true;
        if (space.Target.Module is not { } module)
        {
            return SettablePath.Failed(location);
        }

        if (names.Length == 1)
        {
            binder.Report(
                Descriptors.NotSettable, names[0].Location, $"`{space.Name}` is a file; name one of its params");
            return SettablePath.Failed(location);
        }

        var target = ImportResolution.Find(module, names[1].Name, names[1].Location, binder);
        return OfParam(names[1..], location, target, binder);
    }

    private static SettablePath OfParam(
        ImmutableArray<PathName> names, SourceLocation location, Symbol? target, Binder binder)
    {
        switch (target)
        {
            case ParamSymbol param when names.Length == 1:
                param.IsUsed = true;
                return new SettablePath(location, param, [], binder.Param(param).Type);
            case ParamSymbol param:
                binder.Report(
                    Descriptors.UnknownProperty, names[1].Location,
                    $"param `{param.Name}` has no members that can be set");
                break;
            case not null:
                binder.Report(
                    Descriptors.NotSettable,
                    names[0].Location,
                    $"`{target.Name}` is a {target.Word}; only params and members of the scenario can be set");
                break;
        }

        return SettablePath.Failed(location);
    }

    private static SettablePath Unknown(
        PathName first, SourceLocation location, Evaluation.EntityValue? scenario, Module module, Binder binder)
    {
        var known = (LanguageCatalog.Instance.FindKind("scenario")?.Properties.Select(property => property.Name) ?? [])
            .Concat(scenario?.Shape.Names ?? [])
            .Concat(module.Symbols.Where(symbol => symbol is ParamSymbol or NamespaceSymbol)
                .Select(symbol => symbol.Name));
        var near = Spelling.Suggest(first.Name, known);
        binder.Report(new Diagnostic(
            Descriptors.UnknownName,
            first.Location.Source,
            first.Location.Span,
            $"there is nothing settable called `{first.Name}`")
        {
            Help = Suggestions.Help(near) ?? "a path begins with a member of the scenario, a param or an import",
            Fixes = Suggestions.Fixes(near, first.Location),
        });
        return SettablePath.Failed(location);
    }
}
