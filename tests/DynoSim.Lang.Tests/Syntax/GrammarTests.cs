using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using DynoSim.Lang.Syntax.Generated;
using DynoSim.Lang.Syntax.Parsing;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Tests.Syntax;

/// <summary>
/// The grammar as an artefact: in step with its generated code, without ambiguity, the same in the editor.
/// </summary>
public sealed class GrammarTests
{
    [Test]
    public void TheGeneratedCodeIsOfTheseGrammars()
    {
        var grammars = GrammarFiles.Read("grammar/DynoSimLexer.g4") + GrammarFiles.Read("grammar/DynoSimParser.g4");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(grammars)));
        Assert.That(hash, Is.EqualTo(GrammarHash.Sha256), "run grammar/regenerate");
    }

    [Test]
    public void NoValidProgramIsAmbiguous()
    {
        var found = new List<string>();
        var count = 0;
        foreach (var program in Programs.Own.Concat(Programs.Corpus("valid")))
        {
            found.AddRange(Ambiguities(program.Text).Select(ambiguity => $"{program.Name}: {ambiguity}"));
            count++;
        }

        Assert.That(count, Is.GreaterThan(7));
        Assert.That(found, Is.Empty);
    }

    [Test]
    public void NoSentenceOfTheGrammarIsAmbiguousOrRefused()
    {
        var missing = new HashSet<int>(
            Enumerable.Range(DynoSimParser.DYNOSIM, DynoSimParser.AT - DynoSimParser.DYNOSIM));
        var tooDeep = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var text = new Sentences(seed).File();
            missing.ExceptWith(Scanner.Scan(new SourceText("", text)).Select(token => token.Type));
            Assert.That(Ambiguities(text), Is.Empty, text);
            var tree = Texts.Parse(text);
            Texts.AssertWhole(tree);
            if (Texts.Findings(tree).Any(finding => finding.StartsWith("DYN0030", StringComparison.Ordinal)))
            {
                tooDeep++;
                continue;
            }

            Assert.That(
                tree.Root.DescendantNodes().Where(node => node is SkippedTokensSyntax or ErrorMemberSyntax), Is.Empty,
                text);
            Assert.That(Texts.Tokens(tree.Root).Where(token => token.IsMissing), Is.Empty, text);
        }

        Assert.That(tooDeep, Is.LessThan(40));
        Assert.That(
            missing.Select(DynoSim.Lang.Syntax.Parsing.TokenTypes.FixedText), Is.Empty, "tokens that no sentence held");
    }

    [TestCase("dynosim 1.0 let a = = 3")]
    [TestCase("dynosim 1.0 vary x in 1..8 step = 2")]
    public void TheDetectorListens(string text) => Assert.That(Ambiguities(text), Is.Not.Empty);

    [Test]
    public void TheEditorKnowsTheSameKeywords()
    {
        using var grammar = JsonDocument.Parse(GrammarFiles.Read("vscode-extension/syntaxes/dyno.tmLanguage.json"));
        var words = grammar.RootElement.GetProperty("repository").EnumerateObject()
            .Where(rule => rule.Name.StartsWith("keyword", StringComparison.Ordinal))
            .SelectMany(rule => rule.Value.GetProperty("patterns").EnumerateArray())
            .Select(pattern => pattern.GetProperty("match").GetString() ?? "")
            .SelectMany(match => match.Replace("\\b", "").Trim('(', ')').Split('|'))
            .ToArray();
        var keywords = GrammarFiles.Keywords();
        Assert.That(keywords, Has.Length.GreaterThan(40));
        Assert.That(words, Is.EquivalentTo(keywords));
    }

    private static List<string> Ambiguities(string text)
    {
        var tokens = Scanner.Scan(new SourceText("", text));
        var window = new TokenWindow(tokens, 0, tokens.Count - 1, tokens[^1]);
        var parser = new DynoSimParser(window, TextWriter.Null, TextWriter.Null);
        parser.Interpreter.PredictionMode = PredictionMode.LL_EXACT_AMBIG_DETECTION;
        parser.RemoveErrorListeners();
        var listener = new Listener();
        parser.AddErrorListener(listener);
        parser.file();
        return listener.Found;
    }

    private sealed class Listener : BaseErrorListener
    {
        public List<string> Found { get; } = [];

        public override void SyntaxError(
            TextWriter output,
            IRecognizer recognizer,
            IToken offendingSymbol,
            int line,
            int charPositionInLine,
            string msg,
            RecognitionException e) => Found.Add($"{line}: {msg}");

        public override void ReportAmbiguity(
            Parser? recognizer,
            Antlr4.Runtime.Dfa.DFA? dfa,
            int startIndex,
            int stopIndex,
            bool exact,
            Antlr4.Runtime.Sharpen.BitSet? ambigAlts,
            ATNConfigSet? configs) => Found.Add($"ambiguous from token {startIndex} to {stopIndex}");
    }
}
