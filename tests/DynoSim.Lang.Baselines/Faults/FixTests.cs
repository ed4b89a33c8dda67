using DynoSim.Lang.Baselines.Examples;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Baselines.Faults;

/// <summary>
/// Every edit that a finding offers is made, one at a time: the finding goes away and nothing new appears.
/// </summary>
public sealed class FixTests
{
    private static IEnumerable<MarkedProgram> Programs =>
        FaultBaselines.Programs.Concat(DiagnosticExamples.Failing.Select(example => example.Program));

    [TestCaseSource(nameof(Programs))]
    public void AnEditRemovesItsFindingAndAddsNone(MarkedProgram program)
    {
        var before = program.Findings();
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
    public void ManyCodesOfferEdits()
    {
        var codes = Programs.SelectMany(program => program.Findings())
            .Where(finding => !finding.Fixes.IsEmpty)
            .Select(finding => finding.Descriptor.Code)
            .ToHashSet();
        Assert.That(codes, Has.Count.GreaterThanOrEqualTo(20));
    }

    private static void AssertHelps(
        MarkedProgram program, IReadOnlyList<Diagnostic> before, Diagnostic finding, TextEdit fix)
    {
        var text = fix.Source.Text;
        var changed = string.Concat(text.AsSpan(0, fix.Span.Start), fix.NewText, text.AsSpan(fix.Span.End));
        var after = program.Findings(new Dictionary<string, string> { [fix.Source.Path] = changed });
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
