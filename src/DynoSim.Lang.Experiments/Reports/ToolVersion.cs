using System.Reflection;

namespace DynoSim.Lang.Experiments.Reports;

/// <summary>The version that every result carries.</summary>
public static class ToolVersion
{
    /// <summary>The version alone, for example <c>0.1.0</c>.</summary>
    public static string Number { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version is { } version
            ? version[..version.LastIndexOf('.')]
            : "0.0.0";

    /// <summary>Name and version.</summary>
    public static string Text { get; } = "dynosim " + Number;
}
