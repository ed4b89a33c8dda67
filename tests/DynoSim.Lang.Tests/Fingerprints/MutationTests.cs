using System.Collections.Immutable;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Fingerprints;

/// <summary>Whatever changes the meaning changes the fingerprint.</summary>
public sealed class MutationTests
{
    private static readonly ImmutableArray<string> Numbers = ["1", "2", "3", "16", "61", "128", "4_095"];

    /// <summary>
    /// Every member of the canonical form, which names them all, set to something else: either the program has errors
    /// then, or another fingerprint.
    /// </summary>
    [Test]
    public void Another_value_of_any_member_is_another_fingerprint()
    {
        var changed = new SortedSet<string>(StringComparer.Ordinal);
        var refused = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var program in Program.Own())
        {
            foreach (var plan in program.Plans().Where(plan => plan.Name is "Subject" or "Headline").ToArray())
            {
                var snapshot = program.With(Compilation.Snapshot(plan, path => path));
                foreach (var (member, text) in Mutants(snapshot.Text))
                {
                    var found = snapshot.With(text).Fingerprints();
                    if (found.IsEmpty || !found.ContainsKey(plan.Name))
                    {
                        refused.Add(member);
                        continue;
                    }

                    Assert.That(found[plan.Name], Is.Not.EqualTo(plan.Fingerprint), $"{member}\n{text}");
                    changed.Add(member);
                }
            }
        }

        refused.ExceptWith(changed);
        TestContext.Out.WriteLine($"changed: {string.Join(' ', changed)}\nrefused: {string.Join(' ', refused)}");
        Assert.That(Simulated().Except(changed).Except(_absent), Is.Empty, "simulated, and no mutant ran");
    }

    /// <summary>
    /// Simulated members that the canonical form of these programs does not hold, or that only go with others.
    /// </summary>
    private static readonly string[] _absent = [];

    [TestCase("seed = 7", "seed = 8")]
    [TestCase("expect goodput_ratio >= slo.target", "expect goodput_ratio > slo.target")]
    [TestCase("within(5s, part)", "within(6s, part)")]
    [TestCase("percentile(ttft, part) < bound", "percentile(ttft, part) <= bound")]
    [TestCase("pressure + max(pressure - 10blk, 0blk)", "pressure + max(pressure - 11blk, 0blk)")]
    [TestCase("tie_break = [worker.queued, random]", "tie_break = [random, worker.queued]")]
    [TestCase("choose worker minimizing", "choose worker maximizing")]
    [TestCase("eligible worker.queued < 100req", "eligible worker.queued <= 100req")]
    [TestCase("param weight: Ratio in 0.0..9.0 = 1.5", "param weight: Ratio in 0.0..9.0 = 1.6")]
    [TestCase("good when e2e < minute;", "")]
    [TestCase("input = lognormal(median = 500tok, p95 = 2ktok)", "input = lognormal(median = 500tok, p95 = 3ktok)")]
    [TestCase("output = 10tok..30tok", "output = 10tok..31tok")]
    [TestCase("arrivals = poisson(120req/min)", "arrivals = constant(120req/min)")]
    [TestCase("model = Llama_3_1_8B; cluster", "model = Llama_3_1_8B with { context = 8_192tok }; cluster")]
    [TestCase("scenario Other { deployment = Base;", "scenario Other { deployment = Base; seed = 9;")]
    [TestCase("pool serve {", "pool other {")]
    public void A_change_of_meaning_is_another_fingerprint(string before, string after)
    {
        var text = Program.Everything.Replace(before, after, StringComparison.Ordinal);
        text = before == "pool serve {" ? text.Replace("{ serve {", "{ other {", StringComparison.Ordinal) : text;
        Assert.That(text, Is.Not.EqualTo(Program.Everything));
        var program = Program.Of("changed", text);
        Assert.That(program.Errors(), Is.Empty);
        Assert.That(
            program.Fingerprints()["Subject"],
            Is.Not.EqualTo(Program.Of("before", Program.Everything).Fingerprints()["Subject"]));
    }

    [TestCase("because \"not much slower\"", "because \"a gate\"")]
    [TestCase("dynosim 1.0", "// what it is about\ndynosim 1.0")]
    [TestCase("memory_fraction = 80%", "memory_fraction = 70%")]
    [TestCase("engine Wide extends E { max_sequences = 256 }", "")]
    public void What_has_no_meaning_leaves_it_alone(string before, string after) => Assert.That(
        Program.Of("changed", Program.Everything.Replace(before, after, StringComparison.Ordinal)).Fingerprints(),
        Is.EqualTo(Program.Of("before", Program.Everything).Fingerprints()));

    [Test]
    public void The_content_of_a_trace_counts_and_its_name_does_not()
    {
        var program = Program.Own().Last();
        var before = program.Fingerprints()["Headline"];
        var longer = program with
        {
            Files = program.Files.SetItem("trace.jsonl", SampleFolder.Trace.Replace(
                "\"output_length\": 5", "\"output_length\": 4", StringComparison.Ordinal)),
        };
        var renamed = program with
        {
            Files = program.Files.Add("other.jsonl", SampleFolder.Trace).SetItem(
                "main.dyno", program.Text.Replace("\"trace.jsonl\"", "\"other.jsonl\"", StringComparison.Ordinal)),
        };
        Assert.Multiple(() =>
        {
            Assert.That(longer.Fingerprints()["Headline"], Is.Not.EqualTo(before));
            Assert.That(renamed.Fingerprints()["Headline"], Is.EqualTo(before));
        });
    }

    /// <summary>Each member of each block of a canonical form with another value.</summary>
    private static IEnumerable<(string Member, string Text)> Mutants(string text)
    {
        var root = SyntaxTree.Parse(new SourceText("main.dyno", text)).Root;
        foreach (var block in root.DescendantNodes().OfType<BlockDeclarationSyntax>())
        {
            var word = block.Kind.Names[^1].Token.Text;
            var kind = LanguageCatalog.Instance.Kinds.FirstOrDefault(each => each.Name == word);
            foreach (var property in block.Body.Members.OfType<PropertySyntax>())
            {
                var name = property.Path.Names[^1].Token.Text;
                var written = text.Substring(property.Value.Span.Start, property.Value.Span.Length);
                foreach (var other in Others(kind?.FindProperty(name), written).Where(each => each != written))
                {
                    var start = property.Value.Span.Start;
                    yield return ($"{kind?.Name}.{name}", text.Remove(start, written.Length).Insert(start, other));
                }
            }
        }
    }

    private static ImmutableArray<string> Others(PropertySchema? property, string written) => property switch
    {
        null or { Role: PropertyRole.Entity } => [],
        { PresentType: BoolType } => [written == "true" ? "false" : "true"],
        { PresentType: EnumType type } => [.. type.Members.Where(member => member != written)],
        { PresentType: QuantityType { IsDimensionless: true, IsCount: false } } =>
            ["0.35", "0.85", "2.0", "1.5"],
        { PresentType: QuantityType { IsCount: true } } => Numbers,
        { PresentType: QuantityType } => [.. Numbers.Select(number => number + UnitOf(written))],
        _ => [],
    };

    private static string UnitOf(string literal) => literal.TrimStart('$').TrimStart([.. "0123456789_."]);

    private static IEnumerable<string> Simulated() => LanguageCatalog.Instance.Kinds
        .Where(kind => kind.Name is "engine" or "timing" or "pool" or "slo" or "scenario" or "accelerator" or "model")
        .SelectMany(kind => kind.Properties
            .Where(property => property is { IsSimulated: true, IsDerived: false, IsRequired: false, IsOptional: false }
                && property.PresentType is BoolType or QuantityType or EnumType)
            .Select(property => $"{kind.Name}.{property.Name}"));
}
