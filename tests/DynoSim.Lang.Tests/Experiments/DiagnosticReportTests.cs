using System.Text.Json;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Tests.Experiments;

/// <summary>
/// Findings as JSON and SARIF, read back: places and edits survive tabs, wide characters and line ends.
/// </summary>
public sealed class DiagnosticReportTests
{
    private const string Main = "dynosim 1.0\r\nimport { Small } from \"parts.dyno\"\r\n\r\n"
        + "/* 時間 \U0001F600 */\tengine Mine extends Small { backend = vlm } // é\r\n"
        + "let patience: Time = 5sec\r\n";

    private const string Parts = "dynosim 1.0\n\nengine Small { block = 64tok; max_sequence = 12 }\n";

    private static IReadOnlyList<Diagnostic> Findings => Compilation.Create(
        "main.dyno",
        new MemoryFileSource(new Dictionary<string, string> { ["main.dyno"] = Main, ["parts.dyno"] = Parts }))
        .Diagnostics;

    [Test]
    public void JsonHoldsEveryFileWithPlacesAndEdits()
    {
        using var document = Parse(stream => DiagnosticJson.WriteDocument(stream, Findings));
        var found = document.RootElement.GetProperty("diagnostics").EnumerateArray().ToArray();
        Assert.That(
            found.Select(each => $"{each.GetProperty("file")}:{each.GetProperty("line")} {each.GetProperty("code")}"),
            Is.EqualTo(new[] { "main.dyno:4 DYN2011", "main.dyno:5 DYN0021", "parts.dyno:3 DYN1002" }));
        Assert.Multiple(() =>
        {
            Assert.That(Under(found[0], "line", "column", "end_line", "end_column"), Is.EqualTo("vlm"));
            Assert.That(Under(found[1].GetProperty("fixes")[0], "line", "column", "end_line", "end_column"),
                Is.EqualTo("sec"));
            Assert.That(found[1].GetProperty("fixes")[0].GetProperty("new_text").GetString(), Is.EqualTo("s"));
            Assert.That(found[2].GetProperty("fixes")[0].GetProperty("new_text").GetString(),
                Is.EqualTo("max_sequences"));
        });
    }

    [Test]
    public void SarifHoldsTheSameEdits()
    {
        using var document = Parse(stream => DiagnosticSarif.WriteDocument(stream, Findings, "1.0"));
        var run = document.RootElement.GetProperty("runs")[0];
        var results = run.GetProperty("results").EnumerateArray().ToArray();
        Assert.That(run.GetProperty("columnKind").GetString(), Is.EqualTo("utf16CodeUnits"));
        Assert.That(results, Has.Length.EqualTo(3));
        foreach (var (result, finding) in results.Zip(Findings))
        {
            var edits = result.GetProperty("fixes").EnumerateArray()
                .Select(fix => fix.GetProperty("artifactChanges")[0]).ToArray();
            Assert.That(edits, Has.Length.EqualTo(finding.Fixes.Length));
            foreach (var (edit, fix) in edits.Zip(finding.Fixes))
            {
                var replacement = edit.GetProperty("replacements")[0];
                var region = replacement.GetProperty("deletedRegion");
                var text = fix.Source.Path == "main.dyno" ? Main : Parts;
                Assert.That(
                    Cut(text, region, "startLine", "startColumn", "endLine", "endColumn"),
                    Is.EqualTo(fix.Source.ToString(fix.Span)));
                Assert.That(
                    replacement.GetProperty("insertedContent").GetProperty("text").GetString(),
                    Is.EqualTo(fix.NewText));
                Assert.That(
                    edit.GetProperty("artifactLocation").GetProperty("uri").GetString(), Is.EqualTo(fix.Source.Path));
            }
        }
    }

    private static string Under(JsonElement place, params string[] names) =>
        Cut(place.GetProperty("file").GetString() == "main.dyno" ? Main : Parts, place, names);

    private static string Cut(string text, JsonElement place, params string[] names)
    {
        var lines = text.Split('\n');
        int Offset(int line, int column) => lines.Take(line - 1).Sum(each => each.Length + 1) + column - 1;
        var numbers = names.Select(name => place.GetProperty(name).GetInt32()).ToArray();
        return text[Offset(numbers[0], numbers[1])..Offset(numbers[2], numbers[3])];
    }

    private static JsonDocument Parse(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        stream.Position = 0;
        return JsonDocument.Parse(stream);
    }
}
