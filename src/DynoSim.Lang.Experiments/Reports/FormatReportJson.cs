using System.Text.Json;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Reports;

/// <summary>What <c>fmt</c> found, as JSON.</summary>
public static class FormatReportJson
{
    /// <summary>Writes one object <c>{changed: […], diagnostics: […]}</c> and a line feed.</summary>
    public static void WriteDocument(
        Stream output, IEnumerable<string> changed, IEnumerable<Diagnostic> diagnostics)
    {
        using (var json = new Utf8JsonWriter(output, JsonStyle.Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("changed");
            foreach (var name in changed)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            DiagnosticJson.WriteProperty(json, diagnostics);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
