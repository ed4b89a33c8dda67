using DynoSim.Lang.Baselines.Faults;
using DynoSim.Lang.Baselines.Infrastructure;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Baselines.Examples;

/// <summary>The example of one code: a program that raises it, or one that does not.</summary>
/// <param name="Descriptor">The code.</param>
/// <param name="Program">The program.</param>
public sealed record DiagnosticExample(DiagnosticDescriptor Descriptor, MarkedProgram Program)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Descriptor.Code} {Descriptor.Slug}";
}

/// <summary>The examples in <c>diagnostics/CODE/{fails,passes}.dyno</c>.</summary>
internal static class DiagnosticExamples
{
    /// <summary>Codes that no file raises while it is checked, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> NotOfFiles { get; } = new Dictionary<string, string>
    {
        ["DYN9001"] = "a defect of the compiler: a file that raised it would be corrected away",
    };

    /// <summary>Codes that only a run raises.</summary>
    public static IReadOnlySet<string> OfRuns { get; } = new HashSet<string> { "DYN7001", "DYN7002" };

    /// <summary>The programs that raise their code.</summary>
    public static IEnumerable<DiagnosticExample> Failing => Of("fails.dyno");

    /// <summary>The programs that do not.</summary>
    public static IEnumerable<DiagnosticExample> Passing => Of("passes.dyno");

    private static IEnumerable<DiagnosticExample> Of(string name) => Descriptors.All
        .Where(descriptor => !NotOfFiles.ContainsKey(descriptor.Code))
        .Select(descriptor => (descriptor, Folder: Path.Combine(RepositoryFolder.Of("diagnostics"), descriptor.Code)))
        .Where(entry => File.Exists(Path.Combine(entry.Folder, name)))
        .Select(entry => new DiagnosticExample(entry.descriptor, new MarkedProgram(entry.Folder, name)));
}
