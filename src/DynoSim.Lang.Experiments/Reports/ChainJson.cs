using System.Text.Json;
using DynoSim.Lang.Semantics.Chains;

namespace DynoSim.Lang.Experiments.Reports;

/// <summary>A chain as one JSON object.</summary>
public static class ChainJson
{
    /// <summary>Writes the object and a line feed.</summary>
    public static void WriteDocument(Stream output, Chain chain)
    {
        using (var json = new Utf8JsonWriter(output, JsonStyle.Options))
        {
            json.WriteStartObject();
            json.WriteString("path", chain.Path);
            json.WriteString("value", chain.Value);
            json.WriteStartArray("through");
            foreach (var step in chain.Through)
            {
                json.WriteStartObject();
                json.WriteString("path", step.Path);
                json.WriteString("value", step.Value);
                WriteOrigin(json, step.Origin);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("layers");
            foreach (var entry in chain.Entries)
            {
                json.WriteStartObject();
                json.WriteString("value", entry.Value);
                json.WriteBoolean("wins", entry.Wins);
                json.WriteNumber("depth", entry.Depth);
                WriteOrigin(json, entry.Origin);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("expectations");
            foreach (var expectation in chain.Expectations)
            {
                json.WriteStartObject();
                json.WriteString("text", expectation.Text);
                json.WriteBoolean("inherited", expectation.IsInherited);
                json.WriteBoolean("dropped", expectation.IsDropped);
                WriteOrigin(json, expectation.Origin);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>The word for a sort of layer.</summary>
    public static string WordOf(ChainSort sort) => sort switch
    {
        ChainSort.Set => "--set",
        _ => sort.ToString().ToLowerInvariant(),
    };

    private static void WriteOrigin(Utf8JsonWriter json, ChainOrigin origin)
    {
        json.WriteString("layer", WordOf(origin.Sort));
        json.WriteString("owner", origin.Owner);
        if (origin.Location is { } place)
        {
            var (line, column) = place.Source.GetPosition(place.Span.Start);
            json.WriteString("file", place.Source.Path);
            json.WriteNumber("line", line);
            json.WriteNumber("column", column);
        }
    }
}
