using System.Text;
using System.Text.Json.Nodes;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Keeping;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Experiments;

/// <summary>A plan kept between runs changes how long a run takes and nothing else.</summary>
public sealed class PlanCacheTests
{
    private const string Timing = "source = polynomial; composition = serial";
    private SampleFolder _folder = new();

    [SetUp]
    public void MakeFolder()
    {
        _folder = new SampleFolder();
        Directory.CreateDirectory(Plans);
        Directory.CreateDirectory(_folder.At("code"));
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    private string Plans => _folder.At("plans");

    private RunRequest Request => new() { File = _folder.File };

    [TestCase(Timing)]
    [TestCase("source = analytic")]
    [TestCase("source = fixed(prefill = 20ms, decode = 10ms)")]
    [TestCase("source = affine(base = 8ms, per_request = 20us/req, per_new_token = 50us/tok, "
        + "per_context_token = 30ns/tok)")]
    [TestCase("source = polynomial; step_overhead = 1ms")]
    [TestCase("source = table(\"passes.csv\")")]
    public void A_run_from_a_kept_plan_says_what_the_run_that_kept_it_said(string timing)
    {
        _folder.Write("passes.csv", """
            kind,batch,new_tokens,context_tokens,milliseconds
            prefill,1,512,0,40
            prefill,1,1024,0,70
            decode,1,1,1000,20
            decode,1,1,9000,24
            decode,9,9,9000,28
            decode,9,9,81000,64

            """);
        _folder.Write("headline.dyno", SampleFolder.Scenario.Replace(Timing, timing, StringComparison.Ordinal));
        var first = Report();
        Assert.That(Directory.GetFiles(Plans), Has.Length.EqualTo(1), first);
        Assert.That(Found(Request), Is.Not.Null);
        Assert.That(Report(), Is.EqualTo(first));
    }

    [Test]
    public void A_generated_workload_is_kept_with_its_distributions_and_its_slo()
    {
        _folder.Write("headline.dyno", SampleFolder.Scenario
            .Replace(
                "source = trace(trace_path, format = mooncake, block = 512tok)",
                "arrivals = poisson(4req/s); requests = 20req; input = uniform(100tok, 900tok); "
                    + "output = uniform(5tok, 9tok)",
                StringComparison.Ordinal)
            .Replace(
                "scenario Headline {",
                "slo Quick { good when ttft < 500ms; target = 90% }\nscenario Headline { slo = Quick;",
                StringComparison.Ordinal));
        var first = Report();
        Assert.That(Directory.GetFiles(Plans), Has.Length.EqualTo(1), first);
        Assert.That(Report(), Is.EqualTo(first));
    }

    [Test]
    public void Whatever_the_check_looked_at_makes_the_plan_out_of_date()
    {
        _folder.Write("limits.dyno", "dynosim 1.0\nparam sequences: Requests = 256req\n");
        _folder.Write("headline.dyno", SampleFolder.Scenario
            .Replace(
                "dynosim 1.0", "dynosim 1.0\nimport { sequences } from \"limits.dyno\"", StringComparison.Ordinal)
            .Replace("max_sequences = 256", "max_sequences = sequences", StringComparison.Ordinal));
        var text = Report();
        Assert.That(Found(Request), Is.Not.Null, text);

        foreach (var name in new[] { "headline.dyno", "limits.dyno", "trace.jsonl" })
        {
            var content = File.ReadAllText(_folder.At(name));
            _folder.Write(name, content + "\n");
            Assert.That(Found(Request), Is.Null, name);
            _folder.Write(name, content);
            Assert.That(Found(Request), Is.Not.Null, name);
        }

        File.Delete(_folder.At("trace.jsonl"));
        Assert.That(Found(Request), Is.Null, "the trace is gone");
    }

    [TestCase("headline.dyno", "seed = 1", "seed = 2")]
    [TestCase("trace.jsonl", "\"output_length\": ", "\"output_length\": 1")]
    public void A_run_after_a_change_says_what_a_first_run_would(string name, string from, string to)
    {
        var before = Report();
        var content = File.ReadAllText(_folder.At(name));
        Assert.That(content, Does.Contain(from));
        _folder.Write(name, content.Replace(from, to, StringComparison.Ordinal));
        var after = Report();
        foreach (var plan in Directory.GetFiles(Plans))
        {
            File.Delete(plan);
        }

        Assert.That(after, Is.Not.EqualTo(before));
        Assert.That(after, Is.EqualTo(Report()));
    }

    [Test]
    public void Another_question_finds_another_plan()
    {
        Report();
        Assert.Multiple(() =>
        {
            Assert.That(Found(Request with { Settings = [new SettingText("workers", "3")] }), Is.Null);
            Assert.That(Found(Request with { Seed = 7 }), Is.Null);
            Assert.That(Found(Request with { Name = "Headline" }), Is.Null);
        });
    }

    [Test]
    public void A_scenario_that_expects_something_is_checked_each_time()
    {
        _folder.Write("headline.dyno", SampleFolder.Scenario.Replace(
            "seed = 1", "seed = 1; expect p95(ttft) < 10s", StringComparison.Ordinal));
        Report();
        Assert.That(Directory.GetFiles(Plans), Is.Empty);
    }

    [Test]
    public void What_is_more_than_its_fields_is_not_kept()
    {
        using var output = new BinaryWriter(new MemoryStream());
        Assert.That(() => new ValueWriter(output).Write(() => 1), Throws.TypeOf<NotKeptException>());
        Assert.That(() => new ValueWriter(output).Write(new MemoryStream()), Throws.TypeOf<NotKeptException>());
    }

    private CheckedScenario? Found(RunRequest request) =>
        new PlanCache(new DiskCache(Plans)).Find(request, new DiskFileSource(_folder.File)) is { } kept
            && kept.Holds
            ? kept.Scenario
            : null;

    private string Report()
    {
        var runner = new ScenarioRunner(new ScenarioLoader(_folder.At("code")), new DiskCache(Plans));
        var outcome = runner.Run(Request);
        if (outcome.Report is not { } report)
        {
            return string.Join('\n', outcome.Diagnostics.Select(finding => finding.Message));
        }

        using var document = new MemoryStream();
        RunReportJson.WriteDocument(document, report);
        var node = JsonNode.Parse(Encoding.UTF8.GetString(document.ToArray()))?.AsObject() ?? [];
        node.Remove("timing");
        node.Remove("peak_memory_mb");
        return node.ToJsonString();
    }
}
