using DynoSim.Lang.Emit;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Lowering;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Baselines.Emitted;

/// <summary>The C# of routers and SLOs, approved as text and compiled.</summary>
public sealed class EmittedCodeTests
{
    private static readonly string[] _prelude =
        ["round_robin", "random", "least_loaded", "kv_aware", "lmetric"];

    [TestCaseSource(nameof(_prelude))]
    public void A_router_of_the_prelude(string name) => Verify(
        name,
        $$"""
        dynosim 1.0
        router Subject extends {{name}} { }
        """);

    [Test]
    public void A_router_with_everything_a_policy_may_say() => Verify(
        "everything",
        """
        dynosim 1.0
        param weight: Ratio in 0.0..8.0 = 1.5
        fn left(total: Blocks, found: Blocks): Blocks = max(total - found, 0blk)
        router Subject {
          param share: Ratio in 0%..100% = 90%
          let uncached = left(request.blocks, worker.overlap(request))
          let limit = if pool.replicas > 4 then share else 99%
          let half = request.input / 2
          eligible worker.kv_used < limit and not worker.busy or worker.id in [0, 2]
          eligible worker.queued <= 100
          choose worker maximizing -(weight * uncached) - 1blk * (worker.id mod 3) ^ 2
            + floor(half / 1tok) * 0blk + clamp(worker.kv_free, 1blk..9blk)
          tie_break = [worker.queued, worker.busy, random, worker.id]
        }
        slo Wanted {
          let patience = 2s
          good when ttft < patience because "people wait"
          good when tpot <= 30ms or output < 10tok
        }
        """);

    private static void Verify(string name, string text)
    {
        var compilation = Compilation.Create("subject.dyno", MemoryFileSource.Of("subject.dyno", text));
        Assert.That(compilation.Diagnostics.Select(finding => finding.Message), Is.Empty);
        var router = Lowered(compilation, "Subject", PolicyLowering.Router)
            ?? throw new InvalidOperationException("the router was not lowered");
        var slo = Lowered(compilation, "Wanted", PolicyLowering.Slo);
        var emitted = ScenarioEmitter.Emit(router, slo, [PassTiming.Of(default(PolynomialTiming))]);
        Assert.That(new ScenarioLoader(null).Load(emitted).Errors, Is.Empty, emitted.Source);
        Approval.Verify($"{name}.cs.txt", emitted.Source);
    }

    private static T? Lowered<T>(Compilation compilation, string name, Func<EntityValue, T?> lower)
        where T : class =>
        compilation.Find(name) is EntitySymbol symbol
            && compilation.Entity(symbol) is { } entity ? lower(entity) : null;
}
