namespace DynoSim.Lang.Tests.Cli;

/// <summary>A folder with a good scenario and a good trace, to be broken by a test; gone afterwards.</summary>
internal sealed class SampleFolder : IDisposable
{
    /// <summary>The contract's scenario with a small trace.</summary>
    public const string Scenario =
        """
        dynosim 1.0
        import { HGX_H200 } from "std/hardware.dyno"
        import { Qwen3_32B_FP8 } from "std/models.dyno"

        param trace_path: Path = "trace.jsonl"
        param workers: Count in 1..4096 = 2

        model Long extends Qwen3_32B_FP8 { context = 262_144tok }
        cluster Fleet { node = HGX_H200; nodes = 512 }

        engine Parity {
          backend = vllm; block = 512tok; kv_blocks = 16_384
          max_batched_tokens = 8_192tok; max_sequences = 256
          chunked_prefill = true; prefix_caching = true
          timing { source = polynomial; composition = serial }
        }
        deployment Fixed {
          model = Long; cluster = Fleet; router = round_robin
          pool serve { role = aggregated; replicas = workers; tp = 1; engine = Parity }
        }
        workload Replay { source = trace(trace_path, format = mooncake, block = 512tok) }
        scenario Headline { deployment = Fixed; workload = Replay; seed = 1 }

        """;

    /// <summary>Eight requests, some of which begin alike.</summary>
    public static readonly string Trace = string.Concat(Enumerable.Range(0, 8).Select(i =>
        $$"""{"timestamp": {{i * 250}}, "input_length": {{1000 + (i * 10)}}, "output_length": {{5 + i}}, """
        + $$"""
            "hash_ids": [{{i % 3}}, {{10 + i}}, {{20 + i}}]}

            """));

    public SampleFolder()
    {
        Folder = Directory.CreateTempSubdirectory("dynosim-cli-").FullName;
        Write("headline.dyno", Scenario);
        Write("trace.jsonl", Trace);
    }

    public string Folder { get; }

    public string File => At("headline.dyno");

    public string At(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(At(name), text);
        return At(name);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
