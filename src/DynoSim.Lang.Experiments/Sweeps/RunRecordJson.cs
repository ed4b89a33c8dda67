using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// Runs as lines of <c>points.jsonl</c>: one object a line, keys in snake case, values in base units. A number is
/// written so that it is read back exactly.
/// </summary>
internal static class RunRecordJson
{
    private static readonly JsonWriterOptions _options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One line with its line feed.</summary>
    public static byte[] Line(RunRecord record)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, _options))
        {
            writer.WriteStartObject();
            writer.WriteString("id", record.Id);
            writer.WriteNumber("repetition", record.Repetition);
            if (record.Fault is { } fault)
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
            else
            {
                writer.WriteNumber("seed", record.Seed);
                WriteValues(writer, "values", record.Columns);
                writer.WriteStartObject("figures");
                for (var i = 0; i < record.Figures.Length; i++)
                {
                    WriteValue(writer, FigureCatalog.All[i].Name, record.Figures[i]);
                }

                writer.WriteEndObject();
                if (record.Saturation.Kind != SaturationKind.None)
                {
                    writer.WriteString("saturated", Word(record.Saturation.Kind));
                    writer.WriteString("why", record.Saturation.Reason);
                }
            }

            writer.WriteEndObject();
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    /// <summary>What a line says; null if it is torn or not of this form.</summary>
    public static RunRecord? Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var record = new RunRecord
            {
                Id = root.GetProperty("id").GetString() ?? string.Empty,
                Repetition = root.GetProperty("repetition").GetInt32(),
            };
            if (root.TryGetProperty("code", out var code))
            {
                return record with
                {
                    Fault = new PointFault(
                        code.GetString() ?? string.Empty,
                        root.GetProperty("message").GetString() ?? string.Empty,
                        [
                            .. root.GetProperty("derivation").EnumerateArray()
                                .Select(each => each.GetString() ?? string.Empty),
                        ]),
                };
            }

            var figures = root.GetProperty("figures");
            return record with
            {
                Seed = root.GetProperty("seed").GetInt64(),
                Columns = [.. root.GetProperty("values").EnumerateArray().Select(Value)],
                Figures = [.. FigureCatalog.All.Select(figure => Value(figures.GetProperty(figure.Name)))],
                Saturation = root.TryGetProperty("saturated", out var kind)
                    ? new Saturation(
                        Enum.Parse<SaturationKind>(kind.GetString() ?? string.Empty, ignoreCase: true),
                        root.GetProperty("why").GetString() ?? string.Empty)
                    : Saturation.None,
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The word for a verdict outside the tool.</summary>
    public static string Word(SaturationKind kind) => kind switch
    {
        SaturationKind.Prefill => "prefill",
        SaturationKind.Decode => "decode",
        SaturationKind.Kv => "kv",
        SaturationKind.Transfer => "transfer",
        SaturationKind.Queue => "queue",
        _ => "none",
    };

    private static double? Value(JsonElement element) =>
        element.ValueKind == JsonValueKind.Null ? null : element.GetDouble();

    private static void WriteValues(Utf8JsonWriter writer, string name, ImmutableArray<double?> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            if (value is { } number)
            {
                writer.WriteNumberValue(number);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
