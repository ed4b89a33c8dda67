namespace DynoSim.Lang.Tests.Syntax;

/// <summary>
/// Each fault is reported once, with its code, on its line, and what follows is left in peace. Texts stand behind a
/// header, so that the first line of each is line 2; a bar is a line break.
/// </summary>
public sealed class RecoveryTests
{
    [TestCase("engine E { max_sequences 256; block 64tok }", "DYN0010@2 DYN0010@2")]
    [TestCase("engine E {|  backend vllm|  block = 64tok|}", "DYN0010@3")]
    [TestCase("engine E { backend: vllm, block: 64tok }", "DYN0010@2 DYN0010@2")]
    [TestCase("engine E {|  backend =|  block = 64tok|}", "DYN0010@3")]
    [TestCase("engine E {|  backend = a b|  block = 64tok|}", "DYN0010@3")]
    [TestCase("engine E {|  backend|  block = 64tok|}", "DYN0010@3")]
    [TestCase("let x = 5 5|let y = 3", "DYN0010@2")]
    [TestCase("let x = [1 2 3]|let y = 3", "DYN0010@2")]
    [TestCase("let x = f(1, , 3)|let y = f(, 3)", "DYN0010@2 DYN0010@3")]
    [TestCase("let x =|engine E { block = 64tok }", "DYN0010@2")]
    [TestCase("let x|let y = 3", "DYN0010@2")]
    [TestCase("let x: Time|let y = 3", "DYN0010@2")]
    [TestCase("let x =", "DYN0010@2")]
    [TestCase("let a = 3 +|let b = * 4|let c = 4 * / 5", "DYN0010@2 DYN0010@3 DYN0010@4")]
    [TestCase("let a = b.|let c = 3", "DYN0010@2")]
    [TestCase("param x = 5|let y = x", "DYN0010@2")]
    [TestCase("fn f(a, b) = a + b|let y = f(1, 2)", "DYN0010@2")]
    [TestCase("fn f(a: Time = 3s): Time = a", "DYN0010@2")]
    [TestCase("engine {|  block = 64tok|}", "DYN0010@2")]
    [TestCase("engine A|engine B { block = 64tok }", "DYN0010@2")]
    [TestCase("engine \"E\" { block = 64tok }", "DYN0010@2")]
    [TestCase("engine E = { block = 64tok }", "DYN0010@2")]
    [TestCase("engine E extends { block = 64tok }", "DYN0010@2")]
    [TestCase("engine E : Base { block = 64tok }", "DYN0010@2")]
    [TestCase("engine let { block = 64tok }", "DYN0010@2")]
    [TestCase("router R { when_full = reject; order = fcfs }", "DYN0010@2")]
    [TestCase("enum E { when, in }|enum F { a b c }", "DYN0010@2 DYN0010@3")]
    [TestCase("let a = if x then 3|let b = 4", "DYN0010@2")]
    [TestCase("let a = x ? 3 : 4|let b = 2", "DYN0010@2")]
    [TestCase("let a = 1 < x < 3|let b = x == 1 == true", "DYN0010@2 DYN0010@3")]
    [TestCase("let x := 3|engine E { a += 3 }", "DYN0010@2 DYN0010@3")]
    [TestCase("experiment E of S { vary a.b = [1, 2]; maximize goodput }", "DYN0010@2")]
    [TestCase("scenario S { expect a = 3 }", "DYN0010@2")]
    [TestCase("scenario S { expect a == 3 because why }", "DYN0010@2")]
    [TestCase("scenario S of T { workload = W }", "DYN0010@2")]
    [TestCase("test foo { expect a == 1 }", "DYN0010@2")]
    [TestCase("planner P { every 5s { if a > 3 { scale decode by 1 } } }", "DYN0010@2")]
    [TestCase("planner P { when a > 3 { scale decode by 1 } }", "DYN0010@2")]
    [TestCase("planner P { every 5s { when a > 3 { } else when a > 2 { } else { } } }", "")]
    [TestCase("x = 3|expect a == 1|engine E { fn f(): Time = 3s }", "DYN0010@2 DYN0010@3 DYN0010@4")]
    [TestCase("engine E { block = 64tok; ; tp = 2 };|;", "")]
    [TestCase("lorem ipsum dolor sit amet|consectetur adipiscing|engine E { block = 64tok }", "DYN0010@2")]
    [TestCase("{ \"a\": 3, \"b\": [1, 2] }", "DYN0010@2")]
    public void OfMembers(string text, string expected) => Check(text, expected);

    [TestCase("import A, B from \"x.dyno\"", "DYN0010@2")]
    [TestCase("import \"y.dyno\"", "DYN0010@2")]
    [TestCase("import { C } from \"z.dyno\" as z", "DYN0010@2")]
    [TestCase("import { D } \"q.dyno\"", "DYN0010@2")]
    [TestCase("import { F } from std/models.dyno", "DYN0010@2")]
    [TestCase("let a = 3|import { F } from \"a.dyno\"|import \"b.dyno\" as b", "DYN0010@3 DYN0010@4")]
    public void OfImports(string text, string expected) => Check(text, expected);

    [TestCase("engine A {|  block = 64tok||engine B { tp = 2 }|let x = 5ms", "DYN0011@2")]
    [TestCase("deployment D {|  pool serve {|    tp = 1||  router = rr|}|engine E { tp = 2 }", "DYN0011@3")]
    [TestCase("deployment D {|  pool serve {|    tp = 1|engine E { tp = 2 }", "DYN0011@2 DYN0011@3")]
    [TestCase("deployment D {|  pool serve { tp = 2 } }|  router = rr|}|engine E { tp = 2 }", "DYN0010@3")]
    [TestCase("deployment D {|  pool serve|    tp = 2|  }|  router = rr|}|engine E { tp = 2 }", "DYN0010@3")]
    [TestCase("engine E|  tp = 2|}|engine F { tp = 2 }", "DYN0010@2")]
    [TestCase("engine E { tp = 2 }}|engine F { tp = 2 }", "DYN0010@2")]
    [TestCase("let a = max(1, 2|let b = [1, 2|let c = 3", "DYN0010@2 DYN0010@3")]
    [TestCase("engine E { a = f(1, 2; b = 3 }|engine F { tp = 2 }", "DYN0010@2")]
    [TestCase("experiment X of S { vary (a, b in [(1, 2)]; maximize }", "DYN0010@2")]
    [TestCase("engine A {|backend = vllm|let x = 3|}|engine B {", "DYN0011@6")]
    public void OfBrackets(string text, string expected) => Check(text, expected);

    [TestCase("let a = \"unclosed|let b = trace(\"f.csv)|let c = 3", "DYN0012@2 DYN0012@3")]
    [TestCase("engine E { a = \"vllm; block = 64tok }|engine F { a = \"b } // c", "DYN0012@2 DYN0012@3")]
    [TestCase("let a = 'single'|let b = “why”|let c = \"x”", "DYN0014@2 DYN0014@3 DYN0014@4")]
    [TestCase("let a = \"C:\\data\\x\"", "DYN0015@2")]
    [TestCase("engine E { block = 64tok /* unclosed }|engine F { block = 64tok }", "DYN0013@2")]
    [TestCase("# a comment|engine E { block = 64tok }", "DYN0014@2")]
    [TestCase("let a = x && y|let b = !y", "DYN0014@2 DYN0014@3")]
    [TestCase("let naïve = 3|let b = naïve", "DYN0014@2 DYN0014@3")]
    [TestCase("engine E { block =\u00A064tok }", "DYN0014@2")]
    public void OfCharacters(string text, string expected) => Check(text, expected);

    [TestCase("let a = 0x10|let b = 1h30|let c = 1.2.3|let d = 1__0", "DYN0020@2 DYN0020@3 DYN0020@4 DYN0020@5")]
    [TestCase("let a = [for q in 1..8step 2: q]|let b = 3and 4", "DYN0020@2 DYN0020@3")]
    [TestCase("let a = 5.|let b = .5|let c = 1,000|let d = 5.ms", "DYN0020@2 DYN0020@3 DYN0020@4 DYN0020@5")]
    [TestCase("let a = 5 ms|let b = 20 req/s|let c = $ 3|let d = 40 %", "DYN0023@2 DYN0023@3 DYN0023@4 DYN0023@5")]
    [TestCase("let a = 1h 30min|let b = 80GB/n|let c = 80GB/node_bw", "DYN0023@2 DYN0023@3 DYN0023@4")]
    [TestCase("let a = 3 sec|let b = 10 m|let c = 3rps", "DYN0021@2 DYN0022@3 DYN0021@4")]
    [TestCase("let a = 5s3tok", "DYN0024@2")]
    [TestCase("engine E { replicas = 3 session { turns = 2 } tp = 2 h = 3 }", "")]
    [TestCase("let a = 1/n|let b: 1/Time = 1e5/n|let c = 12/n", "")]
    public void OfNumbers(string text, string expected) => Check(text, expected);

    [TestCase("", "DYN0001@1")]
    [TestCase("engine E { tp = 2 }", "DYN0001@1")]
    [TestCase("// nothing", "DYN0001@1")]
    [TestCase("dynosim\nengine E { tp = 2 }", "DYN0001@1")]
    [TestCase("Dynosim 1.0\nengine E { tp = 2 }", "DYN0001@1")]
    [TestCase("dynosim one\nengine E { tp = 2 }", "DYN0001@1")]
    [TestCase("engine E { tp = 2 }\ndynosim 1.0\n", "DYN0001@1")]
    [TestCase("dynosim 1.1\nengine E { tp = 2 }", "DYN0002@1")]
    [TestCase("dynosim 1.0.0\nengine E { tp = 2 }", "DYN0002@1")]
    [TestCase("\uFEFF// c\n\ndynosim 1.0 engine E { tp = 2 }", "")]
    public void OfHeaders(string text, string expected)
    {
        var tree = Texts.Parse(text);
        Texts.AssertWhole(tree);
        Assert.That(string.Join(' ', Texts.Findings(tree)), Is.EqualTo(expected));
    }

    [TestCase('\r')]
    [TestCase('\n')]
    public void LinesMayEndInEitherSign(char lineEnd)
    {
        var tree = Texts.Parse("dynosim 1.0|engine A {|  block = 64tok||engine B { tp 2 }".Replace('|', lineEnd));
        Texts.AssertWhole(tree);
        Assert.That(Texts.Findings(tree), Is.EqualTo(new[] { "DYN0011@2", "DYN0010@5" }));
    }

    [Test]
    public void FixesRemoveTheirFindings()
    {
        var text = "dynosim 1.0|let a = 5 ms|let b = “x”|engine E { tp 2; pp: 3 }|let c = 1 < a < 3|import \"y.dyno\""
            .Replace('|', '\n');
        for (var round = 0; round < 10; round++)
        {
            var tree = Texts.Parse(text);
            var fix = tree.Diagnostics.SelectMany(diagnostic => diagnostic.Fixes).LastOrDefault();
            if (fix is null)
            {
                Assert.That(
                    Texts.Findings(tree), Is.EqualTo(new[] { "DYN0010@6" }), "only the place of the import is left");
                return;
            }

            text = text[..fix.Span.Start] + fix.NewText + text[fix.Span.End..];
        }

        Assert.Fail($"fixing goes on and on: {text}");
    }

    private static void Check(string text, string expected)
    {
        var tree = Texts.ParseBody(text.Replace('|', '\n'));
        Texts.AssertWhole(tree);
        Assert.That(string.Join(' ', Texts.Findings(tree)), Is.EqualTo(expected));
    }
}
