using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Tests.Corpus;

/// <summary>
/// The whole corpus against its marks: every fault told once, with its code, on its line, and nothing else.
/// </summary>
[Category("Corpus")]
public sealed class CorpusAgreementTests
{
    /// <summary>
    /// Marks that yield to a decision; the corpus' own list of such marks names both programs. Where no metric is
    /// produced the code is DYN7011 (decision 21): the name is known, the scenario lacks an SLO. A typographic quote is
    /// an invalid character, DYN0014 (decision 64).
    /// </summary>
    private static readonly Dictionary<string, string[]> Corrected = new()
    {
        ["157-goodput-without-slo.dyno"] = ["157-goodput-without-slo.dyno:9 DYN7011"],
        ["178-smart-quotes.dyno"] = ["178-smart-quotes.dyno:3 DYN0014"],
    };

    [Test]
    public void ValidProgramsCheckClean()
    {
        // Where the corpus is absent the test is skipped, which nothing inside a group of assertions may do.
        var programs = CorpusProgram.In("valid");
        Assert.Multiple(() =>
        {
            Assert.That(programs, Has.Count.GreaterThan(25));
            foreach (var program in programs)
            {
                // That something is not simulated yet is said of this version, not of the program.
                var findings = program.Findings().Where(found => found.Descriptor != Descriptors.NotSimulatedYet
                    || found.Severity != Severity.Info);
                Assert.That(findings.Select(found => $"{CorpusProgram.Text(found)}: {found.Message}"), Is.Empty,
                    program.Name);
            }
        });
    }

    [Test]
    public void ValidProgramsHaveTheValuesTheyAreMarkedWith()
    {
        // Where the corpus is absent the test is skipped, which nothing inside a group of assertions may do.
        var programs = CorpusProgram.In("valid");
        Assert.Multiple(() =>
        {
            var count = 0;
            foreach (var program in programs)
            {
                foreach (var (name, value) in program.Values)
                {
                    count++;
                    Assert.That(CorpusValues.Differs(program.Entry, name, value), Is.Null, $"{program.Name}: {name}");
                }
            }

            Assert.That(count, Is.GreaterThan(40));
        });
    }

    [Test]
    public void FaultyProgramsHaveTheFindingsTheyAreMarkedWith()
    {
        // Where the corpus is absent the test is skipped, which nothing inside a group of assertions may do.
        var programs = CorpusProgram.In("faulty");
        Assert.Multiple(() =>
        {
            Assert.That(programs, Has.Count.GreaterThan(70));
            foreach (var program in programs)
            {
                var found = program.Findings().Select(CorpusProgram.Text).Order(StringComparer.Ordinal);
                var marks = Corrected.GetValueOrDefault(program.Name) ?? program.Marks;
                Assert.That(found, Is.EqualTo(marks), program.Name);
            }
        });
    }
}
