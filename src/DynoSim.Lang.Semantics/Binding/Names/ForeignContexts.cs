using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Names;

/// <summary>
/// Objects of the simulated state, such as <c>worker</c>, named where nothing sees them: too early in everything that
/// is known before the run, of no use to another policy.
/// </summary>
internal static class ForeignContexts
{
    /// <summary>Reports a name that stands for a context elsewhere; false, without a report, for all others.</summary>
    public static bool TryReport(string name, SourceLocation location, Scope scope, Binder binder)
    {
        var readers = binder.Catalog.Kinds
            .Where(kind => kind.Scopes.Any(context => context.Name == name))
            .ToArray();
        if (readers.Length == 0)
        {
            return false;
        }

        var policy = Policy(scope);
        binder.Report(
            policy is null ? Descriptors.PhaseViolation : Descriptors.UnknownName,
            location,
            policy is null
                ? $"`{name}` is known only {When(readers, name)}, not here"
                : $"{Misfits.WithArticle(policy.Name)} does not see `{name}`",
            policy is null ? "simulated state" : null,
            policy is null
                ? $"only {Listed(readers.Select(kind => Misfits.WithArticle(kind.Name)))} can read it"
                : $"it sees {Listed(policy.Scopes.Select(context => $"`{context.Name}`"))}");
        return true;
    }

    /// <summary>The kind around a place that decides during the run; null if there is none.</summary>
    private static KindSchema? Policy(Scope scope)
    {
        for (Scope? current = scope; current is not null; current = current.Outer)
        {
            if (current is ObjectScope { Type.Kind: { } kind }
                && kind.Scopes.Any(context => context.Phase == KnobPhase.Policy))
            {
                return kind;
            }
        }

        return null;
    }

    private static string When(KindSchema[] readers, string name) =>
        readers.SelectMany(kind => kind.Scopes).Where(context => context.Name == name)
            .Any(context => context.Phase == KnobPhase.Record)
            ? "during the run, or while a trace is read"
            : "during the run";

    private static string Listed(IEnumerable<string> words)
    {
        var all = words.Distinct(StringComparer.Ordinal).ToArray();
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
