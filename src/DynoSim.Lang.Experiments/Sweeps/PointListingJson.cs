using System.Text.Json;
using DynoSim.Lang.Experiments.Reports;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>A listing of points as one JSON object.</summary>
public static class PointListingJson
{
    /// <summary>Writes the document.</summary>
    public static void WriteDocument(Stream output, PointListing listing)
    {
        using (var writer = new Utf8JsonWriter(output, JsonStyle.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("experiment", listing.Experiment);
            if (listing.SpaceSize is { } size)
            {
                writer.WriteNumber("grid", size);
            }
            else
            {
                writer.WriteNull("grid");
            }

            writer.WriteNumber("replicate", listing.Replicate);
            writer.WriteNumber("count", listing.Points.Length);
            writer.WriteNumber("infeasible", listing.Points.Count(point => point.Fault is not null));
            writer.WriteStartArray("points");
            foreach (var (point, fault) in listing.Points)
            {
                writer.WriteStartObject();
                writer.WriteString("id", point.Id);
                writer.WriteStartObject("settings");
                foreach (var setting in point.Settings)
                {
                    writer.WriteString(setting.Path, setting.Exact);
                }

                writer.WriteEndObject();
                if (fault is not null)
                {
                    writer.WriteString("code", fault.Code);
                    writer.WriteString("message", fault.Message);
                    writer.WriteStartArray("derivation");
                    foreach (var line in fault.Lines)
                    {
                        writer.WriteStringValue(line);
                    }

                    writer.WriteEndArray();
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            DiagnosticJson.WriteProperty(writer, listing.Diagnostics);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
