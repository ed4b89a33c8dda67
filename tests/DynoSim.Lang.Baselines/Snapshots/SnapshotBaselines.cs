using DynoSim.Lang.Baselines.Infrastructure;

namespace DynoSim.Lang.Baselines.Snapshots;

/// <summary>The canonical form of each sample's scenario.</summary>
public sealed class SnapshotBaselines
{
    private static IEnumerable<Sample> Samples => Sample.Of("Snapshots");

    [TestCaseSource(nameof(Samples))]
    public void Canonical_form(Sample sample)
    {
        Baseline.Check(sample.PathOf("snapshot"), Command.Run(sample, "snapshot", sample.ProgramPath, "Subject"));
        Baseline.CheckFiles(sample, "snapshot");
    }
}
