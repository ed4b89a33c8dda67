using DynoSim.Lang.Baselines.Infrastructure;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Baselines.Features;

/// <summary>
/// Programs that use every construct of the language once. They check without a finding, and a value marked
/// <c>//= name: value</c> is what it says, written as the tool writes it.
/// </summary>
public sealed class FeatureTests
{
    private const string Mark = "//= ";

    /// <summary>What only a broken file has, and the file itself.</summary>
    private static readonly Type[] NoConstructs =
        [typeof(FileSyntax), typeof(SkippedTokensSyntax), typeof(ErrorMemberSyntax), typeof(MissingExpressionSyntax)];

    private static string Folder => RepositoryFolder.Of("Features");

    private static IEnumerable<string> Programs =>
        Directory.GetFiles(Folder, "*.dyno").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static IEnumerable<TestCaseData> Marks => Programs
        .SelectMany(program => File.ReadLines(Path.Combine(Folder, program))
            .Where(line => line.StartsWith(Mark, StringComparison.Ordinal))
            .Select(line => new TestCaseData(program, line[Mark.Length..])));

    [TestCaseSource(nameof(Programs))]
    public void Checks_without_a_finding(string program)
    {
        var findings = Compile(program, "").Diagnostics
            .Where(finding => finding.Descriptor != Descriptors.NotSimulatedYet);
        Assert.That(findings.Select(finding => $"{finding.Descriptor.Code} {finding.Message}"), Is.Empty);
    }

    [TestCaseSource(nameof(Marks))]
    public void A_marked_value_is_what_it_says(string program, string mark)
    {
        var colon = mark.IndexOf(": ", StringComparison.Ordinal);
        var compilation = Compile(program, $"\nlet marked_value = {mark[..colon]}\n");
        var symbol = (DefinitionSymbol?)compilation.Find("marked_value");
        Assert.That(symbol, Is.Not.Null);
        Assert.That(compilation.Evaluator.Evaluate(symbol!).Display, Is.EqualTo(mark[(colon + 2)..]));
    }

    [Test]
    public void Every_construct_occurs()
    {
        var used = Programs.SelectMany(program => SyntaxTree.Parse(Source(program)).Root.DescendantNodes())
            .Select(node => node.GetType()).ToHashSet();
        var known = typeof(SyntaxNode).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(SyntaxNode)) && !type.IsAbstract)
            .Except(NoConstructs);
        Assert.That(known.Except(used).Select(type => type.Name), Is.Empty);
    }

    private static SourceText Source(string program) =>
        new(program, File.ReadAllText(Path.Combine(Folder, program)).ReplaceLineEndings("\n"));

    private static Compilation Compile(string program, string more)
    {
        var texts = Directory.GetFiles(Folder, "*.dyno", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(Folder, path).Replace('\\', '/'),
            path => File.ReadAllText(path).ReplaceLineEndings("\n"));
        texts[program] += more;
        return Compilation.Create(program, new MemoryFileSource(texts));
    }
}
