using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>
/// How severe findings are: as their descriptors say, unless a project file or the command line says otherwise. Errors
/// of the stages 0 to 4 and of stage 9 stay errors: what is not understood or does not fit cannot run.
/// </summary>
/// <param name="Chosen">Severities by code.</param>
/// <param name="ShowsAll">Whether rules that are off by default report remarks, unless chosen otherwise.</param>
public sealed record SeveritySettings(ImmutableDictionary<string, Severity> Chosen, bool ShowsAll)
{
    /// <summary>As the descriptors say.</summary>
    public static SeveritySettings Default { get; } =
        new(ImmutableDictionary.Create<string, Severity>(StringComparer.Ordinal), ShowsAll: false);

    /// <summary>Whether the severity of a code cannot be changed.</summary>
    public static bool IsFixed(DiagnosticDescriptor descriptor) =>
        descriptor.Severity == Severity.Error && descriptor.Code[3] is <= '4' or '9';

    /// <summary>These settings on top of others, such as those of a project file.</summary>
    public SeveritySettings Over(SeveritySettings below) =>
        new(below.Chosen.SetItems(Chosen), ShowsAll || below.ShowsAll);

    /// <summary>The severity a finding is reported with.</summary>
    public Severity Of(Diagnostic diagnostic)
    {
        var descriptor = diagnostic.Descriptor;
        if (!IsFixed(descriptor) && Chosen.TryGetValue(descriptor.Code, out var chosen))
        {
            return chosen;
        }

        return diagnostic.Severity == Severity.Off && ShowsAll ? Severity.Info : diagnostic.Severity;
    }

    /// <summary>Whether findings of a code are reported at all.</summary>
    public bool Reports(DiagnosticDescriptor descriptor) =>
        Chosen.GetValueOrDefault(descriptor.Code, descriptor.Severity) != Severity.Off || ShowsAll;

    /// <summary>The findings with their severities, without those that are off.</summary>
    public ImmutableArray<Diagnostic> Apply(ImmutableArray<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Select(diagnostic => diagnostic with { Severity = Of(diagnostic) })
            .Where(diagnostic => diagnostic.Severity != Severity.Off),
    ];
}
