using DynoSim.Lang.Tests.Cli;

namespace DynoSim.Lang.Tests.Sweeps;

/// <summary>A sweep of 24 points in two repetitions, to be shared among parts.</summary>
internal sealed class ShardSample : IDisposable
{
    /// <summary>What a sweep leaves that must not depend on who ran it.</summary>
    public static readonly string[] Files =
        ["points.jsonl", "points.csv", "frontier.csv", "summary.json", "report.html"];

    /// <summary>The program.</summary>
    public const string Text =
        """
        dynosim 1.0
        import { HGX_H100 } from "std/hardware.dyno"
        import { Llama_3_1_8B } from "std/models.dyno"

        param rate: Rate in 0.1req/s..1_000req/s = 4req/s

        engine E {
          backend = vllm; kv_blocks = 2_000; block = 16tok; max_context = 32_000tok
          timing {
            source = affine(
              base = 8ms, per_request = 20us/req, per_new_token = 50us/tok, per_context_token = 30ns/tok)
          }
        }
        cluster C { node = HGX_H100; nodes = 8 }
        deployment D {
          model = Llama_3_1_8B; cluster = C; router = round_robin
          pool serve { role = aggregated; replicas = 2; tp = 1; engine = E }
        }
        workload W {
          arrivals = poisson(rate); requests = 40req
          input = lognormal(median = 900tok, p95 = 4_000tok); output = lognormal(median = 50tok, p95 = 200tok)
        }
        slo Fast { good when ttft < 500ms and tpot < 30ms; target = 90% }
        scenario S { deployment = D; workload = W; slo = Fast }

        experiment Grid of S {
          vary deployment.serve.replicas in [1, 2, 4, 8]
          vary deployment.router in [round_robin, least_loaded, kv_aware]
          vary rate in [2req/s, 16req/s]
          replicate = 2
          maximize goodput / deployment.gpus
          minimize p99(ttft)
        }
        experiment Some of S {
          vary deployment.serve.replicas in 1..8
          vary rate in 1req/s..64req/s
          search = sample(12)
          maximize goodput
        }
        experiment Guess of S {
          vary deployment.serve.replicas in 1..8
          search = bayesian(trials = 4)
          maximize goodput
        }

        """;

    private static readonly string[] _jobs = ["--jobs", "2"];
    private readonly SampleFolder _folder = new();

    public ShardSample() => File = _folder.Write("x.dyno", Text);

    public string File { get; }

    public string At(string name) => _folder.At(name);

    /// <summary>A sweep of the grid in one of the folders.</summary>
    public CommandRunner.Outcome Sweep(string folder, params string[] more) =>
        Of("Grid", folder, more);

    /// <summary>A sweep in one of the folders.</summary>
    public CommandRunner.Outcome Of(string experiment, string folder, params string[] more) =>
        CommandRunner.Run(
            ["sweep", File, experiment, "--out", At(folder), .. more.Contains("--jobs") ? [] : _jobs, .. more]);

    /// <summary>The journals of the parts in one of the folders.</summary>
    public string[] Journals(string folder) =>
        [.. Directory.GetFiles(Path.Combine(At(folder), "shards")).Order(StringComparer.Ordinal)];

    /// <summary>Two folders hold the same results, byte by byte.</summary>
    public void AssertSame(string expected, string actual)
    {
        foreach (var name in Files)
        {
            Assert.That(
                System.IO.File.ReadAllBytes(Path.Combine(At(actual), name)),
                Is.EqualTo(System.IO.File.ReadAllBytes(Path.Combine(At(expected), name))),
                $"{actual}/{name}");
        }
    }

    public void Dispose() => _folder.Dispose();
}
