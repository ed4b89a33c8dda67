using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.SimulationTests.PerfModel;

/// <summary>The generated modules: correct text, names the reference promises, properties that runs accept.</summary>
public sealed class StandardLibraryTests
{
    private static readonly LanguageCatalog Catalog = LanguageCatalog.Instance;

    private static SyntaxTree Module(string path) =>
        SyntaxTree.Parse(StandardLibrary.Find(path) ?? throw new InvalidOperationException(path));

    private static IEnumerable<BlockDeclarationSyntax> Declarations(string path) =>
        Module(path).Root.Declarations.Cast<BlockDeclarationSyntax>();

    [TestCase("std/hardware.dyno")]
    [TestCase("std/models.dyno")]
    [TestCase("std/engines.dyno")]
    public void A_module_parses_and_uses_known_properties_only(string path)
    {
        var tree = Module(path);
        Assert.That(tree.Diagnostics, Is.Empty);
        Assert.Multiple(() =>
        {
            foreach (var declaration in Declarations(path))
            {
                var kind = Catalog.FindKind(Last(declaration.Kind));
                Assert.That(kind, Is.Not.Null, Last(declaration.Kind));
                AssertKnown(kind!, declaration.Body, allSimulated: path != "std/engines.dyno");
            }
        });
    }

    [TestCase(
        "std/hardware.dyno",
        "A100_SXM H100_SXM H200_SXM B200_SXM B300_SXM GB200 GB300 L40S L4 A30 A100_PCIE H100_PCIE RTX_PRO_6000 B60")]
    [TestCase("std/hardware.dyno", "HGX_A100 HGX_H100 HGX_H200 HGX_B200")]
    [TestCase(
        "std/models.dyno",
        "Qwen3_32B Qwen3_32B_FP8 Llama_3_1_8B Llama_3_1_70B DeepSeek_V3 MiniMax_M2_5 Kimi_K2_5 GPT_OSS_120B")]
    [TestCase("std/engines.dyno", "Vllm_0_24 Sglang_0_5_16 TensorRT_LLM")]
    [TestCase("std/planners.dyno", "Reactive SlaLoad SlaThroughput")]
    [TestCase("std/workloads.dyno", "Chat LongChat Retrieval CodeCompletion CodingAgent Summaries Reasoning Batch")]
    [TestCase(
        "std/routers.dyno",
        "round_robin random least_loaded power_of_two kv_aware lmetric session_affinity prefix_hash")]
    [TestCase("std/hardware.dyno", "HGX_H100_x1 HGX_H200_x4 GB200_NVL72_x1")]
    public void The_promised_names_are_exported(string path, string names) =>
        Assert.That(
            names.Split(' '),
            Is.SubsetOf(Declarations(path).Select(declaration => declaration.Name!.Token.Text)));

    [Test]
    public void Forty_models_and_more_are_there_each_with_a_comment_and_a_name_of_its_own()
    {
        var models = Declarations("std/models.dyno").ToList();
        Assert.That(models, Has.Count.GreaterThanOrEqualTo(40));
        Assert.That(models.Select(model => model.Name!.Token.Text), Is.Unique);
        Assert.That(models.Select(Comment), Is.All.Contains("/// "));
    }

    [Test]
    public void Everything_declared_has_a_comment_that_says_what_it_is()
    {
        var bare = StandardLibrary.Modules
            .SelectMany(Declarations)
            .Where(declaration => !Comment(declaration).Contains("/// ", StringComparison.Ordinal));
        Assert.That(bare.Select(declaration => declaration.Name!.Token.Text), Is.Empty);
    }

    [Test]
    public void Modules_are_those_the_contract_names_and_check_clean()
    {
        string[] named = ["engines", "hardware", "models", "planners", "routers", "workloads"];
        Assert.That(StandardLibrary.Modules, Is.EqualTo(named.Select(name => $"std/{name}.dyno")));
        foreach (var module in StandardLibrary.Modules)
        {
            // Under another path a module is a user's file, so that its findings are shown.
            var file = MemoryFileSource.Of("module.dyno", StandardLibrary.Find(module)!.Text);
            var findings = Compilation.Create("module.dyno", file).Diagnostics
                .Where(finding => finding.Severity >= Severity.Warning);
            Assert.That(findings.Select(finding => finding.Message), Is.Empty, module);
        }
    }

    [Test]
    public void Servers_have_the_links_that_parallel_replicas_need()
    {
        foreach (var node in Declarations("std/hardware.dyno").Where(block => Last(block.Kind) == "node"))
        {
            var links = node.Body.Members
                .OfType<BlockDeclarationSyntax>()
                .Select(link => link.Name!.Token.Text)
                .ToList();
            Assert.That(links, Does.Contain("scale_out"));
            Assert.That(links, Does.Contain("scale_up").Or.Contains("pcie"));
        }
    }

    private static void AssertKnown(KindSchema kind, BlockSyntax body, bool allSimulated)
    {
        foreach (var member in body.Members)
        {
            var (path, inner) = member switch
            {
                PropertySyntax property => (property.Path, null),
                BlockDeclarationSyntax block => (block.Kind, block.Body),
                _ => throw new InvalidOperationException(member.ToString()),
            };
            var schema = kind.FindProperty(Last(path));
            Assert.That(schema, Is.Not.Null, $"{kind.Name}.{Last(path)}");
            Assert.That(schema!.IsDerived, Is.False, schema.ToString());
            Assert.That(schema.IsSimulated || !allSimulated, schema.ToString());
            if (inner is not null)
            {
                AssertKnown(schema.Kind!, inner, allSimulated);
            }
        }
    }

    private static string Last(PathSyntax path) => path.Names[^1].Token.Text;

    private static string Comment(BlockDeclarationSyntax declaration) => declaration.Kind.Names[0].Token.LeadingTrivia;
}
