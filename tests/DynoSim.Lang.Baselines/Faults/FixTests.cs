using DynoSim.Lang.Baselines.Diagnostics;
using DynoSim.Lang.Semantics.Hygiene;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Baselines.Faults;

/// <summary>
/// Every edit that a finding offers is made, one at a time: the finding goes away and nothing new appears.
/// </summary>
public sealed class FixTests
{
    private static readonly SeveritySettings Everything = new(SeveritySettings.Default.Chosen, ShowsAll: true);

    private static IEnumerable<MarkedProgram> Programs =>
        FaultBaselines.Programs.Concat(DiagnosticExamples.Failing.Select(example => example.Program));

    [TestCaseSource(nameof(Programs))]
    public void AnEditRemovesItsFindingAndAddsNone(MarkedProgram program)
    {
        var before = program.Findings(severities: Everything);
        Assert.Multiple(() =>
        {
            foreach (var finding in before)
            {
                foreach (var fix in finding.Fixes)
                {
                    AssertHelps(program, before, finding, fix);
                }
            }
        });
    }

    [Test]
    public void ManyFindingsOfferEdits() => Assert.That(
        Programs.SelectMany(program => program.Findings(severities: Everything))
            .Where(finding => !finding.Fixes.IsEmpty)
            .Select(finding => finding.Descriptor.Code)
            .Distinct(),
        Has.Exactly(20).Items.Or.Count.GreaterThan(20));

    private static void AssertHelps(
        MarkedProgram program, IReadOnlyList<Diagnostic> before, Diagnostic finding, TextEdit fix)
    {
        var text = fix.Source.Text;
        var changed = string.Concat(text.AsSpan(0, fix.Span.Start), fix.NewText, text.AsSpan(fix.Span.End));
        var after = program.Findings(new Dictionary<string, string> { [fix.Source.Path] = changed }, Everything);
        var what = $"{MarkedProgram.Text(finding)} `{finding.Source.ToString(finding.Span)}` -> `{fix.NewText}`";
        Assert.That(Count(after, finding.Descriptor), Is.LessThan(Count(before, finding.Descriptor)), what);
        foreach (var group in after.GroupBy(found => found.Descriptor))
        {
            Assert.That(
                group.Count(),
                Is.LessThanOrEqualTo(Count(before, group.Key)),
                $"{what}: {group.Key.Code} {string.Join("; ", group.Select(found => found.Message))}");
        }
    }

    private static int Count(IReadOnlyList<Diagnostic> findings, DiagnosticDescriptor descriptor) =>
        findings.Count(found => found.Descriptor == descriptor);
}
