using System.Collections.Immutable;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Tests.Feasibility;

/// <summary>A system that works, of which tests change one thing.</summary>
internal static class FeasibilityProgram
{
    /// <summary>Eight H200 and Qwen3-32B: 64 heads, 8 KV heads, a context of 40_960 tokens.</summary>
    public const string Text = """
        dynosim 1.0
        import { HGX_H200 } from "std/hardware.dyno"
        import { Qwen3_32B } from "std/models.dyno"
        cluster Rack { node = HGX_H200; nodes = 1 }
        engine Vllm { block = 64tok }
        planner Scaler { bounds { serve = 1..4 }; every 60s { when serve.waiting > 10 { scale serve by 1 } } }
        deployment Chat { model = Qwen3_32B; cluster = Rack
          pool serve { replicas = 1; tp = 2; engine = Vllm }
        }
        slo Gate { good when ttft < 10s }
        workload Steady { arrivals = poisson(1req/s); input = 1_000tok; output = 100tok; duration = 30min }
        scenario Base { deployment = Chat; workload = Steady; slo = Gate }

        """;

    /// <summary>A prefill and a decode pool, joined.</summary>
    public const string Split = """
        dynosim 1.0
        import { HGX_H200, H200_SXM } from "std/hardware.dyno"
        import { Qwen3_32B } from "std/models.dyno"
        node Box {
          accelerator = H200_SXM; gpus = 8
          link scale_up { bandwidth = 450GB/s }; link scale_out { bandwidth = 50GB/s }
        }
        model Other extends Qwen3_32B { context = 8_192tok }
        cluster Rack { node = Box; nodes = 1 }
        cluster Spare { node = HGX_H200; nodes = 1 }
        engine First { block = 64tok }
        engine Second { block = 64tok }
        deployment Pair { model = Qwen3_32B; cluster = Rack
          pool prefill { role = prefill; replicas = 1; tp = 2; engine = First }
          pool decode { role = decode; replicas = 1; tp = 2; engine = Second }
          transfer { from = prefill; to = decode }
        }
        let other = Other.context

        """;

    /// <summary>What checking the program finds once a text in it is replaced.</summary>
    public static ImmutableArray<Diagnostic> Findings(string program, string old, string @new)
    {
        Assert.That(program, Does.Contain(old));
        var text = program.Replace(old, @new, StringComparison.Ordinal);
        return
        [
            .. Compilation.Create("a.dyno", MemoryFileSource.Of("a.dyno", text)).Diagnostics
                .Where(found => found.Descriptor != Descriptors.NotSimulatedYet),
        ];
    }

    /// <summary>The codes found.</summary>
    public static IEnumerable<string> Codes(string program, string old, string @new) =>
        Findings(program, old, @new).Select(found => found.Descriptor.Code);
}
