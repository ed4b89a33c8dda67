using System.Collections.Immutable;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Fingerprints;

/// <summary>A program of one or more files, the first of which declares scenarios.</summary>
internal sealed record Program(string Name, ImmutableSortedDictionary<string, string> Files)
{
    private const string Main = "main.dyno";

    /// <summary>What the canonical form has to flatten, in one program.</summary>
    public const string Everything =
        """
        dynosim 1.0
        import { HGX_H200 } from "std/hardware.dyno"
        import { Llama_3_1_8B } from "std/models.dyno"
        param workers: Count in 1..16 = 2
        param weight: Ratio in 0.0..9.0 = 1.5
        let minute = 60s
        let half_hour = 30min
        fn left(total: Blocks, found: Blocks): Blocks = max(total - found, 0blk)
        fn within(bound: Time, part: Ratio): Bool = percentile(ttft, part) < bound
        cluster C { node = HGX_H200; nodes = 1 }
        engine E { backend = vllm; max_sequences = 64 + 64; kv_blocks = 10_000; memory_fraction = 80% }
        engine Wide extends E { max_sequences = 256 }
        router Mine {
          param bonus: Ratio in 0%..100% = 25%
          let uncached = left(request.blocks, worker.overlap(request))
          let pressure = weight * uncached + (1 + bonus) * worker.active_decode_blocks
          eligible worker.queued < 100req
          eligible worker.kv_used < 95%
          choose worker minimizing pressure + max(pressure - 10blk, 0blk)
          tie_break = [worker.queued, random]
        }
        deployment Base {
          model = Llama_3_1_8B; cluster = C; router = Mine
          pool serve { replicas = workers; engine = E with { max_sequences = 32 } }
        }
        deployment Bigger extends Base { serve { replicas = workers + 1; engine { block = 32tok } } }
        slo Quick { let patience = 1s; good when ttft < patience and tpot < 50ms; good when e2e < minute; target = 90% }
        workload Mixed {
          arrivals = poisson(120req/min)
          input = lognormal(median = 500tok, p95 = 2ktok); output = 10tok..30tok
          duration = 2min
        }
        scenario Other { deployment = Base; workload = Mixed; slo = Quick }
        scenario Subject {
          deployment = Bigger; workload = Mixed with { duration = 90s }; slo = Quick; seed = 7; cutoff = half_hour
          expect goodput_ratio >= slo.target
          expect p99(ttft) <= 2 * Other.p99(ttft) because "not much slower"
          expect all([for part in [50%, 90%]: within(5s, part)])
        }

        """;

    /// <summary>The text of the first file.</summary>
    public string Text => Files[Main];

    /// <summary>The programs that the properties are always tried on.</summary>
    public static IEnumerable<Program> Own()
    {
        yield return Of("everything", Everything);
        yield return Of("from memory", Everything.Replace("kv_blocks = 10_000; ", "", StringComparison.Ordinal));
        var contract = Of("contract", SampleFolder.Scenario);
        yield return contract with { Files = contract.Files.Add("trace.jsonl", SampleFolder.Trace) };
    }

    /// <summary>The programs of the corpus of one file whose scenarios can be planned; skips where it is not.</summary>
    public static IEnumerable<Program> Corpus()
    {
        var folder = Path.Combine(SharedFolder.Of("language"), "valid");
        var data = Directory.GetFiles(folder).Where(path => !path.EndsWith(".dyno", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        return Directory.GetFiles(folder, "*.dyno").Order(StringComparer.Ordinal)
            .Select(path => Of(Path.GetFileName(path), File.ReadAllText(path)))
            .Select(program => program with { Files = program.Files.AddRange(data) })
            .Where(program => !program.Fingerprints().IsEmpty);
    }

    /// <summary>A program of one file.</summary>
    public static Program Of(string name, string text) =>
        new(name, ImmutableSortedDictionary<string, string>.Empty.Add(Main, text));

    /// <summary>The same with another first file.</summary>
    public Program With(string text) => this with { Files = Files.SetItem(Main, text) };

    /// <summary>The fingerprints of its scenarios by name; none if the program has errors.</summary>
    public ImmutableSortedDictionary<string, string> Fingerprints() =>
        Plans().ToImmutableSortedDictionary(plan => plan.Name, plan => plan.Fingerprint);

    /// <summary>The plans of its scenarios; none if the program has errors.</summary>
    public IEnumerable<ScenarioPlan> Plans()
    {
        var compilation = Compile();
        return compilation.HasErrors ? [] : compilation.Scenarios
            .Select(compilation.Entity)
            .Select(entity => entity is null ? null : compilation.Plan(entity).Plan)
            .OfType<ScenarioPlan>();
    }

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<string> Errors() => Compile().Diagnostics
        .Where(finding => finding.Severity == Severity.Error)
        .Select(finding => $"{finding.Descriptor.Code}: {finding.Message}");

    /// <inheritdoc/>
    public override string ToString() => Name;

    private Compilation Compile() => Compilation.Create(
        Main, new MemoryFileSource(Files), new CompilationOptions { ReadsTraceRows = false });
}
