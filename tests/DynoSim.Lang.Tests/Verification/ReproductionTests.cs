using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Verification;

/// <summary>
/// Scenarios on which the engines once differed, as the self-check left them; each says what it was about.
/// </summary>
internal sealed class ReproductionTests
{
    private static string Folder => RepositoryFile.Of("tests/DynoSim.Lang.Tests/Verification/Reproductions");

    private static IEnumerable<string> Names => Directory.GetDirectories(Folder).Select(Path.GetFileName).Order()!;

    [TestCaseSource(nameof(Names))]
    public void Engines_agree(string name)
    {
        var outcome = CommandRunner.Run("run", Path.Combine(Folder, name, "reproduction.dyno"), "--verify");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
    }
}
