using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Names;

/// <summary>
/// Finds what a bare name means: enclosing blocks outward, then the file with its imports, then the prelude.
/// </summary>
internal static class NameLookup
{
    public static Meaning? Find(string name, Scope scope)
    {
        var hops = 0;
        for (Scope? current = scope; current is not null; current = current.Outer)
        {
            if (current.Find(name, hops) is { } meaning)
            {
                return meaning;
            }

            hops += current.HasEnvironment ? 1 : 0;
        }

        return null;
    }

    /// <summary>
    /// The declaration behind an import, marked as used; null, after a report, if an import leads nowhere.
    /// </summary>
    public static Symbol? Follow(Symbol symbol, Binder binder)
    {
        symbol.IsUsed = true;
        if (symbol is not ImportedSymbol imported)
        {
            return symbol;
        }

        var target = ImportResolution.Resolve(imported, binder);
        if (target is not null)
        {
            target.IsUsed = true;
        }

        return target;
    }

    /// <summary>Reports a name that nothing declares.</summary>
    public static void ReportUnknown(
        string name, SourceLocation location, Scope scope, Binder binder, bool isHead, string what = "name",
        LanguageType? wanted = null)
    {
        for (Scope? current = scope; current is not null; current = current.Outer)
        {
            if (current.Skips(name))
            {
                binder.Report(
                    Descriptors.EvaluationCycle,
                    location,
                    $"`{name}` is defined by itself",
                    "needs its own value",
                    $"nothing else is called `{name}` here");
                return;
            }
        }

        var near = Spelling.Suggest(
            name,
            Visible(scope).Where(other => Fits(other, what, isHead, wanted, scope)).Concat(Literals.Where(
                literal => what == "name" && literal.Equals(name, StringComparison.OrdinalIgnoreCase))));
        var percentile = PercentileOf(name);
        binder.Report(new Diagnostic(
            Descriptors.UnknownName, location.Source, location.Span, $"there is no {what} `{name}` here")
        {
            Help = percentile ?? Suggestions.Help(near),
            Fixes = percentile is null ? Suggestions.Fixes(near, location) : [],
        });
    }

    // What other languages capitalise.
    private static readonly string[] Literals = ["none", "true", "false"];

    /// <summary>
    /// Whether a name can stand where an unknown one stands: functions are called, values are not, and types and files
    /// have a dot behind them.
    /// </summary>
    private static bool Fits(string name, string what, bool isHead, LanguageType? wanted, Scope scope) =>
        Find(name, scope) switch
        {
            FunctionMeaning { Group: var group } =>
                what == "function" || group.Overloads.Any(overload => overload.IsWord),
            SymbolMeaning { Symbol: FunctionSymbol } => what == "function",
            _ when what == "function" => false,
            EnumMeaning or SymbolMeaning { Symbol: EnumSymbol or NamespaceSymbol } => isHead,
            SymbolMeaning { Symbol: EntitySymbol entity } =>
                Present(wanted) is not (EntityType or QuantityType or BoolType)
                || (Present(wanted) is EntityType { Kind: var kind } && kind.Name == entity.Word),
            MetricMeaning => Present(wanted) is not EntityType,
            _ => true,
        };

    private static LanguageType? Present(LanguageType? wanted) =>
        wanted is OptionalType optional ? optional.Inner : wanted;

    private static IEnumerable<string> Visible(Scope scope)
    {
        for (Scope? current = scope; current is not null; current = current.Outer)
        {
            foreach (var name in current.Names)
            {
                yield return name;
            }
        }
    }

    /// <summary><c>p97</c> is not there, but <c>percentile(ttft, 97%)</c> is.</summary>
    private static string? PercentileOf(string name) =>
        name.Length is >= 2 and <= 6 && name[0] == 'p' && name.Skip(1).All(char.IsAsciiDigit)
            ? $"write `percentile(metric, {(name.Length > 3 ? name[1..3] + "." + name[3..] : name[1..])}%)`"
            : null;
}
