using System.Reflection;

namespace DynoSim.Lang.Syntax.Diagnostics;

/// <summary>Every diagnostic the tool can raise; one member per file beside this one.</summary>
public static partial class Descriptors
{
    /// <summary>All descriptors in order of their codes.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal),
    ];
}
