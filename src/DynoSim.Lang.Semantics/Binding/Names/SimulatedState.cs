using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Names;

/// <summary>
/// Names of the simulated state outside of policies. Nothing declares <c>worker</c> in an engine; that it is unknown
/// there would be true and no help: it exists, later.
/// </summary>
internal static class SimulatedState
{
    private static readonly string[] Words = ["worker", "request", "pool", "block", "observed"];

    /// <summary>Reports such a name; false if it is none, or stands where policies do.</summary>
    public static bool Report(string name, SourceLocation location, Scope scope, Binder binder)
    {
        if (!Words.Contains(name, StringComparer.Ordinal) || Owner(scope) is not { Type.Kind: { } kind } owner)
        {
            return false;
        }

        var seen = kind.Scopes.Where(known => IsPolicy(known.Phase))
            .Select(known => known.Name).Where(known => known.Length > 0).ToArray();
        var isOfPolicies = kind.Scopes.Any(known => IsPolicy(known.Phase));
        var what = $"`{name}` is part of the simulated state";
        binder.Report(new Diagnostic(
            isOfPolicies ? Descriptors.UnknownName : Descriptors.PhaseViolation,
            location.Source,
            location.Span,
            isOfPolicies ? $"{what} that {kind.Name} `{owner.Layer.Location.Text}` does not see"
                : $"{what}, which exists only during a run; this is needed before it")
        {
            Label = isOfPolicies ? "not visible here" : "known during the run",
            Help = isOfPolicies
                ? seen.Length == 0 ? null : $"it sees {string.Join(", ", seen.Select(word => $"`{word}`"))}"
                : "policies read it: `choose` and `eligible` of a router, `every` of a planner, `where` of a tier",
        });
        return true;
    }

    private static bool IsPolicy(KnobPhase phase) => phase is not (KnobPhase.Static or KnobPhase.Record);

    private static ObjectScope? Owner(Scope scope)
    {
        for (Scope? current = scope; current is not null; current = current.Outer)
        {
            if (current is ObjectScope { Type.Kind: not null } owner)
            {
                return owner;
            }
        }

        return null;
    }
}
