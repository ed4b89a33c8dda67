using System.Text.Json;
using DynoSim.Lang.Experiments.Reports;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>
/// The verdicts as one JSON object; only the times and <c>cached</c> differ between two runs of the same.
/// </summary>
public static class TestReportJson
{
    /// <summary>Writes the object and a line feed.</summary>
    public static void WriteDocument(Stream output, TestReport report)
    {
        using (var json = new Utf8JsonWriter(output, JsonStyle.Options))
        {
            json.WriteStartObject();
            json.WriteString("tool", ToolVersion.Text);
            json.WriteNumber("passed", report.Count(TestStatus.Passed));
            json.WriteNumber("failed", report.Count(TestStatus.Failed));
            json.WriteNumber("skipped", report.Count(TestStatus.Skipped));
            json.WriteNumber("cached", report.Items.Count(item => item.IsCached));
            Milliseconds(json, report.Milliseconds);
            json.WriteStartArray("files");
            foreach (var file in report.Files)
            {
                json.WriteStartObject();
                json.WriteString("file", file.Path);
                Milliseconds(json, file.Milliseconds);
                json.WriteStartArray("items");
                foreach (var item in file.Items)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            DiagnosticJson.WriteProperty(json, report.Findings);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, TestItem item)
    {
        json.WriteStartObject();
        json.WriteString("kind", item.Kind);
        json.WriteString("name", item.Name);
        json.WriteString("place", item.Place);
        json.WriteString("status", item.Status.ToString().ToLowerInvariant());
        json.WriteString("reason", item.SkipReason);
        json.WriteBoolean("cached", item.IsCached);
        Milliseconds(json, item.Milliseconds);
        json.WriteStartArray("expectations");
        foreach (var check in item.Checks)
        {
            json.WriteStartObject();
            json.WriteString("text", check.Text);
            json.WriteString("place", check.Place);
            json.WriteBoolean("holds", check.Holds);
            json.WriteString("picture", check.Picture);
            json.WriteString("because", check.Because);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Milliseconds(Utf8JsonWriter json, double value) =>
        json.WriteNumber("duration_ms", Math.Round(value, 3));
}
