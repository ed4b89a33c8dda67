namespace DynoSim.Lang.Tests.Syntax;

/// <summary>The text stage over the whole corpus: nothing found in valid programs, the marks in faulty ones.</summary>
public sealed class CorpusTests
{
    /// <summary>
    /// Marks that yield to a decision: a typographic quote is an invalid character (decision 64), which is what the
    /// corpus' own list of such marks says of this program.
    /// </summary>
    private static readonly Dictionary<string, string[]> Corrected = new()
    {
        ["178-smart-quotes.dyno"] = ["DYN0014@3"],
    };

    [Test]
    public void ValidProgramsHaveNoFindings()
    {
        var files = CorpusFiles.In("valid");
        Assert.That(files, Has.Length.GreaterThan(30));
        Assert.Multiple(() =>
        {
            foreach (var file in files)
            {
                var tree = Texts.Parse(File.ReadAllText(file));
                Texts.AssertWhole(tree);
                Assert.That(Texts.Findings(tree), Is.Empty, file);
            }
        });
    }

    [Test]
    public void FaultyProgramsHaveTheFindingsTheyAreMarkedWith()
    {
        var (marked, files) = (0, CorpusFiles.In("faulty"));
        Assert.Multiple(() =>
        {
            foreach (var file in files)
            {
                var text = File.ReadAllText(file);
                var tree = Texts.Parse(text);
                Texts.AssertWhole(tree);
                var expected = Corrected.GetValueOrDefault(Path.GetFileName(file)) ?? CorpusFiles.Marks(text);
                marked += expected.Length;
                Assert.That(Texts.Findings(tree), Is.EqualTo(expected), file);
            }
        });
        Assert.That(marked, Is.GreaterThan(20));
    }
}
