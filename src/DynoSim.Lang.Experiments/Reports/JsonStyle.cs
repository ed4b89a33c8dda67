using System.Text.Encodings.Web;
using System.Text.Json;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Reports;

/// <summary>How every JSON document of the tool is written: indented, line feeds, readable text unescaped.</summary>
public static class JsonStyle
{
    /// <summary>The options of each writer.</summary>
    public static JsonWriterOptions Options { get; } = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The word a severity has outside the tool.</summary>
    public static string ToWord(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "off",
    };
}
