using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>Findings that a comment allows, and comments that allow nothing.</summary>
internal static class Suppressions
{
    /// <summary>
    /// The findings without those that are allowed. Comments that allow nothing are reported where the file is sound:
    /// in a file with errors not every rule has had its say.
    /// </summary>
    public static ImmutableArray<Diagnostic> Apply(
        ImmutableArray<Diagnostic> diagnostics,
        IReadOnlyList<Module> modules,
        IReadOnlyList<Suppression> suppressions,
        SeveritySettings severities)
    {
        if (suppressions.Count == 0)
        {
            return diagnostics;
        }

        var used = new HashSet<Suppression>(ReferenceEqualityComparer.Instance);
        var kept = ImmutableArray.CreateBuilder<Diagnostic>(diagnostics.Length);
        foreach (var diagnostic in diagnostics)
        {
            var covering = suppressions.Where(suppression => suppression.Covers(diagnostic)).ToArray();
            used.UnionWith(covering);
            if (covering.Length == 0)
            {
                kept.Add(diagnostic);
            }
        }

        var found = new DiagnosticBag();
        found.AddRange(kept);
        foreach (var suppression in suppressions)
        {
            if (!used.Contains(suppression) && severities.Reports(suppression.Descriptor)
                && !found.HasErrorsIn(suppression.Source))
            {
                found.Add(Unused(suppression));
            }
        }

        return found.Ordered([.. modules.Select(module => module.Source.Path)]);
    }

    private static Diagnostic Unused(Suppression suppression) => new(
        Descriptors.UnusedSuppression,
        suppression.Source,
        suppression.Span,
        $"nothing on line {suppression.Line} raises {suppression.Descriptor.Code} {suppression.Descriptor.Slug}")
    {
        Label = "allows nothing",
        Help = "remove the comment",
        Fixes = [Removals.OfComment(suppression.Source, suppression.Span)],
    };
}
