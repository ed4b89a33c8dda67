using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Definitions;

/// <summary>Types as written.</summary>
internal static class TypeBinding
{
    private static readonly string[] Simple = ["Count", "Ratio", "Bool", "String", "Path"];

    public static LanguageType Bind(TypeSyntax syntax, Module module, Binder binder)
    {
        var isBroken = syntax.Factors.Any(
            factor => factor.Name is { } path && path.Names.Any(name => name.Token.IsMissing));
        if (syntax.Factors.IsEmpty || isBroken)
        {
            return ErrorType.Instance;
        }

        var resolver = new TypeResolver(
            name => Find(name, module, binder), problem => Report(problem, module, binder));
        return resolver.Resolve(TypeExpression.From(syntax));
    }

    private static LanguageType? Find(string name, Module module, Binder binder)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0)
        {
            return module.Find(name[..dot]) is NamespaceSymbol { Target.Module: { } target } space
                && target.Find(name[(dot + 1)..]) is EnumSymbol { IsPrivate: false } exported
                ? Use(exported, space)
                : null;
        }

        if (module.Find(name) is { } symbol
            && (symbol is EnumSymbol or ImportedSymbol or BrokenSymbol)
            && NameLookup.Follow(symbol, binder) is var found)
        {
            return found is EnumSymbol declared ? declared.Type : found is null ? ErrorType.Instance : null;
        }

        return binder.Catalog.FindType(name);
    }

    private static EnumType Use(EnumSymbol symbol, NamespaceSymbol space)
    {
        symbol.IsUsed = true;
        space.IsUsed = true;
        return symbol.Type;
    }

    private static void Report(TypeProblem problem, Module module, Binder binder)
    {
        var location = new SourceLocation(module.Source, problem.Span);
        if (!problem.IsUnknown)
        {
            binder.Report(Descriptors.TypeMismatch, location, problem.Message.TrimEnd('.'));
            return;
        }

        var known = Simple
            .Concat(NamedDimensions.All.Select(entry => entry.Name))
            .Concat(GenericTypeNames.All)
            .Concat(binder.Catalog.Enums.Keys)
            .Concat(binder.Catalog.TopLevelKinds.Values.Select(kind => kind.TypeName))
            .Concat(module.Symbols.OfType<EnumSymbol>().Select(symbol => symbol.Name));
        var near = Spelling.Suggest(problem.Name, known);
        binder.Report(new Diagnostic(
            Descriptors.UnknownName, location.Source, location.Span, $"there is no type `{problem.Name}`")
        {
            Help = Suggestions.Help(near),
            Fixes = Suggestions.Fixes(near, location),
        });
    }
}
