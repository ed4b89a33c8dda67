using System.Text.RegularExpressions;
using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Tests.Quantities;

/// <summary>
/// The literals of the language corpus: all of the valid programs, and the marked faults of the faulty ones.
/// </summary>
public sealed partial class CorpusLiteralTests
{
    private static readonly string Corpus = FindCorpus();

    [Test]
    public void EveryLiteralOfAValidProgramIsOne()
    {
        RequireCorpus();
        var wrong = new List<string>();
        var read = 0;
        foreach (var file in ValidPrograms())
        {
            foreach (var literal in Literals(File.ReadAllText(file)))
            {
                read++;
                if (!QuantityLiteral.Parse(literal).TryGet(out _, out var error))
                {
                    wrong.Add($"{Path.GetFileName(file)}: {literal}: {error.Message}");
                }
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(read, Is.GreaterThan(300));
    }

    [TestCase("015-bad-number.dyno", QuantityFault.BadNumber, 3)]
    [TestCase("017-unknown-unit.dyno", QuantityFault.UnknownUnit, 4)]
    [TestCase("019-m-ambiguous.dyno", QuantityFault.AmbiguousUnit, 2)]
    [TestCase("021-division-spacing.dyno", QuantityFault.UnitSpacing, 1)]
    [TestCase("023-mixed-quantity.dyno", QuantityFault.MixedQuantity, 1)]
    public void AFaultyProgramHasTheMarkedFaults(string file, QuantityFault fault, int count)
    {
        RequireCorpus();
        var faults = Literals(File.ReadAllText(Path.Combine(Corpus, "faulty", file)))
            .Select(literal => QuantityLiteral.Parse(literal).Error?.Fault)
            .Where(found => found is not null)
            .ToArray();
        Assert.That(faults, Is.EqualTo(Enumerable.Repeat((QuantityFault?)fault, count)));
    }

    [Test]
    public void TheRemarkedSpellingsAreNotCanonical()
    {
        RequireCorpus();
        var remarked = Literals(File.ReadAllText(Path.Combine(Corpus, "faulty", "165-non-canonical.dyno")))
            .Where(literal => QuantityLiteral.Parse(literal).Value is { IsCanonical: false });
        Assert.That(remarked, Is.EqualTo(new[] { "64KB", "10\u00B5s" }));
    }

    private static IEnumerable<string> ValidPrograms() =>
        Directory.EnumerateFiles(Path.Combine(Corpus, "valid"), "*.dyno", SearchOption.AllDirectories);

    private static void RequireCorpus()
    {
        if (Corpus.Length == 0)
        {
            Assert.Ignore("the language corpus ../shared/language is not there");
        }
    }

    private static string FindCorpus()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DynoSim.Lang.sln")))
            {
                var corpus = Path.Combine(folder.FullName, "..", "shared", "language");
                return Directory.Exists(corpus) ? corpus : "";
            }
        }

        return "";
    }

    /// <summary>Runs of characters that begin like a number, outside comments, strings and names.</summary>
    private static IEnumerable<string> Literals(string program) => NumberRun()
        .Matches(Ignored().Replace(program, " "))
        .Select(match => match.Value.Split("..")[0].TrimEnd('.'));

    [GeneratedRegex("//[^\n]*|\"[^\"\n]*\"")]
    private static partial Regex Ignored();

    [GeneratedRegex(
        @"(?<![A-Za-z0-9_.])\$?[0-9]"
        + @"(?:[0-9A-Za-z_%\u00B5\u03BC]|\.(?!\.)|/(?=[A-Za-z])|(?<=[0-9][eE])[+-](?=[0-9]))*")]
    private static partial Regex NumberRun();
}
