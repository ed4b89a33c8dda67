using System.Collections.Frozen;
using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Metrics;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Names;

/// <summary>
/// Finds what a bare name means: enclosing blocks outward, then the file with its imports, then the prelude.
/// </summary>
internal static class NameLookup
{
    private const int MostWithSuggestions = SyntaxLimits.MaxDiagnostics;

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
    /// The declaration behind an import, marked as used; null, after a report, if an import leads nowhere or the
    /// declaration does not parse.
    /// </summary>
    public static Symbol? Follow(Symbol symbol, Binder binder)
    {
        symbol.IsUsed = true;
        if (symbol is not ImportedSymbol imported)
        {
            return symbol is BrokenSymbol ? null : symbol;
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

        if (what == "name"
            && (ForeignContexts.TryReport(name, location, scope, binder) || UnknowableNames.Are(scope)))
        {
            return;
        }

        if (what == "name" && MetricCatalog.OfExperiment.Any(
            metric => metric.Name.StartsWith($"{name}.", StringComparison.Ordinal)))
        {
            binder.Report(
                Descriptors.MetricNotProduced,
                location,
                $"`{name}` is of the points of an experiment, and there is none here",
                "needs an experiment",
                "state it in an experiment");
            return;
        }

        var near = Near(name, scope, binder, what, isHead, wanted);
        var percentile = PercentileOf(name);
        if (Foreign.TryGetValue(name, out var meant) && meant.Role == what)
        {
            near = [meant.Name];
        }

        binder.Report(new Diagnostic(
            Descriptors.UnknownName, location.Source, location.Span, $"there is no {what} `{name}` here")
        {
            Help = percentile ?? Suggestions.Help(near)
                ?? (wanted is null or QuantityType ? UnitHelpFor(name) : null),
            Fixes = percentile is null ? Suggestions.Fixes(near, location) : [],
        });
    }

    /// <summary>
    /// What was probably meant. Looking through all names costs their number, so a file in which hardly a name is
    /// known is told so without.
    /// </summary>
    private static ImmutableArray<string> Near(
        string name, Scope scope, Binder binder, string what, bool isHead, LanguageType? wanted) =>
        binder.Diagnostics.Count > MostWithSuggestions
            ? []
            : Spelling.Suggest(
                name,
                Visible(scope).Where(other => Fits(other, what, isHead, wanted, scope)).Concat(Literals.Where(
                    literal => what == "name" && literal.Equals(name, StringComparison.OrdinalIgnoreCase))));

    private static string? UnitHelpFor(string name) => UnitTable.IsUnit(name)
        ? $"`{name}` is a unit: a quantity is written without spaces, as in `5{name}` or `5tok/{name}`"
        : null;

    // What other languages call it.
    private static readonly FrozenDictionary<string, (string Name, string Role)> Foreign =
        new Dictionary<string, (string Name, string Role)>
        {
            ["null"] = ("none", "name"),
            ["nil"] = ("none", "name"),
            ["undefined"] = ("none", "name"),
            ["yes"] = ("true", "name"),
            ["no"] = ("false", "name"),
            ["avg"] = ("mean", "function"),
            ["average"] = ("mean", "function"),
            ["median"] = ("p50", "function"),
            ["len"] = ("size", "function"),
            ["length"] = ("size", "function"),
            ["stddev"] = ("std", "function"),
            ["maximum"] = ("max", "function"),
            ["minimum"] = ("min", "function"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

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
            // What is being defined is hardly what its definition meant.
            foreach (var name in current.Names.Where(name => !current.Skips(name)))
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
