using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace DynoSim.Lang.Experiments.Reports.Page;

/// <summary>
/// Writes the page of a sweep: one HTML file that needs nothing else, no network and no server. The same sweep gives
/// the same bytes.
/// </summary>
public static class SweepPageWriter
{
    private const string ScriptResource = "report.min.js";
    private const string StyleResource = "report.min.css";

    /// <summary>Writes the page.</summary>
    /// <exception cref="ArgumentException">Columns of the points differ in length or number.</exception>
    public static void Write(TextWriter output, SweepPage page)
    {
        PageShape.Check(page);
        var script = Resource(ScriptResource);
        var style = Resource(StyleResource);
        output.Write("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");

        // Nothing but these two texts can run or style, whatever a name in the data may look like.
        output.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
        output.Write($"script-src 'sha256-{Hash(script)}'; style-src 'sha256-{Hash(style)}'; ");
        output.Write("img-src data:; base-uri 'none'; form-action 'none'\">\n");
        output.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        output.Write("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
        output.Write(HtmlEncoder.Default.Encode($"{page.Head.Experiment} of {page.Head.Scenario}"));
        output.Write("</title>\n<style>");
        output.Write(style);
        output.Write("</style>\n</head>\n<body>\n<div id=\"app\">");
        output.Write("<noscript>This page draws itself with the script inside it; the same figures are in ");
        output.Write("points.csv and frontier.csv.</noscript></div>\n<script type=\"application/json\" id=\"data\">");
        output.Write(SweepPageJson.Write(page));
        output.Write("</script>\n<script>");
        output.Write(script);
        output.Write("</script>\n</body>\n</html>\n");
    }

    // A browser hashes the text between the tags, line ends made one.
    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(SweepPageWriter).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly lacks {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
