using System.Reflection;

namespace DynoSim.Lang.Syntax.Diagnostics;

/// <summary>Every diagnostic the tool can raise; one member per file beside this one.</summary>
public static partial class Descriptors
{
    private static DiagnosticDescriptor[]? _all;

    /// <summary>All descriptors in order of their codes.</summary>
    // On demand: an initializer here would run before those of the other files.
    public static IReadOnlyList<DiagnosticDescriptor> All => _all ??=
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(member => member.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal),
    ];

    /// <summary>The descriptor of a code or slug, in any case; null if there is none.</summary>
    public static DiagnosticDescriptor? Find(string codeOrSlug) => All.FirstOrDefault(descriptor =>
        descriptor.Code.Equals(codeOrSlug, StringComparison.OrdinalIgnoreCase)
        || descriptor.Slug.Equals(codeOrSlug, StringComparison.OrdinalIgnoreCase));
}
