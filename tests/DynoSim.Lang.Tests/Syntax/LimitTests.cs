using System.Diagnostics;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Tests.Syntax;

/// <summary>Beyond the published limits stands DYN0030; up to them everything parses, on a small stack too.</summary>
public sealed class LimitTests
{
    private const int SmallStack = 1024 * 1024;

    private static readonly (string Name, Func<int, string> Make)[] Nestings =
    [
        ("parentheses", n => "let a = " + new string('(', n) + "1" + new string(')', n)),
        ("lists", n => "let a = " + new string('[', n) + "1" + new string(']', n)),
        ("records", n => "let a = " + Repeat("{ b = ", n) + "1" + Repeat(" }", n)),
        ("blocks", n => Repeat("engine E { ", n) + Repeat(" }", n)),
        ("calls", n => "let a = " + Repeat("f(", n) + "1" + Repeat(")", n)),
        ("call chains", n => "let a = f" + Repeat("()", n)),
        ("indices", n => "let a = f" + Repeat("[0]", n)),
        ("members", n => "let a = f" + Repeat(".b", n)),
        ("amendments", n => "let a = f" + Repeat(" with { }", n)),
        ("signs", n => "let a = " + Repeat("-", n) + "1"),
        ("negations", n => "let a = " + Repeat("not ", n) + "true"),
        ("powers", n => "let a = 1" + Repeat(" ^ 2", n)),
        ("sums", n => "let a = 1" + Repeat(" + 2", n)),
        ("conjunctions", n => "let a = b" + Repeat(" and b", n)),
        ("defaults", n => "let a = b" + Repeat(" ?? b", n)),
        ("choices", n => "let a = " + Repeat("if b then c else ", n) + "d"),
        ("conditions", n => "let a = " + Repeat("if ", n) + "b" + Repeat(" then c else d", n)),
        ("cases", n => "planner P { every 5s { when a { }" + Repeat(" else when a { }", n) + " } }"),
        ("types", n => "param a: " + Repeat("List<", n) + "Time" + Repeat(">", n)),
        ("type pairs", n => "param a: " + Repeat("Map<A, ", n) + "Time" + Repeat(">", n)),
        ("type parentheses", n => "param a: " + new string('(', n) + "Time" + new string(')', n)),
        ("alternating", n => "let a = " + Repeat("-(", n) + "1" + Repeat(")", n)),
        ("negated steps", n => "let a = " + Repeat("not 1..2 step (", n) + "1" + Repeat(")", n)),
    ];

    private static IEnumerable<string> Names => Nestings.Select(nesting => nesting.Name);

    [TestCaseSource(nameof(Names))]
    public void DeepTextsAreRefusedInTime(string name)
    {
        var make = Nestings.Single(nesting => nesting.Name == name).Make;
        var length = name is "parentheses" or "blocks" or "signs" or "sums" or "cases" or "types" ? 1_000_000 : 50_000;
        var text = make(length / (make(2).Length - make(1).Length));
        var watch = Stopwatch.StartNew();
        var tree = OnSmallStack(() => Texts.ParseBody(text + "\nlet last = 1 + \n"));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)));
        Texts.AssertWhole(tree);
        Assert.That(Texts.Findings(tree), Is.EqualTo(new[] { "DYN0030@2", "DYN0010@3" }));
        Assert.That(DepthOf(tree.Root), Is.LessThan(20));
    }

    [TestCaseSource(nameof(Names))]
    public void DeepTextsWithoutTheirEndAreRefusedInTime(string name)
    {
        var make = Nestings.Single(nesting => nesting.Name == name).Make;
        var text = make(50_000 / (make(2).Length - make(1).Length));
        var tree = OnSmallStack(() => Texts.ParseBody(text[..(text.Length / 2)]));
        Texts.AssertWhole(tree);
        Assert.That(tree.Diagnostics.Select(diagnostic => diagnostic.Descriptor.Code), Does.Contain("DYN0030"));
    }

    [TestCaseSource(nameof(Names))]
    public void TextsUpToTheLimitParse(string name)
    {
        var make = Nestings.Single(nesting => nesting.Name == name).Make;
        var most = Enumerable.Range(1, SyntaxLimits.MaxNesting).Last(n => !IsRefused(make(n)));
        Assert.That(most, Is.GreaterThan(SyntaxLimits.MaxNesting / 8));
        var tree = OnSmallStack(() => Texts.ParseBody(make(most)));
        Texts.AssertWhole(tree);
        Assert.That(Texts.Findings(tree), Is.Empty);
        Assert.That(DepthOf(tree.Root), Is.LessThan(4 * SyntaxLimits.MaxNesting));
    }

    [Test]
    public void ManyMembersAreNotDeep()
    {
        var body = Repeat("  when a.b < 3 { scale c.d by -1 }\n  x.y = -1 + 2\n  pool p { }\n  a.b { }\n", 500);
        var tree = Texts.ParseBody(
            "planner P { every 5s {\n" + body + "} }\nlet l = [" + Repeat("1 + 2, ", 2_000) + "]");
        Assert.That(Texts.Findings(tree), Is.Empty);
    }

    [Test]
    public void AFileThatIsTooLongIsNotRead()
    {
        var tree = Texts.Parse(new string(' ', SyntaxLimits.MaxFileLength + 1));
        Assert.That(Texts.Findings(tree), Is.EqualTo(new[] { "DYN0030@1" }));
        Assert.That(tree.Root.ToFullString(), Has.Length.EqualTo(SyntaxLimits.MaxFileLength + 1));
    }

    [Test]
    public void ABurstOfInvalidCharactersIsAHandfulOfFindings()
    {
        var tree = Texts.ParseBody("let a = 1\n" + Repeat("~ \u2603 1\n", 5_000));
        Texts.AssertWhole(tree);
        var invalid = tree.Diagnostics.Where(diagnostic => diagnostic.Descriptor.Code == "DYN0014").ToList();
        Assert.That(invalid, Has.Count.EqualTo(SyntaxLimits.MaxInvalidCharacters));
        Assert.That(invalid[^1].Notes, Has.Some.Contains("more invalid characters"));
        Assert.That(tree.Diagnostics.Length, Is.LessThanOrEqualTo(SyntaxLimits.MaxDiagnostics));
    }

    [TestCase("\u007FELF\u0002\u0001\0\0\0\0\u0003\0>\0\u0001\0\0\0\uFFFD\uFFFDn\0")]
    [TestCase("\0\0\0\0\0\0\0\0")]
    [TestCase("\uD800\uD800\uDC00\uDC00 x")]
    public void BinaryFilesHaveOneFinding(string text)
    {
        var tree = Texts.Parse(text);
        Texts.AssertWhole(tree);
        Assert.That(tree.Diagnostics.Select(diagnostic => diagnostic.Descriptor.Code), Is.EqualTo(new[] { "DYN0014" }));
    }

    [TestCase("engine E { a 1 }\n", 20_000)]
    [TestCase("}", 300_000)]
    [TestCase("\"", 100_000)]
    [TestCase("\"abc\n", 100_000)]
    [TestCase("a b c\n", 60_000)]
    [TestCase("let let let\n", 30_000)]
    [TestCase("import ", 60_000)]
    [TestCase("= ", 100_000)]
    [TestCase("engine E { x = f(\n", 5_000)]
    [TestCase("/ ", 100_000)]
    [TestCase("5 ", 150_000)]
    [TestCase("“", 100_000)]
    [TestCase("é", 100_000)]
    [TestCase("5 ms ", 60_000)]
    [TestCase("x = 1,000\n", 30_000)]
    public void LongNonsenseEndsInTime(string piece, int count)
    {
        var watch = Stopwatch.StartNew();
        var tree = OnSmallStack(() => Texts.ParseBody(Repeat(piece, count)));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
        Texts.AssertWhole(tree);
        Assert.That(tree.Diagnostics, Is.Not.Empty);
        Assert.That(tree.Diagnostics.Length, Is.LessThanOrEqualTo(SyntaxLimits.MaxDiagnostics));
    }

    private static bool IsRefused(string text) =>
        Texts.ParseBody(text).Diagnostics.Any(diagnostic => diagnostic.Descriptor.Code == "DYN0030");

    private static string Repeat(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));

    private static int DepthOf(SyntaxNode root)
    {
        var deepest = 0;
        var open = new Stack<(SyntaxNode Node, int Depth)>([(root, 1)]);
        while (open.TryPop(out var item))
        {
            deepest = Math.Max(deepest, item.Depth);
            foreach (var child in item.Node.ChildNodes)
            {
                open.Push((child, item.Depth + 1));
            }
        }

        return deepest;
    }

    private static SyntaxTree OnSmallStack(Func<SyntaxTree> parse)
    {
        SyntaxTree? tree = null;
        var thread = new Thread(() => tree = parse(), SmallStack);
        thread.Start();
        thread.Join();
        return tree ?? throw new InvalidOperationException("the thread ended without a tree");
    }
}
