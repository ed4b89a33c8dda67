using System.Globalization;

namespace DynoSim.Lang.Bench.FrontEnd;

/// <summary>A file of many lines without a fault: studies of all the common kinds, one after the other.</summary>
internal static class FrontEndText
{
    private const string Head =
        """
        dynosim 1.0
        import { HGX_H200 } from "std/hardware.dyno"
        import { Qwen3_32B } from "std/models.dyno"

        """;

    // Forty lines, as people write them: some short, some with several members, comments and documentation.
    private const string Study =
        """

        /// How often requests come in study #.
        param rate_#: Rate in 1req/s..200req/s = 2req/s
        let budget_#: Gpus = 32gpu
        let lengths_# = [for i in 1..4: i * 100tok]
        fn kv_#(m: Model): Bytes/Tokens =
          2 * m.layers * m.kv_heads * m.head_dim * bytes_of(m.kv_dtype) / 1tok
        cluster Fleet# {
          node = HGX_H200; nodes = 4
          expect gpus == budget_# because "what is paid for"
        }
        engine Vllm# {
          backend = vllm; block = 64tok
          max_sequences = 256; max_batched_tokens = 8_192tok
          chunked_prefill = true
        }
        router Cost# {
          param credit: Ratio in 0%..150% = 100%
          let uncached = request.blocks - credit * worker.overlap(request)
          let load = worker.active_decode_blocks + request.blocks
          eligible worker.ready and worker.kv_used < 98%
          choose worker minimizing max(worker.active_prefill_blocks + uncached, 0blk) + load
          tie_break = [worker.queued, worker.id]
        }
        deployment Served# {
          model = Qwen3_32B; cluster = Fleet#; router = Cost#
          // Two replicas a node.
          pool serve { role = aggregated; replicas = 8; tp = 2; engine = Vllm# }
        }
        workload Chat# {
          arrivals = poisson(rate_#)
          input = lognormal(median = 1_200tok, p95 = 6_000tok)
          output = uniform(lengths_#[0], lengths_#[3])
          duration = 10min; warmup = 1min
        }
        slo Fast# { good when ttft < 5s and tpot < 100ms; target = 99% }
        scenario Base# {
          deployment = Served#; workload = Chat#; slo = Fast#
          expect p99(ttft) < 5s because "the launch gate"
          expect kv_#(Qwen3_32B) * 1_000tok < 1GB
        }
        """;

    private static readonly int LinesEach = Study.Count(c => c == '\n') + 1;

    /// <summary>About so many lines.</summary>
    public static string Of(int lines) => Head + string.Concat(Enumerable.Range(0, lines / LinesEach).Select(index =>
        Study.Replace("#", index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n"));
}
