using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Experiments.Verification;
using DynoSim.Lang.Simulation.Kernel.Verification;

namespace DynoSim.Lang.Tests.Verification;

/// <summary>A case means the same as the files made of it.</summary>
internal sealed class CaseFilesTests
{
    private static readonly EngineDifference _none = new("run", "nothing", "same", "same");

    [Test]
    public void Files_give_the_result_of_the_case([Range(1, 12)] int seed)
    {
        // Rows that a duration cuts off before the run are not in the result of the files.
        var drawn = RandomScenario.Draw(seed).Expressed();
        var given = drawn with
        {
            Scenario = drawn.Scenario with { Workload = drawn.Scenario.Workload with { Duration = null } },
        };
        var folder = Directory.CreateTempSubdirectory("dynosim-case-").FullName;
        try
        {
            foreach (var (name, text) in CaseFiles.Of(given, own: null, _none))
            {
                File.WriteAllText(Path.Combine(folder, name), text);
            }

            var outcome = ScenarioRunner.ForUser().Run(new RunRequest
            {
                File = Path.Combine(folder, CaseFiles.ScenarioName),
                Engine = EngineChoice.Reference,
            });
            if (EngineComparison.ReferenceResult(given) is { } expected && outcome.Result is { } result)
            {
                Assert.That(EngineComparison.Difference(expected, result), Is.Null, "case, then files");
                return;
            }

            Assert.Fail(string.Join('\n', outcome.Diagnostics.Select(found => found.Message)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
