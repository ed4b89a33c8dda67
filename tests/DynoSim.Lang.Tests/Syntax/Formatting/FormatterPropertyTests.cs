using DynoSim.Lang.Syntax.Formatting;

namespace DynoSim.Lang.Tests.Syntax.Formatting;

/// <summary>
/// Formatting twice is formatting once; tokens and comments stay; a damaged file stays. Over programs of people, of the
/// grammar, and both laid out as nobody would.
/// </summary>
public sealed class FormatterPropertyTests
{
    [Test]
    public void ProgramsKeepWhatTheyHold()
    {
        Assert.Multiple(() =>
        {
            foreach (var program in Programs.All)
            {
                Assert.That(Layout.FaultOf(program.Text), Is.Null, program.Name);
            }
        });
    }

    [Test]
    public void LinesFitTheColumns()
    {
        Assert.Multiple(() =>
        {
            foreach (var program in Programs.All)
            {
                var tree = Texts.Parse(program.Text);
                if (!Layout.IsDamaged(tree))
                {
                    Assert.That(Layout.WideLines(Formatter.Format(tree)), Is.Empty, program.Name);
                }
            }
        });
    }

    [Test]
    public void ProgramsLaidOutAnyWayKeepWhatTheyHold()
    {
        var programs = Programs.Own.Concat(Programs.Corpus("valid")).ToArray();
        var each = Math.Max(1, FrontEnd.CountOf(10 * programs.Length) / programs.Length);
        var tried = 0;
        foreach (var (program, i) in programs.SelectMany(program => Enumerable.Range(0, each), (a, b) => (a, b)))
        {
            var text = Respacing.Of(program.Text, i, commentPercent: i % 3 * 12);
            tried += Layout.IsDamaged(Texts.Parse(text)) ? 0 : 1;
            Assert.That(Layout.FaultOf(text), Is.Null, () => $"{program.Name}, seed {i}\n{text}");
        }

        Assert.That(tried, Is.GreaterThan(programs.Length * each / 2), "most programs have no errors laid out anew");
    }

    [Test]
    public void TheLayoutIsOneWhateverTheFirst()
    {
        foreach (var program in Programs.Own.Concat(Programs.Corpus("valid")))
        {
            var layouts = Enumerable.Range(0, 4)
                .Select(seed => Respacing.Of(program.Text, seed, commentPercent: 0))
                .Select(text => text.Replace("\n\n\n", "\n").Replace("\n \n", "\n"))
                .Select(Texts.Parse).Where(tree => !Layout.IsDamaged(tree))
                .Select(Formatter.Format).ToArray();
            Assert.That(layouts, Has.Length.GreaterThan(2), program.Name);
            Assert.That(layouts.Distinct().Count(), Is.EqualTo(1), program.Name);
        }
    }

    [Test]
    public void SentencesOfTheGrammarKeepWhatTheyHold()
    {
        var tried = 0;
        for (var seed = 0; seed < FrontEnd.CountOf(300, 0.2); seed++)
        {
            var sentence = new Sentences(seed).File();
            if (!Layout.IsDamaged(Texts.Parse(sentence)))
            {
                tried++;
                var text = Respacing.Of(sentence, seed, commentPercent: 10);
                Assert.That(Layout.FaultOf(text), Is.Null, () => $"seed {seed}\n{text}");
            }
        }

        Assert.That(tried, Is.GreaterThan(50));
    }
}
