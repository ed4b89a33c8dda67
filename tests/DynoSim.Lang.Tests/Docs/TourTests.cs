using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Docs;

/// <summary>The tour of the language compiles and runs, and what it says does not compile fails as it says.</summary>
public sealed class TourTests
{
    private static readonly Tour Page =
        new(File.ReadAllText(RepositoryFile.Of("docs/language.md")).ReplaceLineEndings("\n"));

    private static IEnumerable<TestCaseData> Broken =>
        Page.Broken.Select(broken => new TestCaseData(broken.Program, broken.Codes).SetArgDisplayNames(broken.Title));

    [Test]
    public void The_file_checks_clean()
    {
        Assert.That(Page.Pieces, Is.GreaterThan(8));
        Assert.That(Findings(Page.Program), Is.Empty);
    }

    [TestCaseSource(nameof(Broken))]
    public void A_broken_piece_fails_as_marked(string program, string[] codes) =>
        Assert.That(Findings(program).Select(finding => finding.Descriptor.Code), Is.EqualTo(codes));

    [Test]
    public void The_file_runs()
    {
        var folder = Directory.CreateTempSubdirectory("dynosim-tour-").FullName;
        try
        {
            var path = Path.Combine(folder, "tour.dyno");
            File.WriteAllText(path, Page.Program);
            var outcome = CommandRunner.Run("run", path);
            Assert.That(outcome.ExitCode, Is.Zero, outcome.Everything);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<Diagnostic> Findings(string program) =>
        Compilation.Create("tour.dyno", MemoryFileSource.Of("tour.dyno", program)).Diagnostics
            .Where(finding => finding.Severity >= Severity.Warning);
}
