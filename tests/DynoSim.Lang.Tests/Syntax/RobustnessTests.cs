using System.Diagnostics;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Tests.Syntax;

/// <summary>No text whatever makes the parser throw, hang or lose a character.</summary>
public sealed class RobustnessTests
{
    [Test]
    public void MutantsOfTheCorpusParseWhole()
    {
        var count = 0;
        var seed = 0;
        foreach (var file in CorpusFiles.In("valid").Concat(CorpusFiles.In("faulty")))
        {
            foreach (var mutant in Mutants.Of(File.ReadAllText(file), seed++, 30))
            {
                CheckTimed(mutant, file);
                count++;
            }
        }

        Assert.That(count, Is.GreaterThan(2_000));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void NoiseParsesWhole(int seed) => CheckTimed(Mutants.Noise(seed), $"seed {seed}");

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void AnyStringParsesWhole(string? text) => CheckTimed(text ?? "", text ?? "");

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void BytesParseWhole(byte[]? bytes) =>
        CheckTimed(System.Text.Encoding.UTF8.GetString(bytes ?? []), "bytes");

    [Test]
    public void BrokenFilesHaveFindings()
    {
        foreach (var file in CorpusFiles.In("valid"))
        {
            var text = File.ReadAllText(file);
            var brace = text.LastIndexOf('}');
            if (brace < 0)
            {
                continue;
            }

            var tree = Texts.Parse(text[..brace] + text[(brace + 1)..]);
            Assert.That(tree.Diagnostics, Is.Not.Empty, file);
        }
    }

    private static void CheckTimed(string text, string name)
    {
        var watch = Stopwatch.StartNew();
        var tree = Texts.Parse(text);
        watch.Stop();
        Texts.AssertWhole(tree);
        var tokens = Texts.Tokens(tree.Root).Count();
        // Generous, since the machine may be busy: what it must catch is growth beyond all bounds.
        var allowed = TimeSpan.FromSeconds(2) + (tokens * TimeSpan.FromMilliseconds(1));
        Assert.That(watch.Elapsed, Is.LessThan(allowed), name);
        Assert.That(tree.Diagnostics.Length, Is.LessThanOrEqualTo(SyntaxLimits.MaxDiagnostics), name);
        var isDamaged = tree.Root.DescendantNodes().Any(node => node is SkippedTokensSyntax or ErrorMemberSyntax)
            || Texts.Tokens(tree.Root).Any(token => token.IsMissing);
        var isMark = text.StartsWith('\uFEFF');
        Assert.That(tree.Diagnostics.IsEmpty && isDamaged && !isMark, Is.False, $"damage without a finding: {name}");
    }
}
