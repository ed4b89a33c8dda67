using System.Globalization;
using System.Text.RegularExpressions;

namespace DynoSim.Lang.Tests.Feasibility;

/// <summary>Every feasibility rule on both sides of its boundary, the numbers of its verdict included.</summary>
public sealed partial class FeasibilityBoundaryTests
{
    private const string Pool = "replicas = 1; tp = 2; engine = Vllm";
    private const string Engine = "block = 64tok }\nplanner";
    private const string Length = "input = 1_000tok; output = 100tok; duration = 30min";

    private static readonly string Program = FeasibilityProgram.Text;
    private static readonly string Split = FeasibilityProgram.Split;

    [Test]
    public void TheProgramsAreSound() => Assert.Multiple(() =>
    {
        Assert.That(FeasibilityProgram.Codes(Program, Pool, Pool), Is.Empty);
        Assert.That(FeasibilityProgram.Codes(Split, "tp = 2", "tp = 2"), Is.Empty);
    });

    [TestCase(1, ExpectedResult = "")]
    [TestCase(2, ExpectedResult = "")]
    [TestCase(3, ExpectedResult = "DYN4001")]
    [TestCase(4, ExpectedResult = "")]
    [TestCase(5, ExpectedResult = "DYN4001")]
    [TestCase(6, ExpectedResult = "DYN4001")]
    [TestCase(7, ExpectedResult = "DYN4001")]
    [TestCase(8, ExpectedResult = "")]
    public string TpDividesTheHeads(int tp) => Changed(Pool, $"replicas = 1; tp = {tp}; engine = Vllm");

    [TestCase("tp = 8; pp = 1", ExpectedResult = "")]
    [TestCase("tp = 16; pp = 1; cross_node = true", ExpectedResult = "DYN4003")]
    [TestCase("tp = 8; pp = 2; cross_node = true", ExpectedResult = "")]
    [TestCase("tp = 8; pp = 2", ExpectedResult = "DYN4005")]
    public string KvHeadsAndNodes(string shape) => string.Join(
        ' ', FeasibilityProgram.Codes(
            Program.Replace("nodes = 1", "nodes = 2", StringComparison.Ordinal)
                .Replace("serve = 1..4", "serve = 1..1", StringComparison.Ordinal),
            Pool,
            $"replicas = 1; {shape}; engine = Vllm"));

    [TestCase(4, ExpectedResult = "")]
    [TestCase(5, ExpectedResult = "DYN4004")]
    public string GpusOfTheCluster(int replicas) => Changed(Pool, $"replicas = {replicas}; tp = 2; engine = Vllm");

    // 640 blocks of 64 tokens are the context of 40_960.
    [TestCase(640, ExpectedResult = "")]
    [TestCase(639, ExpectedResult = "DYN4010")]
    public string StatedBlocksHoldTheContext(int blocks) =>
        Changed(Engine, $"block = 64tok; kv_blocks = {blocks} }}\nplanner");

    // 65.5 GB of weights over so many GPUs of 141 GiB: two thirds of one are not enough.
    [TestCase("90%", ExpectedResult = "")]
    [TestCase("40%", ExpectedResult = "DYN4002")]
    public string WeightsFitTheShareOfTheMemory(string share) => string.Join(' ', FeasibilityProgram.Codes(
        Program.Replace("tp = 2", "tp = 1", StringComparison.Ordinal),
        Engine,
        $"block = 64tok; memory_fraction = {share} }}\nplanner"));

    [TestCase("40_960tok", ExpectedResult = "")]
    [TestCase("40_961tok", ExpectedResult = "DYN4012")]
    public string ContextOfTheModel(string context) =>
        Changed(Engine, $"block = 64tok; max_context = {context} }}\nplanner");

    [TestCase("1_000tok", ExpectedResult = "")]
    [TestCase("999tok", ExpectedResult = "DYN4013")]
    public string PromptsFitAPassThatDoesNotChunk(string budget) =>
        Changed(Engine, $"block = 64tok; chunked_prefill = false; max_batched_tokens = {budget} }}\nplanner");

    [TestCase("uniform(1_000tok, 40_000tok)", ExpectedResult = "")]
    [TestCase("uniform(1_000tok, 45_000tok)", ExpectedResult = "DYN4014")]
    public string PromptsFitTheContext(string input) => string.Join(' ', FeasibilityProgram.Codes(
        Program.Replace("1req/s", "0.01req/s", StringComparison.Ordinal),
        Length,
        $"input = {input}; output = 100tok; duration = 30min"));

    [TestCase("1..1", ExpectedResult = "")]
    [TestCase("2..4", ExpectedResult = "DYN4030")]
    [TestCase("1..5", ExpectedResult = "DYN4034")]
    public string BoundsOfThePlanner(string bounds) => string.Join(' ', FeasibilityProgram.Codes(
        Program.Replace("cluster = Rack", "cluster = Rack; planner = Scaler", StringComparison.Ordinal),
        "serve = 1..4",
        $"serve = {bounds}"));

    [TestCase("60s", ExpectedResult = "")]
    [TestCase("61s", ExpectedResult = "DYN4031")]
    public string WindowOfThePlanner(string window) => Changed("every 60s", $"window = {window}; every 60s");

    [TestCase("30min", ExpectedResult = "")]
    [TestCase("31min", ExpectedResult = "DYN4032")]
    public string ColdStartsAgainstTheLoad(string start) => string.Join(' ', FeasibilityProgram.Codes(
        Program.Replace("cluster = Rack", "cluster = Rack; planner = Scaler", StringComparison.Ordinal),
        "every 60s",
        $"cold_start {{ serve = {start} }}; every 60s"));

    [TestCase("10min", ExpectedResult = "")]
    [TestCase("11min", ExpectedResult = "DYN4033")]
    public string WarmupLeavesTwoThirds(string warmup) => Changed(Length, $"{Length}; warmup = {warmup}");

    [TestCase("block = 64tok }\nengine Second { block = 32tok }", ExpectedResult = "DYN4011")]
    [TestCase("block = 32tok }\nengine Second { block = 32tok }", ExpectedResult = "")]
    public string BlocksOfAPair(string engines) => string.Join(' ', FeasibilityProgram.Codes(
        Split, "block = 64tok }\nengine Second { block = 64tok }", engines));

    [TestCase("from = prefill; to = decode", ExpectedResult = "")]
    [TestCase("from = decode; to = prefill", ExpectedResult = "DYN4050")]
    public string DirectionOfATransfer(string ends) =>
        string.Join(' ', FeasibilityProgram.Codes(Split, "from = prefill; to = decode", ends));

    [TestCase("tp = 2; engine = Second", ExpectedResult = "")]
    [TestCase("tp = 2; engine = Second; model = Other", ExpectedResult = "DYN4050")]
    public string ModelsOfAPair(string pool) =>
        string.Join(' ', FeasibilityProgram.Codes(Split, "tp = 2; engine = Second", pool));

    [TestCase("link scale_out", ExpectedResult = "")]
    [TestCase("link pcie", ExpectedResult = "DYN4051")]
    public string LinkOfATransfer(string link) =>
        string.Join(' ', FeasibilityProgram.Codes(Split, "link scale_out", link));

    [Test]
    public void TheRateNamedAsPossibleIsTheBoundaryOfOverload()
    {
        var finding = FeasibilityProgram.Findings(Program, "1req/s", "100_000req/s").Single();
        var possible = Numbers(finding.Message).Last();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Descriptor.Code, Is.EqualTo("DYN4040"));
            Assert.That(Changed("1req/s", Text(possible * 0.98, "req/s")), Is.Empty);
            Assert.That(Changed("1req/s", Text(possible * 1.02, "req/s")), Is.EqualTo("DYN4040"));
        });
    }

    [Test]
    public void TheLatencyNamedAsFloorIsTheBoundaryOfAnSlo()
    {
        var finding = FeasibilityProgram.Findings(Program, "ttft < 10s", "ttft < 1us").Single();
        var floor = Numbers(finding.Message).Last();
        Assert.Multiple(() =>
        {
            Assert.That(finding.Descriptor.Code, Is.EqualTo("DYN4041"));
            Assert.That(finding.Message, Does.EndWith("ms"));
            Assert.That(Changed("ttft < 10s", $"ttft < {Text(floor * 1.02, "ms")}"), Is.Empty);
            Assert.That(Changed("ttft < 10s", $"ttft < {Text(floor * 0.98, "ms")}"), Is.EqualTo("DYN4041"));
        });
    }

    [Test]
    public void AVerdictCarriesItsNumbers() => Assert.Multiple(() =>
    {
        foreach (var (old, @new) in new[]
        {
            (Pool, "replicas = 1; tp = 3; engine = Vllm"), (Pool, "replicas = 5; tp = 2; engine = Vllm"),
            (Engine, "block = 64tok; kv_blocks = 639 }\nplanner"), ("1req/s", "100_000req/s"),
            ("ttft < 10s", "ttft < 1us"), (Length, Length + "; warmup = 20min"),
        })
        {
            var finding = FeasibilityProgram.Findings(Program, old, @new).Single();
            Assert.That(Numbers(finding.Label + " " + string.Join(' ', finding.Notes)), Is.Not.Empty, finding.Message);
            Assert.That(finding.Help, Is.Not.Null.And.Not.Empty, finding.Message);
        }
    });

    private static string Changed(string old, string @new) =>
        string.Join(' ', FeasibilityProgram.Codes(Program, old, @new));

    private static string Text(double value, string unit) =>
        value.ToString("0.######", CultureInfo.InvariantCulture) + unit;

    private static IEnumerable<double> Numbers(string text) => Number().Matches(text)
        .Select(match => match.Value.Replace("_", "", StringComparison.Ordinal))
        .Select(digits => double.Parse(digits, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\d[\d_]*(\.\d+)?")]
    private static partial Regex Number();
}
