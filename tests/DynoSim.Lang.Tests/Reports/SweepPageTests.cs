using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DynoSim.Lang.Experiments.Reports.Page;

namespace DynoSim.Lang.Tests.Reports;

/// <summary>The page of a sweep holds its data, and nothing in the data can become more than text.</summary>
public sealed partial class SweepPageTests
{
    private const string Hostile =
        "</script><script>alert('1')</script><!--\u2028\u2029\"'&<img src=x onerror=alert(1)>";

    [Test]
    public void ThePageIsWrittenForTheBrowserTests()
    {
        // web/test asks for these by the variable; without it the largest is written and dropped.
        var folder = Environment.GetEnvironmentVariable("DYNOSIM_PAGES");
        foreach (var (name, page) in Samples())
        {
            var text = Written(page);
            Assert.That(text, Does.EndWith("</html>\n"), name);
            if (folder is not null)
            {
                Directory.CreateDirectory(folder);
                File.WriteAllText(Path.Combine(folder, name + ".html"), text);
            }
        }
    }

    [Test]
    public void AnHonestPageIsSmall()
    {
        var text = Written(MadeUpSweep.Create(300));
        var data = Data(text).Length;
        Assert.That(Encoding.UTF8.GetByteCount(text) - data, Is.LessThan(120_000), "code and style");
        Assert.That(data, Is.LessThan(2_000_000), "300 points with 200 drawers");
    }

    [Test]
    public void TheSameSweepGivesTheSameBytes()
    {
        var first = Written(MadeUpSweep.Create(120));
        var second = Written(MadeUpSweep.Create(120));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void OnlyTheTwoTextsOfThePageMayRun()
    {
        var text = Written(HostileSweep());
        var policy = Policy().Match(text).Groups[1].Value;
        Assert.That(policy, Does.StartWith("default-src 'none'; "));
        Assert.That(policy, Does.Not.Contain("unsafe"));
        Assert.That(policy, Does.Contain($"script-src 'sha256-{Hash(Between(text, "<script>", "</script>"))}'"));
        Assert.That(policy, Does.Contain($"style-src 'sha256-{Hash(Between(text, "<style>", "</style>"))}'"));
    }

    [Test]
    public void NamesCannotBecomeMarkup()
    {
        var text = Written(HostileSweep());
        Assert.That(Regex.Count(text, "<script"), Is.EqualTo(2));
        Assert.That(Regex.Count(text, "</script"), Is.EqualTo(2));
        Assert.That(text, Does.Not.Contain("<img"));
        Assert.That(text, Does.Not.Contain("<!--"));
        Assert.That(text, Does.Not.Contain("\u2028"));
        Assert.That(text.All(char.IsAscii), "a page of ASCII cannot be read in a wrong encoding");
    }

    [Test]
    public void NamesArriveAsTheyAre()
    {
        using var data = JsonDocument.Parse(Data(Written(HostileSweep())));
        Assert.That(data.RootElement.GetProperty("head").GetProperty("experiment").GetString(), Is.EqualTo(Hostile));
        Assert.That(data.RootElement.GetProperty("warnings")[0].GetString(), Is.EqualTo(Hostile));
    }

    [Test]
    public void NothingOutsideIsReferredTo()
    {
        var text = Written(MadeUpSweep.Create(50));
        Assert.That(Outside().Matches(text).Select(match => match.Value), Is.Empty);
    }

    [Test]
    public void WhatDoesNotExistIsNull()
    {
        var sweep = MadeUpSweep.Create(4);
        var values = sweep.Points.Objectives[0].SetItem(1, double.NaN).SetItem(2, double.PositiveInfinity);
        var page = sweep with
        {
            Points = sweep.Points with { Objectives = sweep.Points.Objectives.SetItem(0, values) },
        };
        using var data = JsonDocument.Parse(Data(Written(page)));
        var column = data.RootElement.GetProperty("points").GetProperty("objectives")[0];
        Assert.That(column[1].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(column[2].ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(column[3].GetDouble(), Is.EqualTo(values[3]).Within(1e-8).Percent);
    }

    [Test]
    public void ASeedBeyondTheNumbersOfABrowserIsExact()
    {
        using var data = JsonDocument.Parse(Data(Written(MadeUpSweep.Create(4))));
        var seed = data.RootElement.GetProperty("head").GetProperty("seed").GetString();
        Assert.That(seed, Is.EqualTo("9007199254740993"));
    }

    [Test]
    public void ColumnsThatDoNotFitAreRefused()
    {
        var sweep = MadeUpSweep.Create(4);
        var page = sweep with { Points = sweep.Points with { Ranks = [1] } };
        Assert.That(() => Written(page), Throws.ArgumentException.With.Message.Contains("Ranks"));
    }

    private static IEnumerable<(string Name, SweepPage Page)> Samples() =>
    [
        ("small", MadeUpSweep.Create(300)),
        ("medium", MadeUpSweep.Create(5_000)),
        ("large", MadeUpSweep.Create(20_000)),
        ("hostile", HostileSweep()),
        ("empty", EmptySweep()),
        ("single", SingleObjective()),
    ];

    private static SweepPage HostileSweep()
    {
        var sweep = MadeUpSweep.Create(40);
        return sweep with
        {
            Head = sweep.Head with { Experiment = Hostile, Scenario = Hostile, File = Hostile, Fingerprint = Hostile },
            Axes = [.. sweep.Axes.Select(axis => axis.IsNumeric ? axis with { Path = Hostile + axis.Path } : axis with
            {
                Levels = [.. axis.Levels.Select(level => level with { Text = Hostile })],
            })],
            Objectives = [.. sweep.Objectives.Select(objective => objective with { Text = Hostile })],
            Figures = [.. sweep.Figures.Select(figure => figure with { Key = Hostile, Unit = Hostile })],
            Expectations = [.. sweep.Expectations.Select(one => one with { Text = Hostile, Because = Hostile })],
            Infeasible = [.. sweep.Infeasible.Select(one => one with { Message = Hostile, Derivation = [Hostile] })],
            Warnings = [Hostile],
            Assumptions = [Hostile],
        };
    }

    private static SweepPage EmptySweep()
    {
        var sweep = MadeUpSweep.Create(40);
        return sweep with
        {
            Points = new PagePoints
            {
                Ids = [],
                Levels = [.. sweep.Axes.Select(_ => ImmutableArray<int>.Empty)],
                Objectives = [[], []],
                Figures = [.. sweep.Figures.Select(_ => ImmutableArray<double>.Empty)],
                Ranks = [],
                Saturations = [],
                Reasons = [],
            },
            Frontier = new PageFrontier { Points = [], Best = [null, null] },
            Drawers = [],
            Expectations = [],
        };
    }

    private static SweepPage SingleObjective()
    {
        var sweep = MadeUpSweep.Create(60);
        return sweep with
        {
            Objectives = [sweep.Objectives[1]],
            Figures = [],
            Points = sweep.Points with { Objectives = [sweep.Points.Objectives[1]], HalfWidths = [], Figures = [] },
            Frontier = new PageFrontier { Points = [3], Best = [3] },
            Failed = [],
            Warnings = [],
        };
    }

    private static string Written(SweepPage page)
    {
        using var writer = new StringWriter();
        SweepPageWriter.Write(writer, page);
        return writer.ToString();
    }

    private static string Data(string text) => Between(text, "id=\"data\">", "</script>");

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policy();

    // The namespace of SVG is a name, never fetched.
    [GeneratedRegex(@"https?:(?!//www\.w3\.org/2000/svg)|\b(src|href)=""[^#]|url\(|@import|fetch\(|XMLHttpRequest")]
    private static partial Regex Outside();
}
