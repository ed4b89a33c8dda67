using DynoSim.Lang.Baselines.Infrastructure;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Baselines.Syntax;

/// <summary>What the text stage makes of a program: its tokens, its tree, its findings.</summary>
public sealed class SyntaxBaselines
{
    private const string Stage = "Syntax";

    private static IEnumerable<Sample> Samples => Sample.Of(Stage);

    [TestCaseSource(nameof(Samples))]
    public void Tokens(Sample sample)
    {
        var tree = SyntaxTree.Parse(sample.Program);
        Baseline.Check(sample.PathOf("tokens"), TokensText.Render(tree.Source, tree.Root));
    }

    [TestCaseSource(nameof(Samples))]
    public void Tree(Sample sample) =>
        Baseline.Check(sample.PathOf("tree"), TreeText.Render(SyntaxTree.Parse(sample.Program).Root));

    [TestCaseSource(nameof(Samples))]
    public void Diagnostics(Sample sample)
    {
        var tree = SyntaxTree.Parse(sample.Program);
        Baseline.Check(sample.PathOf("diagnostics"), DiagnosticsText.Render(tree.Source, tree.Diagnostics));
    }

    [TestCaseSource(nameof(Samples))]
    public void PrintsBack(Sample sample)
    {
        var program = sample.Program;
        Assert.That(SyntaxTree.Parse(program).Root.ToFullString(), Is.EqualTo(program.Text));
    }

    [TestCaseSource(nameof(Samples))]
    public void HasNoOtherFiles(Sample sample) => Baseline.CheckFiles(sample, "tokens", "tree", "diagnostics");

    [TestCaseSource(nameof(Samples))]
    public void NewlinesAreAsNamed(Sample sample)
    {
        var text = sample.Program.Text;
        var returns = text.Count(c => c == '\r');
        var expected = sample.Name.EndsWith("_CRLF", StringComparison.Ordinal) ? text.Count(c => c == '\n') : 0;
        Assert.That(returns, Is.EqualTo(expected));
    }

    [Test]
    public void EveryFindingOfTheTextStageIsShown()
    {
        var shown = Samples.SelectMany(sample => SyntaxTree.Parse(sample.Program).Diagnostics)
            .Select(diagnostic => diagnostic.Descriptor.Code).ToHashSet();
        var known = Descriptors.All.Select(descriptor => descriptor.Code)
            .Where(code => code.StartsWith("DYN0", StringComparison.Ordinal)).ToArray();
        Assert.That(known, Has.Length.GreaterThan(10));
        Assert.That(known.Except(shown), Is.Empty);
    }
}
