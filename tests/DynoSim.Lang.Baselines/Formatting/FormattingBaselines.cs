using DynoSim.Lang.Baselines.Infrastructure;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Formatting;

namespace DynoSim.Lang.Baselines.Formatting;

/// <summary>The one layout of programs that had another.</summary>
public sealed class FormattingBaselines
{
    private const string Stage = "Formatting";

    private static IEnumerable<Sample> Samples => Sample.Of(Stage);

    [TestCaseSource(nameof(Samples))]
    public void Layout(Sample sample)
    {
        var tree = SyntaxTree.Parse(sample.Program);
        Assert.That(tree.Diagnostics, Is.Empty);
        Baseline.Check(sample.PathOf("formatted"), Formatter.Format(tree));
    }

    [TestCaseSource(nameof(Samples))]
    public void HasNoOtherFiles(Sample sample) => Baseline.CheckFiles(sample, "formatted");
}
