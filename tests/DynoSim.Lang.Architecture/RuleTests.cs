using DynoSim.Lang.Architecture.Rules;

namespace DynoSim.Lang.Architecture;

/// <summary>Each rule finds what it is for and leaves the rest alone.</summary>
public sealed class RuleTests
{
    private const string Product = "src/DynoSim.Lang.Syntax/Text/A.cs";

    private static readonly Dictionary<string, Func<SourceFile, IEnumerable<Finding>>> Rules = new()
    {
        ["width"] = TextRules.Width,
        ["trailing"] = TextRules.TrailingWhitespace,
        ["control"] = TextRules.ControlCharacters,
        ["newline"] = TextRules.FinalNewline,
        ["marks"] = TextRules.Marks,
        ["paths"] = TextRules.MachinePaths,
        ["types"] = NameRules.TypeNames,
        ["namespaces"] = NameRules.Namespaces,
        ["null"] = NameRules.NullForgiving,
        ["pragmas"] = NameRules.Pragmas,
        ["console"] = DoorRules.Console,
        ["files"] = DoorRules.Files,
        ["process"] = DoorRules.Process,
        ["clock"] = DoorRules.Clock,
        ["tests"] = TestRules.Switches,
    };

    [TestCase("trailing", "a\nb \nc\n", 2)]
    [TestCase("trailing", "a\t\n", 1)]
    [TestCase("control", "a\n\tb\n", 2)]
    [TestCase("control", "a\r\n", 1)]
    [TestCase("control", "a\0b\n", 1)]
    [TestCase("control", "\uFEFFa\n", 1)]
    [TestCase("newline", "a", 1)]
    [TestCase("newline", "a\n\n", 3)]
    [TestCase("marks", "a\n// TO" + "DO: later\n", 2)]
    [TestCase("marks", "throw new NotImplemented" + "Exception();\n", 1)]
    [TestCase("marks", "// FIX" + "ME\n", 1)]
    [TestCase("paths", "var a = \"/ho" + "me/someone/x\";\n", 1)]
    [TestCase("paths", "cd /wo" + "rk/checkout\n", 1)]
    [TestCase("paths", "C:" + "\\Users\\me\n", 1)]
    [TestCase("types", "class StringUtils { }", 1)]
    [TestCase("types", "\nstatic class Helpers { }", 2)]
    [TestCase("types", "record WorkerManager();", 1)]
    [TestCase("types", "namespace A.Common;", 1)]
    [TestCase("namespaces", "namespace DynoSim.Lang.Syntax.Texts;", 1)]
    [TestCase("null", "class A { int B(string? c) => c!.Length; }", 1)]
    [TestCase("null", "class A { string b = null!; }", 1)]
    [TestCase("pragmas", "#pragma warning disable RS0030\n", 1)]
    [TestCase("pragmas", "#nullable disable\nclass A;\n", 1)]
    [TestCase("console", "class A { void B() => Console.Write(1); }", 1)]
    [TestCase("console", "class A { void B() => System.Console.Write(1); }", 1)]
    [TestCase("console", "using static System.Console;", 1)]
    [TestCase("files", "class A { void B() => File.Delete(\"x\"); }", 1)]
    [TestCase("files", "class A { object B() => new FileStream(\"x\", FileMode.Open); }", 1)]
    [TestCase("files", "using F = System.IO.File;", 1)]
    [TestCase("files", "class A { void B() => System.IO.Directory.Delete(\"x\"); }", 1)]
    [TestCase("process", "class A { int B() => Environment.ProcessorCount; }", 1)]
    [TestCase("clock", "class A { long B() => Stopwatch.GetTimestamp(); }", 1)]
    [TestCase("clock", "class A { object B() => new Stopwatch(); }", 1)]
    [TestCase("tests", "class A { [Test, Ignore(\"later\")] void B() { } }", 1)]
    [TestCase("tests", "class A { void B() => Assert.Pass(); }", 1)]
    [TestCase("tests", "class A { void B() => Assert.Ignore(); }", 1)]
    public void ARuleFindsTheLine(string rule, string text, int line)
    {
        var findings = Rules[rule](new SourceFile(Product, text)).ToArray();
        Assert.That(findings.Select(finding => finding.Line), Is.EqualTo(new[] { line }));
        Assert.That(findings[0].ToString(), Does.StartWith($"{Product}:{line}: "));
    }

    [TestCase("trailing", "a\nb\n")]
    [TestCase("control", "a \u00B5\u03BC \u2026\n")]
    [TestCase("newline", "a\n")]
    [TestCase("newline", "")]
    [TestCase("marks", "// the hacksaw of todos\n")]
    [TestCase("paths", "../shared/oracle and https://example.org/home/x and bin/work/a\n")]
    [TestCase("types", "class CommonPrefix { } class Managers2 { } class Utility2 { }")]
    [TestCase("namespaces", "namespace DynoSim.Lang.Syntax.Text;")]
    [TestCase("null", "class A { bool B(bool c) => !c; }")]
    [TestCase("pragmas", "#if DEBUG\n#endif\n#region a\n#endregion\n")]
    [TestCase("console", "class A { void B(TextWriter console) => console.Write(1); }")]
    [TestCase("files", "class A { string B() => Path.Combine(\"a\", source.File.Name); }")]
    [TestCase("process", "class A { object B(Model model) => model.Environment.Name; }")]
    [TestCase("process", "class A { object B() => new Environment(1).Outer ?? Environment.Empty; }")]
    [TestCase("process", "using Environment = DynoSim.Lang.Semantics.Evaluation.Environment;")]
    [TestCase("files", "using System.IO;")]
    [TestCase("clock", "class A { object B() => SimulatedTime.Zero; }")]
    [TestCase("tests", "class A { [Test] void B() => Assert.Ignore(\"the corpus is not there\"); }")]
    public void ARuleLeavesTheRestAlone(string rule, string text) =>
        Assert.That(Rules[rule](new SourceFile(Product, text)), Is.Empty);

    [Test]
    public void TheConsoleBelongsToTheCommandLine()
    {
        var command = new SourceFile("src/DynoSim.Lang.Cli/A.cs", "class A { void B() => Console.Write(1); }");
        Assert.That(DoorRules.Console(command), Is.Empty);
    }

    [TestCase(120, 0)]
    [TestCase(121, 1)]
    public void ALineEndsAtItsLastColumn(int columns, int findings)
    {
        var file = new SourceFile(Product, new string('x', columns) + "\n");
        Assert.That(TextRules.Width(file).Count(), Is.EqualTo(findings));
    }

    [TestCase("\"\"\"\n{0}\n\"\"\"", 0)]
    [TestCase("$\"\"\"\n{0}\n\"\"\"", 0)]
    [TestCase("1;\n//{0}\nvar b = 2", 1)]
    [TestCase("\"{0}\"", 1)]
    public void DataInARawStringMayBeWide(string literal, int findings)
    {
        var file = new SourceFile(Product, "var a = " + literal.Replace("{0}", new string('x', 121)) + ";\n");
        Assert.That(TextRules.Width(file).Count(), Is.EqualTo(findings));
    }

    [TestCase(500, 0)]
    [TestCase(501, 1)]
    public void AFileEndsAtItsLastLine(int lines, int findings) => Assert.That(
        SizeRules.FileLength(new SourceFile(Product, string.Concat(Enumerable.Repeat("x\n", lines)))).Count(),
        Is.EqualTo(findings));

    [TestCase("void B()\n{\n", "}\n", 57, 0)]
    [TestCase("void B()\n{\n", "}\n", 58, 1)]
    [TestCase("[A]\n[B]\nvoid B()\n{\n", "}\n", 57, 0)]
    [TestCase("A()\n{\n", "}\n", 58, 1)]
    [TestCase("int B\n{ get {\n", "}}\n", 60, 1)]
    public void AMethodEndsAtItsLastLine(string head, string tail, int statements, int findings)
    {
        var text = "class A\n{\n" + head + string.Concat(Enumerable.Repeat("f();\n", statements)) + tail + "}\n";
        Assert.That(SizeRules.MethodLength(new SourceFile(Product, text)).Count(), Is.EqualTo(findings));
    }

    [Test]
    public void AnUnusedDoorIsFound() =>
        Assert.That(DoorRules.ClosedDoors(new Dictionary<string, SourceFile>()), Is.Not.Empty);
}
