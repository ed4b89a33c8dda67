using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Tests.Corpus;

/// <summary>
/// Every edit that a finding in the corpus offers is made, one at a time: the finding goes away, no other comes but
/// remarks on what a file without errors does not use.
/// </summary>
[Category("Corpus")]
public sealed class CorpusFixTests
{
    [Test]
    public void AnEditRemovesItsFindingAndAddsNone()
    {
        // Where the corpus is absent the test is skipped, which nothing inside a group of assertions may do.
        var programs = CorpusProgram.In("faulty");
        Assert.Multiple(() =>
        {
            var edits = 0;
            foreach (var program in programs)
            {
                var before = program.Findings();
                foreach (var (finding, fix) in before.SelectMany(found => found.Fixes.Select(fix => (found, fix))))
                {
                    edits++;
                    AssertHelps(program, before, finding, fix);
                }
            }

            Assert.That(edits, Is.GreaterThan(30));
            TestContext.Out.WriteLine($"{edits} edits");
        });
    }

    private static void AssertHelps(
        CorpusProgram program, IReadOnlyList<Diagnostic> before, Diagnostic finding, TextEdit fix)
    {
        var text = fix.Source.Text;
        var changed = string.Concat(text.AsSpan(0, fix.Span.Start), fix.NewText, text.AsSpan(fix.Span.End));
        var after = program.Findings(fix.Source.Path, changed);
        var what = $"{CorpusProgram.Text(finding)} `{finding.Source.ToString(finding.Span)}` -> `{fix.NewText}`";
        Assert.That(Count(after, finding.Descriptor), Is.LessThan(Count(before, finding.Descriptor)), what);
        foreach (var group in after.GroupBy(found => found.Descriptor).Where(group => !IsOfSoundFiles(group.Key)))
        {
            Assert.That(
                group.Count(),
                Is.LessThanOrEqualTo(Count(before, group.Key)),
                $"{what}: {group.Key.Code} {string.Join("; ", group.Select(found => found.Message))}");
        }
    }

    private static bool IsOfSoundFiles(DiagnosticDescriptor descriptor) =>
        descriptor == Descriptors.UnusedImport || descriptor == Descriptors.UnusedDeclaration;

    private static int Count(IReadOnlyList<Diagnostic> findings, DiagnosticDescriptor descriptor) =>
        findings.Count(found => found.Descriptor == descriptor);
}
