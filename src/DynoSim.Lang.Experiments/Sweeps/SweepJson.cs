using System.Text.Json;
using DynoSim.Lang.Experiments.Reports;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// A sweep as one JSON object: what was asked, the frontier, the best points, the verdicts. Of a sweep it depends on
/// nothing else: not on the time it took, nor on how often it was interrupted.
/// </summary>
public static class SweepJson
{
    /// <summary>Writes the document.</summary>
    public static void WriteDocument(Stream output, SweepReport report)
    {
        using (var writer = new Utf8JsonWriter(output, JsonStyle.Options))
        {
            writer.WriteStartObject();
            WriteHead(writer, report);
            WriteCounts(writer, report);
            WriteObjectives(writer, report);
            WriteFrontier(writer, report);
            WriteCapacities(writer, report);
            WriteExpectations(writer, report);
            DiagnosticJson.WriteProperty(writer, report.Diagnostics);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteHead(Utf8JsonWriter writer, SweepReport report)
    {
        writer.WriteString("tool", ToolVersion.Text);
        writer.WriteString("experiment", report.Plan.Name);
        writer.WriteString("scenario", report.Plan.Subject);
        writer.WriteString("file", report.File);
        writer.WriteString("fingerprint", report.Plan.Fingerprint);
        writer.WriteNumber("seed", report.Seed);
        writer.WriteNumber("replicate", report.Plan.Replicate);
        writer.WriteString("search", report.Plan.Search.Text);
        writer.WriteStartArray("axes");
        foreach (var axis in report.Plan.Axes)
        {
            writer.WriteStartObject();
            writer.WriteString("path", axis.Text);
            writer.WriteStartArray("values");
            foreach (var value in axis.Values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter writer, SweepReport report)
    {
        writer.WriteStartObject("points");
        WriteNumber(writer, "grid", report.SpaceSize);
        writer.WriteNumber("asked", report.Points.Length);
        writer.WriteNumber("run", report.Ran.Count());
        writer.WriteNumber("infeasible", report.Infeasible.Count());
        writer.WriteNumber("saturated", report.Ran.Count(point => point.Saturation.Kind != SaturationKind.None));
        writer.WriteEndObject();
        writer.WriteStartObject("infeasible");
        foreach (var code in report.Infeasible.CountBy(point => point.Fault?.Code ?? string.Empty)
            .OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            writer.WriteNumber(code.Key, code.Value);
        }

        writer.WriteEndObject();
    }

    private static void WriteObjectives(Utf8JsonWriter writer, SweepReport report)
    {
        writer.WriteStartArray("objectives");
        for (var i = 0; i < report.Plan.Objectives.Length; i++)
        {
            var objective = report.Plan.Objectives[i];
            writer.WriteStartObject();
            writer.WriteString("text", objective.Text);
            writer.WriteString("direction", objective.IsMaximizing ? "maximize" : "minimize");
            writer.WritePropertyName("best");
            WritePoint(writer, report, report.Best[i] is { } best ? report.Points[best] : null);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("baseline");
        WritePoint(writer, report, report.Baseline);
    }

    private static void WriteFrontier(Utf8JsonWriter writer, SweepReport report)
    {
        WriteNumber(writer, "hypervolume", report.Hypervolume);
        writer.WriteStartArray("frontier");
        foreach (var index in report.Frontier)
        {
            WritePoint(writer, report, report.Points[index]);
        }

        writer.WriteEndArray();
    }

    private static void WriteCapacities(Utf8JsonWriter writer, SweepReport report)
    {
        if (report.Capacities.IsEmpty)
        {
            return;
        }

        writer.WriteStartArray("capacities");
        foreach (var capacity in report.Capacities)
        {
            writer.WriteStartObject();
            writer.WriteString("axis", capacity.Axis);
            writer.WriteString("others", capacity.Others);
            writer.WriteString("outcome", Words.Of(capacity.Outcome));
            writer.WriteString("bound", capacity.Answer is null ? null : capacity.IsHighest ? "highest" : "lowest");
            writer.WriteString("value", capacity.Value);
            writer.WriteString("exact", capacity.Setting?.Exact);
            WriteNumber(writer, "number", capacity.Setting?.Number);
            writer.WriteString("id", capacity.Answer?.Id);
            writer.WriteNumber("evaluations", capacity.Evaluations);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteExpectations(Utf8JsonWriter writer, SweepReport report)
    {
        writer.WriteStartArray("expectations");
        foreach (var verdict in report.Expectations)
        {
            writer.WriteStartObject();
            writer.WriteString("text", verdict.Expectation.Text);
            writer.WriteString("place", verdict.Expectation.Condition.Location.ToString());
            writer.WriteString("because", verdict.Expectation.Because);
            writer.WriteString("verdict", Words.Of(verdict.Verdict));
            writer.WriteStartArray("picture");
            foreach (var line in verdict.Picture)
            {
                writer.WriteStringValue(line);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePoint(Utf8JsonWriter writer, SweepReport report, PointResults? point)
    {
        if (point is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("id", point.Point.Id);
        writer.WriteStartObject("settings");
        foreach (var setting in point.Point.Settings)
        {
            writer.WriteString(setting.Path, setting.Exact);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("objectives");
        for (var i = 0; i < report.Plan.Objectives.Length; i++)
        {
            if (point.Mean(i) is { } value)
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndArray();
        writer.WriteStartObject("figures");
        for (var i = 0; i < FigureCatalog.All.Length; i++)
        {
            WriteNumber(writer, FigureCatalog.All[i].Name, point.MeanFigure(i));
        }

        writer.WriteEndObject();
        writer.WriteString("saturated", RunRecordJson.Word(point.Saturation.Kind));
        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
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
