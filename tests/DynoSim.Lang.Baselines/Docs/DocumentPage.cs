using DynoSim.Lang.Baselines.Infrastructure;

namespace DynoSim.Lang.Baselines.Docs;

/// <summary>A page of the repository's <c>docs</c>, whole or in part made from the code it is about.</summary>
internal static class DocumentPage
{
    /// <summary>The whole page is generated.</summary>
    public static void Check(string name, string text) => Baseline.Check(PathOf(name), text);

    /// <summary>
    /// The part between two marks is generated, the rest is written by hand: <c>&lt;!-- begin x --&gt;</c> to
    /// <c>&lt;!-- end x --&gt;</c>.
    /// </summary>
    public static void CheckPart(string name, string part, string text)
    {
        var page = File.ReadAllText(PathOf(name)).ReplaceLineEndings("\n");
        var begin = $"<!-- begin {part} -->\n";
        var start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var end = page.IndexOf($"<!-- end {part} -->", StringComparison.Ordinal);
        Assert.That(end, Is.GreaterThanOrEqualTo(start), $"{name} has no part `{part}`");
        Baseline.Check(PathOf(name), $"{page[..start]}\n{text.Trim('\n')}\n\n{page[end..]}");
    }

    /// <summary>A cell of a table: bars would end it.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>A cell of code; empty for nothing.</summary>
    public static string Code(string? text) => string.IsNullOrEmpty(text) ? "" : $"`{Cell(text)}`";

    private static string PathOf(string name) => Path.Combine(Approval.Root, "docs", name);
}
