namespace DynoSim.Lang.Bench.Comparison;

/// <summary>The scenario that everything here measures, with the timing and the workload left open.</summary>
internal static class ScenarioText
{
    public const string Polynomial = "source = polynomial; composition = serial";

    public const string Affine = "source = affine(base = 8ms, per_request = 20us/req, per_new_token = 50us/tok, "
        + "per_context_token = 30ns/tok)";

    public const string Analytic = "source = analytic";

    private const string Replay = "source = trace(trace_path, format = mooncake, block = 512tok)";

    /// <summary>The text with a timing.</summary>
    public static string Of(string timing, string workload = Replay) => $$"""
        dynosim 1.0
        import { HGX_H200 } from "std/hardware.dyno"
        import { Qwen3_32B_FP8 } from "std/models.dyno"

        param trace_path: Path = "trace.jsonl"
        param workers: Count in 1..4096 = 8

        model Long extends Qwen3_32B_FP8 { context = 262_144tok }
        cluster Fleet { node = HGX_H200; nodes = 512 }

        engine Parity {
          backend = vllm; block = 512tok; kv_blocks = 16_384
          max_batched_tokens = 8_192tok; max_sequences = 256
          chunked_prefill = true; prefix_caching = true
          timing { {{timing}} }
        }
        deployment Fixed {
          model = Long; cluster = Fleet; router = round_robin
          pool serve { role = aggregated; replicas = workers; tp = 1; engine = Parity }
        }
        workload Replay { {{workload}} }
        scenario Headline { deployment = Fixed; workload = Replay; seed = 1 }

        """;

    /// <summary>A table of passes that no line fits, so that every pass is evaluated.</summary>
    public static string Table()
    {
        var text = new System.Text.StringBuilder("kind,batch,new_tokens,context_tokens,milliseconds\n");
        foreach (var tokens in new[] { 1, 512, 1_024, 2_048, 4_096, 8_192 })
        {
            foreach (var past in new[] { 0, 8_192, 65_536, 262_144 })
            {
                text.Append(FormattableString.Invariant(
                    $"prefill,1,{tokens},{past},{8 + (0.045 * tokens) + (2e-6 * tokens * past / 1_000):0.######}\n"));
            }
        }

        foreach (var batch in new[] { 1, 2, 4, 8, 16, 32, 64, 128, 256 })
        {
            foreach (var context in new[] { 1, 1_024, 4_096, 16_384, 65_536, 262_144 })
            {
                var total = (double)batch * context;
                var time = 8 + (0.02 * batch) + (30e-6 * total) + Math.Sqrt(batch);
                text.Append(FormattableString.Invariant($"decode,{batch},{batch},{total},{time:0.######}\n"));
            }
        }

        return text.ToString();
    }
}
