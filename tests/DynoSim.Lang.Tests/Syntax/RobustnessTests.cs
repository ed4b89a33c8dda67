using System.Text;

namespace DynoSim.Lang.Tests.Syntax;

/// <summary>
/// No text whatever makes the front end throw, hang or lose a character. The suite tries a few thousand texts; with
/// DYNOSIM_FUZZ=100000 it is as many mutants, as many sentences and ten times as many texts of raw bytes.
/// </summary>
public sealed class RobustnessTests
{
    [Test]
    public void MutantsOfProgramsPassThrough()
    {
        var programs = Programs.All;
        var perProgram = (FrontEnd.CountOf(12 * programs.Length) + programs.Length - 1) / programs.Length;
        var frontEnd = new FrontEnd();
        frontEnd.Run(
            programs.SelectMany((program, seed) => Mutants.Of(program.Text, seed, perProgram)
                .Select((text, i) => ($"mutant {i} of {program.Name}", text, (Sample?)program))),
            bindsEvery: FrontEnd.IsFull ? 4 : 1);
        Assert.That(frontEnd.Count, Is.EqualTo(programs.Length * perProgram));
    }

    [Test]
    public void PrefixesAndSuffixesOfProgramsPassThrough()
    {
        var share = FrontEnd.CountOf(3, 0.0005);
        var frontEnd = new FrontEnd();
        frontEnd.Run(
            Programs.All.SelectMany((program, seed) => Enumerable.Range(0, share).SelectMany(i =>
            {
                var cut = new Mutants.Draw((seed * 1_000) + i).Below(program.Text.Length + 1);
                return new[]
                {
                    ($"first {cut} of {program.Name}", program.Text[..cut], (Sample?)program),
                    ($"{program.Name} from {cut}", program.Text[cut..], program),
                };
            })),
            bindsEvery: 3);
        Assert.That(frontEnd.Count, Is.GreaterThan(50));
    }

    [Test]
    public void SentencesOfTheGrammarPassThrough()
    {
        var count = FrontEnd.CountOf(400);
        var frontEnd = new FrontEnd();
        frontEnd.Run(
            Enumerable.Range(0, count).Select(seed => ($"sentence {seed}", new Sentences(seed).File(), (Sample?)null)),
            bindsEvery: 4);
        Assert.That(frontEnd.Count, Is.EqualTo(count));
    }

    [Test]
    public void RawBytesPassThrough()
    {
        var count = FrontEnd.CountOf(2_000, 10);
        var frontEnd = new FrontEnd();
        frontEnd.Run(
            Enumerable.Range(0, count).Select(seed => (
                $"bytes {seed}", seed % 2 == 0 ? Mutants.Noise(seed) : Bytes(seed), (Sample?)null)),
            bindsEvery: 20);
        Assert.That(frontEnd.Count, Is.EqualTo(count));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void AnyStringPassesThrough(string? text) =>
        new FrontEnd().Run([(text ?? "", text ?? "", null)]);

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

    private static string Bytes(int seed)
    {
        var draw = new Mutants.Draw(seed);
        var bytes = new byte[draw.Below(seed % 16 == 1 ? 300 : 40)];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)draw.Below(256);
        }

        // Half of them as a file would be that begins well.
        return (seed % 4 == 1 ? "dynosim 1.0\n" : "") + Encoding.UTF8.GetString(bytes);
    }
}
