using DynoSim.Lang.Cli.Rendering;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Tests.Cli;

public sealed class SourceExcerptTests
{
    private static SourceExcerpt Of(string text, string word)
    {
        var source = new SourceText("a.dyno", text);
        return SourceExcerpt.Of(source, new TextSpan(text.IndexOf(word, StringComparison.Ordinal), word.Length));
    }

    [TestCase("a = 5 ms", "5 ms", 4, 4)]
    [TestCase("\ta = bad", "bad", 8, 3)]
    [TestCase("  \ta = bad", "bad", 8, 3)]
    [TestCase("「時間」 = bad", "bad", 11, 3)]
    [TestCase("é = bad", "bad", 4, 3)]
    [TestCase("e\u0301 = bad", "bad", 4, 3)]
    public void Carets_stand_under_the_word_whatever_stands_before(string text, string word, int start, int length)
    {
        var excerpt = Of(text, word);
        Assert.That((excerpt.CaretStart, excerpt.CaretLength), Is.EqualTo((start, length)));
    }

    [Test]
    public void A_very_long_line_is_cut_to_a_window_with_the_span_in_it()
    {
        var excerpt = Of(new string('x', 50_000) + " bad " + new string('y', 50_000), "bad");
        Assert.That(excerpt.Text, Has.Length.LessThan(110));
        Assert.That(excerpt.Text.Substring(excerpt.CaretStart, excerpt.CaretLength), Is.EqualTo("bad"));
        Assert.That(excerpt.Text, Does.StartWith("…").And.EndWith("…"));
    }

    [Test]
    public void Control_characters_do_not_reach_the_terminal()
    {
        var excerpt = Of("a\u001b[31m = bad\u0007", "bad");
        Assert.That(excerpt.Text, Does.Not.Contain('\u001b').And.Not.Contain('\u0007'));
        Assert.That(Printable.Lines("x\u001b[2Jy\r\u202e\n"), Is.EqualTo("x\uFFFD[2Jy\uFFFD\uFFFD\n"));
    }

    [Test]
    public void A_span_at_the_end_of_the_file_gets_one_caret()
    {
        var source = new SourceText("a.dyno", "abc");
        var excerpt = SourceExcerpt.Of(source, new TextSpan(3, 0));
        Assert.That((excerpt.Line, excerpt.CaretStart, excerpt.CaretLength), Is.EqualTo((1, 3, 1)));
    }

    [Test]
    public void A_span_over_several_lines_is_marked_on_its_first()
    {
        var excerpt = Of("pool serve {\n  replicas = 1\n}\n", "serve {\n  replicas = 1\n}");
        Assert.That((excerpt.Line, excerpt.CaretStart, excerpt.CaretLength), Is.EqualTo((1, 5, 7)));
    }
}
