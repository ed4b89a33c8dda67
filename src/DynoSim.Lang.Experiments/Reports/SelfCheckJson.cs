using System.Text.Json;
using DynoSim.Lang.Experiments.Verification;

namespace DynoSim.Lang.Experiments.Reports;

/// <summary>A check of the engines as JSON.</summary>
public static class SelfCheckJson
{
    /// <summary>Writes one document and a line break.</summary>
    public static void WriteDocument(Stream output, SelfCheckReport report)
    {
        using (var json = new Utf8JsonWriter(output, JsonStyle.Options))
        {
            var outcome = report.Outcome;
            json.WriteStartObject();
            json.WriteString("tool", ToolVersion.Text);
            json.WriteNumber("seed", outcome.Request.Seed);
            json.WriteNumber("count", outcome.Request.Count);
            json.WriteNumber("jobs", outcome.Request.Jobs);
            json.WriteNumber("scenarios", outcome.Done);
            json.WriteNumber("differences", outcome.Differences.Length);
            json.WriteBoolean("interrupted", outcome.IsInterrupted);
            json.WriteNumber("seconds", report.Seconds);
            json.WriteString("reproduction", report.Reproduction?.Folder);
            json.WriteStartArray("differing");
            foreach (var one in outcome.Differences)
            {
                Write(json, one);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, DifferingScenario one)
    {
        json.WriteStartObject();
        json.WriteNumber("scenario", one.Index);
        json.WriteNumber("seed", one.Seed);
        json.WriteString("where", one.Difference.Where);
        json.WriteString("field", one.Difference.Field);
        json.WriteString("reference", one.Difference.Reference);
        json.WriteString("accelerated", one.Difference.Accelerated);
        json.WriteEndObject();
    }
}
