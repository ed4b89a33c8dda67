using DynoSim.Lang.Simulation.Kernel.Verification;

namespace DynoSim.Lang.SimulationTests.Equality;

/// <summary>
/// The accelerated kernel answers what the reference stepper answers: every time, worker, count and gap, over random
/// scenarios that switch every setting on and off. `dynosim selfcheck` runs as many more as one likes.
/// </summary>
[TestFixture]
internal sealed class EqualityTests
{
    private const int Batches = 12;
    private const int ScenariosOfBatch = 50;

    [Test]
    public void EnginesAgree([Range(0, Batches - 1)] int batch)
    {
        var differences = new List<string>();
        for (var seed = (batch * ScenariosOfBatch) + 1; seed <= (batch + 1) * ScenariosOfBatch; seed++)
        {
            if (EngineComparison.DifferenceOfAll(RandomScenario.Draw(seed)) is { } difference)
            {
                differences.Add($"seed {seed}: {difference}");
            }
        }

        Assert.That(differences, Is.Empty);
    }
}
