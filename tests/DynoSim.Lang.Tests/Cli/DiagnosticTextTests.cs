using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Tests.Cli;

public sealed class DiagnosticTextTests
{
    private static readonly SourceText _source = new("hardware.dyno", "dynosim 1.0\nlink a { bandwidth = 400Gb/s }\n");
    private static readonly DiagnosticDescriptor _descriptor =
        new("DYN0022", "ambiguous-unit", Severity.Error, "A unit that could be two.");

    private static string Render(Action<Display> write)
    {
        using var writer = new StringWriter();
        write(new PlainDisplay(writer));
        return writer.ToString();
    }

    [Test]
    public void A_finding_shows_code_sentence_place_reason_notes_and_help()
    {
        var diagnostic = new Diagnostic(
            _descriptor, _source, new TextSpan(33, 6), "`Gb` could mean gigabit or gigabyte, a factor of 8")
        {
            Label = "`bandwidth` is Bytes/Time",
            Notes = ["400Gbit/s is 50GB/s"],
            Help = "write `400Gbit/s` (50GB/s) or `400GB/s`",
            Related = [new RelatedSpan(_source, new TextSpan(12, 4), "the link is declared")],
        };
        Assert.That(Render(display => DiagnosticText.Write(display, diagnostic)), Is.EqualTo(
            """
            error DYN0022 ambiguous-unit: `Gb` could mean gigabit or gigabyte, a factor of 8
              --> hardware.dyno:2:22
            2 | link a { bandwidth = 400Gb/s }
              |                      ^^^^^^ `bandwidth` is Bytes/Time
              = 400Gbit/s is 50GB/s
              = note: the link is declared at hardware.dyno:2:1
              = help: write `400Gbit/s` (50GB/s) or `400GB/s`

            """));
    }

    [Test]
    public void Thousands_of_findings_are_counted_but_not_all_shown()
    {
        var diagnostics = Enumerable.Range(0, 5_000)
            .Select(_ => new Diagnostic(_descriptor, _source, new TextSpan(0, 1), "again")).ToArray();
        var text = Render(display => DiagnosticText.WriteAll(display, diagnostics));
        Assert.That(text, Does.Contain("4800 more, not shown").And.Contain("5000 errors"));
        Assert.That(text.Split('\n'), Has.Length.LessThan(1_300));
    }
}
