namespace DynoSim.Lang.Tests.Sweeps;

/// <summary>A small scenario to experiment with: 60 requests for an 8B model, affine timing.</summary>
internal static class SweepSample
{
    /// <summary>The scenario <c>S</c> and what it stands on.</summary>
    public const string Scenario =
        """
        dynosim 1.0
        import { HGX_H100 } from "std/hardware.dyno"
        import { Llama_3_1_8B } from "std/models.dyno"

        param rate: Rate in 0.1req/s..1_000req/s = 4req/s
        param fleet: Gpus in 1gpu..256gpu = 64gpu

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
          arrivals = poisson(rate); requests = 60req
          input = lognormal(median = 900tok, p95 = 4_000tok); output = lognormal(median = 50tok, p95 = 200tok)
        }
        slo Fast { good when ttft < 500ms and tpot < 30ms; target = 90% }
        scenario S { deployment = D; workload = W; slo = Fast }

        """;

    /// <summary>Sixteen points, of which <c>where</c> leaves twelve, in two repetitions.</summary>
    public const string Grid = Scenario +
        """
        experiment Grid of S {
          vary deployment.serve.replicas in [1, 2, 4, 8]
          vary deployment.router in [round_robin, least_loaded]
          vary rate in [2req/s, 16req/s]
          where deployment.gpus <= 4gpu
          replicate = 2
          maximize goodput / deployment.gpus
          minimize p99(ttft)
        }

        """;

    /// <summary>An experiment over the rate with some expectations.</summary>
    public static string Expecting(string expectations, string more = "") => Scenario +
        $$"""
        experiment X of S {
          vary rate in [1req/s, 4req/s, 16req/s, 64req/s]
          maximize goodput
          {{more}}
          {{expectations}}
        }

        """;
}
