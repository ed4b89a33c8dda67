using System.Collections.Immutable;
using System.Globalization;

namespace DynoSim.Lang.Experiments.Reports.Page;

/// <summary>The data of a page, its points column by column.</summary>
internal static class SweepPageJson
{
    /// <summary>The whole document.</summary>
    public static string Write(SweepPage sweep)
    {
        using var page = new PageJson();
        page.Json.WriteStartObject();
        WriteHead(page, sweep.Head);
        WriteColumns(page, sweep);
        WritePoints(page, sweep.Points);
        WriteFrontier(page, sweep.Frontier);
        WriteAbsent(page, "infeasible", sweep.Infeasible);
        WriteAbsent(page, "failed", sweep.Failed);
        WriteExpectations(page, sweep.Expectations);
        page.WriteTexts("answers", sweep.Answers);
        page.WriteTexts("assumptions", sweep.Assumptions);
        page.WriteTexts("warnings", sweep.Warnings);
        PageDrawerJson.Write(page, sweep.Drawers);
        page.WriteTextTable();
        page.Json.WriteEndObject();
        return page.ToText();
    }

    private static void WriteHead(PageJson page, PageHead head)
    {
        page.Json.WriteStartObject("head");
        page.Json.WriteString("experiment", head.Experiment);
        page.Json.WriteString("file", head.File);
        page.Json.WriteString("scenario", head.Scenario);
        page.Json.WriteString("fingerprint", head.Fingerprint);

        // As text: a seed may exceed what a number of JavaScript holds exactly.
        page.Json.WriteString("seed", head.Seed.ToString(CultureInfo.InvariantCulture));
        page.Json.WriteNumber("replicate", head.Replicate);
        page.Json.WriteString("search", head.Search);
        page.Json.WriteString("tool", head.Tool);
        page.Json.WriteNumber("space", head.PointsInSpace);
        page.Json.WriteNumber("run", head.PointsRun);
        page.Json.WriteNumber("infeasible", head.PointsInfeasible);
        page.Json.WriteNumber("failed", head.PointsFailed);
        page.Json.WritePropertyName("hypervolume");
        page.WriteNumber(head.Hypervolume ?? double.NaN, PageJson.ColumnDigits);
        page.Json.WriteString("reference", head.HypervolumeReference);
        page.Json.WriteString("reproduce", head.Reproduce);
        page.Json.WriteString("runPoint", head.RunPoint);
        page.Json.WriteEndObject();
    }

    private static void WriteColumns(PageJson page, SweepPage sweep)
    {
        page.Json.WriteStartArray("axes");
        foreach (var axis in sweep.Axes)
        {
            page.Json.WriteStartObject();
            page.Json.WriteString("path", axis.Path);
            page.Json.WriteString("unit", axis.Unit);
            page.Json.WriteBoolean("ordered", axis.IsOrdered || axis.IsNumeric);
            page.Json.WriteBoolean("numeric", axis.IsNumeric);
            page.WriteTexts("levels", axis.Levels.Select(level => level.Text));
            page.WriteTexts("exact", axis.Levels.Select(level => level.Exact == level.Text ? null : level.Exact));
            if (axis.IsNumeric)
            {
                page.WriteNumbers(
                    "numbers", [.. axis.Levels.Select(level => level.Number ?? double.NaN)], PageJson.ColumnDigits);
            }
            page.Json.WriteEndObject();
        }

        page.Json.WriteEndArray();
        page.Json.WriteStartArray("objectives");
        foreach (var objective in sweep.Objectives)
        {
            page.Json.WriteStartObject();
            page.Json.WriteString("text", objective.Text);
            page.Json.WriteString("unit", objective.Unit);
            page.Json.WriteBoolean("maximize", objective.IsMaximized);
            page.Json.WriteEndObject();
        }

        page.Json.WriteEndArray();
        page.Json.WriteStartArray("figures");
        foreach (var figure in sweep.Figures)
        {
            page.Json.WriteStartObject();
            page.Json.WriteString("key", figure.Key);
            page.Json.WriteString("unit", figure.Unit);
            page.Json.WriteEndObject();
        }

        page.Json.WriteEndArray();
    }

    private static void WritePoints(PageJson page, PagePoints points)
    {
        page.Json.WriteStartObject("points");
        page.WriteTexts("ids", points.Ids);
        page.WriteAll("levels", points.Levels);
        page.WriteAll("objectives", points.Objectives, PageJson.ColumnDigits);
        page.WriteAll("halfWidths", points.HalfWidths, PageJson.FigureDigits);
        page.WriteAll("figures", points.Figures, PageJson.FigureDigits);
        page.WriteNumbers("ranks", points.Ranks);
        page.WriteNumbers("saturations", [.. points.Saturations.Select(saturation => (int)saturation)]);
        page.WriteNumbers("reasons", [.. points.Reasons.Select(page.Number)]);
        page.Json.WriteEndObject();
    }

    private static void WriteFrontier(PageJson page, PageFrontier frontier)
    {
        page.Json.WriteStartObject("frontier");
        page.WriteNumbers("points", frontier.Points);
        page.Json.WriteNumber("baseline", frontier.Baseline ?? -1);
        page.WriteNumbers("best", [.. frontier.Best.Select(best => best ?? -1)]);
        page.Json.WriteEndObject();
    }

    private static void WriteAbsent(PageJson page, string key, ImmutableArray<PageAbsentPoint> absent)
    {
        page.Json.WriteStartArray(key);
        foreach (var point in absent)
        {
            page.Json.WriteStartObject();
            page.Json.WriteString("id", point.Id);
            page.WriteNumbers("levels", point.Levels);
            page.Json.WriteNumber("code", page.Number(point.Code));
            page.Json.WriteNumber("message", page.Number(point.Message));
            page.WriteNumbers("derivation", [.. point.Derivation.Select(page.Number)]);
            page.Json.WriteEndObject();
        }

        page.Json.WriteEndArray();
    }

    private static void WriteExpectations(PageJson page, ImmutableArray<PageExpectation> expectations)
    {
        page.Json.WriteStartArray("expectations");
        foreach (var expectation in expectations)
        {
            page.Json.WriteStartObject();
            page.Json.WriteString("text", expectation.Text);
            page.Json.WriteString("because", expectation.Because);
            page.Json.WriteString("verdict", Word(expectation.Verdict));
            page.Json.WriteString("place", expectation.Place);
            page.Json.WriteString("reproduce", expectation.Reproduce);
            page.Json.WriteStartArray("picture");
            foreach (var line in expectation.Picture)
            {
                page.Json.WriteStartObject();
                page.Json.WriteString("text", line.Text);
                page.Json.WriteString("value", line.Value);
                page.Json.WriteNumber("depth", line.Depth);
                page.Json.WriteEndObject();
            }

            page.Json.WriteEndArray();
            page.Json.WriteEndObject();
        }

        page.Json.WriteEndArray();
    }

    private static string Word(PageVerdict verdict) => verdict switch
    {
        PageVerdict.Holds => "holds",
        PageVerdict.Fails => "fails",
        _ => "inconclusive",
    };
}
