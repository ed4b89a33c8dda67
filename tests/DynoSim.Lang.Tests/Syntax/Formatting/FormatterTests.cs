using DynoSim.Lang.Syntax.Formatting;

namespace DynoSim.Lang.Tests.Syntax.Formatting;

/// <summary>The rules of the layout, one by one.</summary>
public sealed class FormatterTests
{
    [TestCase("engine E {\n block = 1tok\n}", "engine E { block = 1tok }")]
    [TestCase("engine E { block = 1tok max_sequences = 2 }", "engine E { block = 1tok; max_sequences = 2 }")]
    [TestCase("engine E { block = 1tok; }", "engine E { block = 1tok }")]
    [TestCase("engine E {}", "engine E { }")]
    [TestCase("engine E { timing { } }", "engine E {\n  timing { }\n}")]
    [TestCase("engine E { a = 1 // c\n}", "engine E {\n  a = 1 // c\n}")]
    [TestCase("engine E { a = 1; // c\n b = 2 }", "engine E {\n  a = 1 // c\n  b = 2\n}")]
    [TestCase("engine E { a = 1\n\n\n b = 2 }", "engine E {\n  a = 1\n\n  b = 2\n}")]
    [TestCase("engine E {\n\n a = 1\n\n}", "engine E { a = 1 }")]
    [TestCase("engine E { // c\n}", "engine E { // c\n}")]
    [TestCase("engine E { /* c */ }", "engine E {\n  /* c */\n}")]
    [TestCase("engine E {\n // c\n}", "engine E {\n  // c\n}")]
    [TestCase("engine E { a = 1\n\n // c\n\n}", "engine E {\n  a = 1\n\n  // c\n}")]
    [TestCase("engine E // c\n{ a = 1 }", "engine E { // c\n  a = 1\n}")]
    [TestCase("let a = 1;let b = 2", "let a = 1\n\nlet b = 2")]
    [TestCase("let a = 1\n\n\n\nlet b = 2", "let a = 1\n\nlet b = 2")]
    [TestCase("let a = 1 // a\n// b\nlet b = 2", "let a = 1 // a\n\n// b\nlet b = 2")]
    [TestCase("let a = 1\n// a\n\nlet b = 2\n// end", "let a = 1\n// a\n\nlet b = 2\n// end")]
    public void BlocksAndDeclarations(string text, string expected) => Check(text, expected);

    [TestCase("let a=1+2*3", "let a = 1 + 2 * 3")]
    [TestCase("let a = - x ^ 2", "let a = -x ^ 2")]
    [TestCase("let a = not  b", "let a = not b")]
    [TestCase("let a = 1 .. 8 step 2", "let a = 1..8 step 2")]
    [TestCase("let a = f ( x , y = 2 , )", "let a = f(x, y = 2)")]
    [TestCase("let a = [ 1,2, ]", "let a = [1, 2]")]
    [TestCase("let a = ( 1 , )", "let a = (1,)")]
    [TestCase("let a = x . y [ 0 ] with { b = 1 }", "let a = x.y[0] with { b = 1 }")]
    [TestCase("let a = if b then c else if d then e else f", "let a = if b then c else if d then e else f")]
    [TestCase("let a = [ for x in 1..3 : x if x > 1 ]", "let a = [for x in 1..3: x if x > 1]")]
    [TestCase("let a = 5 .b", "let a = 5 .b")]
    [TestCase(
        "fn f ( a : List < Time > , b : Bytes / Tokens ) : Time ? = a",
        "fn f(a: List<Time>, b: Bytes/Tokens): Time? = a")]
    [TestCase("enum E { a,b, }", "enum E { a, b }")]
    [TestCase("private  param p : Count  in 1..2 = 1", "private param p: Count in 1..2 = 1")]
    [TestCase("@tag( \"a\" ) engine E { }", "@tag(\"a\")\nengine E { }")]
    public void Expressions(string text, string expected) => Check(text, expected);

    [TestCase("10\u00B5s", "10us")]
    [TestCase("5KB/s", "5kB/s")]
    [TestCase("3USD", "$3")]
    [TestCase("1h30min", "1h30min")]
    [TestCase("8192tok", "8192tok")]
    [TestCase("8_192tok", "8_192tok")]
    [TestCase("1_0", "1_0")]
    [TestCase("40%", "40%")]
    public void UnitsAreSpeltOneWayAndDigitsStay(string literal, string expected) =>
        Check($"let a = {literal}", $"let a = {expected}");

    [Test]
    public void ImportsAreSortedWithTheirComments() => Check(
        "// about the file\n\n// z\nimport \"z.dyno\" as z // zz\nimport { B,A } from \"std/models.dyno\"\n"
        + "// a\nimport \"a.dyno\" as a;\nlet x = 1",
        "// about the file\n\nimport { B, A } from \"std/models.dyno\"\n// a\nimport \"a.dyno\" as a\n// z\n"
        + "import \"z.dyno\" as z // zz\n\nlet x = 1");

    [Test]
    public void CommentsStayWithWhatTheyAreAbout() => Check(
        "let a = [1, // one\n /* two */ 2, 3 /* three */, // and\n // last\n]\nlet b = f(/* x */ 1)\n"
        + "let c = 1 // c\n + 2",
        "let a = [\n  1, // one\n  /* two */ 2, 3 /* three */ // and\n  // last\n]\n\nlet b = f(/* x */ 1)\n\n"
        + "let c =\n  1 // c\n  + 2");

    [Test]
    public void LongLinesBreakFromTheOutside() => Check(
        "let a = first_long_name_of_a_value + second_long_name_of_a_value * third_long_name_of_a_value - fourth_name\n"
        + "let b = lognormal(median = 1_200tok, p95 = 6_000tok, minimum = 1tok, maximum = 100_000tok, shift = 10tok)",
        "let a =\n  first_long_name_of_a_value\n  + second_long_name_of_a_value * third_long_name_of_a_value\n"
        + "  - fourth_name\n\nlet b = lognormal(\n  median = 1_200tok,\n  p95 = 6_000tok,\n  minimum = 1tok,\n"
        + "  maximum = 100_000tok,\n  shift = 10tok\n)");

    [Test]
    public void LongListsOfShortItemsAreFilled() => Check(
        $"let a = [{string.Join(",", Enumerable.Range(100, 40))}]",
        "let a = [\n  " + string.Join(", ", Enumerable.Range(100, 19)) + ",\n  "
        + string.Join(", ", Enumerable.Range(119, 19)) + ",\n  138, 139\n]");

    [Test]
    public void LineEndsAndByteOrderMarkAreNormal()
    {
        var tree = Texts.Parse("\uFEFFdynosim 1.0\r\n\r\n/* a\r\n b */\r\nlet a = 1\r\n\r\n\r\n");
        Assert.That(Formatter.Format(tree), Is.EqualTo("dynosim 1.0\n\n/* a\n b */\nlet a = 1\n"));
    }

    [TestCase("dynosim 1.0\nlet  a = (1 + \nlet b  = 2\n")]
    [TestCase("let  a = 1")]
    [TestCase("dynosim 1.0\nlet  a = 5 ms")]
    [TestCase("")]
    public void ADamagedFileStaysAsItIs(string text) =>
        Assert.That(Formatter.Format(Texts.Parse(text)), Is.EqualTo(text));

    private static void Check(string text, string expected)
    {
        var tree = Texts.ParseBody(text);
        Assert.That(Layout.IsDamaged(tree), Is.False, "the text has errors");
        Assert.That(Formatter.Format(tree), Is.EqualTo($"dynosim 1.0\n\n{expected}\n"));
        Assert.That(Layout.FaultOf(tree.Source.Text), Is.Null);
    }
}
