using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Reports.Page;

/// <summary>What a page knows about some of its points in detail.</summary>
internal static class PageDrawerJson
{
    /// <summary>Writes all of them.</summary>
    public static void Write(PageJson page, ImmutableArray<PageDrawer> drawers)
    {
        page.Json.WriteStartArray("drawers");
        foreach (var drawer in drawers)
        {
            page.Json.WriteStartObject();
            page.Json.WriteNumber("point", drawer.Point);
            page.Json.WriteStartArray("differences");
            foreach (var difference in drawer.Differences)
            {
                page.Json.WriteStartArray();
                page.Json.WriteNumberValue(page.Number(difference.Path));
                page.Json.WriteNumberValue(page.Number(difference.Baseline));
                page.Json.WriteNumberValue(page.Number(difference.Value));
                page.Json.WriteEndArray();
            }

            page.Json.WriteEndArray();
            WriteCurves(page, drawer);
            WritePools(page, drawer.Pools);
            page.Json.WriteEndObject();
        }

        page.Json.WriteEndArray();
    }

    private static void WriteCurves(PageJson page, PageDrawer drawer)
    {
        page.Json.WriteStartArray("distributions");
        foreach (var distribution in drawer.Distributions)
        {
            page.Json.WriteStartObject();
            page.Json.WriteNumber("name", page.Number(distribution.Name));
            page.WriteNumbers("quantiles", distribution.Quantiles, PageJson.CurveDigits);
            page.Json.WriteEndObject();
        }

        page.Json.WriteEndArray();
        page.Json.WriteStartArray("breakdowns");
        foreach (var part in drawer.Breakdowns)
        {
            page.Json.WriteStartObject();
            page.Json.WriteNumber("name", page.Number(part.Name));
            page.WriteNumbers(
                "seconds",
                [part.Queue, part.Prefill, part.CacheMisses, part.Transfer, part.Decode],
                PageJson.CurveDigits);
            page.Json.WriteEndObject();
        }

        page.Json.WriteEndArray();
        if (drawer.Timeline is { } timeline)
        {
            page.Json.WriteStartObject("timeline");
            page.WriteNumbers("clock", [timeline.Start, timeline.Step], PageJson.ColumnDigits);
            page.WriteNumbers("running", timeline.Running, PageJson.CurveDigits);
            page.WriteNumbers("waiting", timeline.Waiting, PageJson.CurveDigits);
            page.WriteNumbers("kv", timeline.KvUse, PageJson.CurveDigits);
            page.Json.WriteEndObject();
        }
    }

    private static void WritePools(PageJson page, ImmutableArray<PagePool> pools)
    {
        page.Json.WriteStartArray("pools");
        foreach (var pool in pools)
        {
            page.Json.WriteStartObject();
            page.Json.WriteNumber("name", page.Number(pool.Name));
            page.Json.WriteNumber("gpus", pool.Gpus);
            page.WriteNumbers("shares", [pool.Busy, pool.KvMean, pool.KvMax], PageJson.CurveDigits);
            page.Json.WriteEndObject();
        }

        page.Json.WriteEndArray();
    }
}
