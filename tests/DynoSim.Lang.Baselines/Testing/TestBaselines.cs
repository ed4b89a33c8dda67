using DynoSim.Lang.Baselines.Infrastructure;

namespace DynoSim.Lang.Baselines.Testing;

/// <summary>What <c>test</c> says of each sample.</summary>
public sealed class TestBaselines
{
    private static IEnumerable<Sample> Samples => Sample.Of("Testing");

    [TestCaseSource(nameof(Samples))]
    public void Verdicts(Sample sample)
    {
        Baseline.Check(
            sample.PathOf("verdicts"), Command.Run(sample, "test", sample.ProgramPath, "--no-cache"));
        Baseline.CheckFiles(sample, "verdicts");
    }
}
