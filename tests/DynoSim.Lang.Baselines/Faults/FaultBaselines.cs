using DynoSim.Lang.Baselines.Infrastructure;

namespace DynoSim.Lang.Baselines.Faults;

/// <summary>
/// Programs with one to four faults each: every fault is told once, where it is, and nothing that follows from it.
/// </summary>
public sealed class FaultBaselines
{
    internal static IEnumerable<MarkedProgram> Programs =>
        Directory.GetDirectories(RepositoryFolder.Of("Faults")).Order(StringComparer.Ordinal)
            .Select(folder => new MarkedProgram(folder, Path.GetFileName(folder) + ".dyno"));

    [Test]
    public void ThereAreManyPrograms() => Assert.That(Programs.Count(), Is.GreaterThanOrEqualTo(60));

    [TestCaseSource(nameof(Programs))]
    public void EveryFaultIsFoundOnce(MarkedProgram program) => Assert.That(
        program.Findings().Select(MarkedProgram.Text).Order(StringComparer.Ordinal), Is.EqualTo(program.Marks));

    [TestCaseSource(nameof(Programs))]
    public void Diagnostics(MarkedProgram program) => Baseline.Check(
        Path.ChangeExtension(program.Entry, "diagnostics"), program.Render(program.Findings()));
}
