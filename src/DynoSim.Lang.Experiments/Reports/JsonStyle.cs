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

    /// <summary>
    /// Writes one of each kind of value to nowhere: the first of a process takes milliseconds, which can pass while
    /// something else is waited for.
    /// </summary>
    public static void Rehearse()
    {
        using var json = new Utf8JsonWriter(Stream.Null, Options);
        json.WriteStartObject();
        json.WriteString("text", "a value of some length, with spaces, / and `quotes`");
        json.WriteNumber("whole", 1L);
        json.WriteNumber("real", 0.1);
        json.WriteBoolean("truth", true);
        json.WriteStartArray("values");
        json.WriteStringValue("text");
        json.WriteNumberValue(0.1);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The word a severity has outside the tool.</summary>
    public static string ToWord(this Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "off",
    };
}
