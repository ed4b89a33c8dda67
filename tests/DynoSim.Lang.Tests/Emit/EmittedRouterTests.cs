using System.Collections.Immutable;
using DynoSim.Lang.Emit;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;
using static DynoSim.Lang.Tests.Emit.PolicyBuilder;

namespace DynoSim.Lang.Tests.Emit;

/// <summary>What an emitted router chooses.</summary>
public sealed class EmittedRouterTests
{
    private static readonly ImmutableArray<PassTiming> Timings = [PassTiming.Of(default(FixedTiming))];

    private static int Choose(RouterPlan router, double tieDraw = 0, params WorkerSignals[] workers)
    {
        var emitted = ScenarioEmitter.Emit(router, null, Timings);
        var loaded = new ScenarioLoader(null).Load(emitted);
        Assert.That(loaded.Errors, Is.Empty, emitted.Source);
        var type = loaded.Scenario?.GetType().Assembly.GetType("DynoSim.Emitted.Router")
            ?? throw new InvalidOperationException();
        var policy = router.Settings.IsEmpty
            ? Activator.CreateInstance(type)
            : Activator.CreateInstance(type, ScenarioEmitter.ValuesOf(router.Settings));
        var request = new RequestContext { Id = 7, Input = 1000, Blocks = 16, FullBlocks = 15, BlockTokens = 64 };
        return ((IRouterPolicy)policy!)
            .Choose(request, new PoolContext { Replicas = workers.Length }, workers, tieDraw);
    }

    private static WorkerSignals Worker(int queued, int running = 0, int overlap = 0, bool ready = true) => new()
    {
        Queued = queued,
        Running = running,
        OverlapBlocks = overlap,
        Ready = ready,
        BlockTokens = 64,
        TotalBlocks = 100,
    };

    [Test]
    public void The_least_cost_wins_and_the_greatest_when_maximizing()
    {
        var cost = PolicyBuilder.Worker("queued");
        WorkerSignals[] workers = [Worker(3), Worker(1), Worker(2)];
        Assert.That(Choose(Router(cost), 0, workers), Is.EqualTo(1));
        Assert.That(Choose(Router(cost) with { IsMaximizing = true }, 0, workers), Is.Zero);
    }

    [Test]
    public void Ties_are_broken_lexicographically_then_by_number()
    {
        var router = Router(Count(0), PolicyBuilder.Worker("queued"), PolicyBuilder.Worker("running"));
        Assert.That(Choose(router, 0, Worker(2, 1), Worker(1, 9), Worker(1, 4), Worker(1, 4)), Is.EqualTo(2));
    }

    [Test]
    public void A_random_tie_break_draws_among_equals_only()
    {
        var router = Router(PolicyBuilder.Worker("queued"), Word("random"));
        WorkerSignals[] workers = [Worker(1), Worker(5), Worker(1), Worker(1)];
        Assert.That(
            new[] { 0, 0.34, 0.67, 0.999 }.Select(draw => Choose(router, draw, workers)),
            Is.EqualTo(new[] { 0, 2, 3, 3 }));
    }

    [Test]
    public void Workers_that_are_not_ready_or_not_eligible_are_passed_over()
    {
        var router = Router(PolicyBuilder.Worker("queued")) with
        {
            Eligible = [Binary(BinaryOperator.Greater, PolicyBuilder.Worker("queued"), Real(1))],
        };
        Assert.That(Choose(router, 0, Worker(0), Worker(2, ready: false), Worker(3)), Is.EqualTo(2));
        Assert.That(Choose(router, 0, Worker(0), Worker(1)), Is.EqualTo(-1));
    }

    [Test]
    public void Settings_come_in_at_run_time_so_that_one_assembly_serves_all_values()
    {
        RouterPlan WithWeight(double weight) => Router(Binary(
            BinaryOperator.Add,
            PolicyBuilder.Worker("queued"),
            Binary(BinaryOperator.Multiply, Setting(0, weight), PolicyBuilder.Worker("running")))) with
        {
            Settings = [Setting(0, weight)],
        };
        WorkerSignals[] workers = [Worker(1, 3), Worker(3, 1)];
        Assert.That(Choose(WithWeight(0.5), 0, workers), Is.Zero);
        Assert.That(Choose(WithWeight(4), 0, workers), Is.EqualTo(1));
        Assert.That(
            ScenarioEmitter.Emit(WithWeight(0.5), null, Timings),
            Is.EqualTo(ScenarioEmitter.Emit(WithWeight(4), null, Timings)));
    }

    [Test]
    public void Lets_and_functions_of_the_request_are_computed()
    {
        var uncached = Binary(
            BinaryOperator.Subtract, Request("blocks"), PolicyBuilder.Worker("overlap", RequestItself()));
        var router = Router(Call("max", QuantityType.Ratio, Let(0, uncached), Real(4))) with { Lets = [uncached] };
        Assert.That(
            Choose(router, 0, Worker(0, overlap: 2), Worker(0, overlap: 9), Worker(0, overlap: 8)), Is.EqualTo(1));
        Assert.That(Choose(router, 0, Worker(0, overlap: 12), Worker(0, overlap: 16)), Is.Zero);
    }

    [Test]
    public void A_cost_that_is_not_a_number_ranks_last()
    {
        var queued = PolicyBuilder.Worker("queued");
        var router = Router(Binary(BinaryOperator.Divide, queued, queued));
        Assert.That(Choose(router, 0, Worker(0), Worker(3)), Is.EqualTo(1));
        Assert.That(Choose(router, 0, Worker(0), Worker(0)), Is.Zero);
    }
}
