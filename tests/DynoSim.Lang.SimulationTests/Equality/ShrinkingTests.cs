using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.SimulationTests.Equality;

/// <summary>
/// A planted fault is found and comes out small: the engine under test is given something else than the reference.
/// </summary>
[TestFixture]
internal sealed class ShrinkingTests
{
    private const int MostScenarios = 60;

    private static readonly Dictionary<string, Func<SimulationSetup, SimulationSetup>> _faults = new()
    {
        ["long_prefill_threshold"] = setup => WithEngine(setup, engine => engine with { LongPrefillThreshold = 0 }),
        ["reserve_full_isl"] = setup => WithEngine(setup, engine => engine with { ReserveFullIsl = true }),
        ["prefix_caching"] = setup => WithEngine(setup, engine => engine with { PrefixCaching = false }),
        ["priority_scheduling"] = setup => WithEngine(setup, engine => engine with { PriorityScheduling = false }),
        ["cutoff"] = setup => setup with { Cutoff = null },
        ["concurrency"] = setup => setup with { Concurrency = setup.Concurrency + 1 },
    };

    [TestCaseSource(nameof(Faults))]
    public void A_planted_fault_comes_out_small(string name)
    {
        EngineDifference? Compare(EngineCase given) => EngineComparison.Difference(given, [true], _faults[name]);
        var (given, found) = FirstDifference(Compare);

        var (smallest, difference) = new CaseShrinker(Compare).Shrink(given, found);

        Assert.Multiple(() =>
        {
            Assert.That(Compare(smallest), Is.EqualTo(difference), "What is reported is what is there.");
            Assert.That(EngineComparison.DifferenceOfAll(smallest), Is.Null, "Without the fault the engines agree.");
            Assert.That(smallest.Requests.Count, Is.LessThanOrEqualTo(4), "requests");
            Assert.That(smallest.Scenario.Deployment.Pools, Has.Length.EqualTo(1));
            Assert.That(smallest.Scenario.Deployment.Pools[0].Replicas, Is.LessThanOrEqualTo(2));
            Assert.That(smallest.Router, Is.EqualTo(DrawnPolicy.RoundRobin));
            Assert.That(
                smallest.Scenario.Deployment.Pools[0].Engine.Timing.Source, Is.InstanceOf<TimingSource.Fixed>());
        });
    }

    [Test]
    public void Nothing_one_step_smaller_differs()
    {
        var fault = _faults["prefix_caching"];
        EngineDifference? Compare(EngineCase given) => EngineComparison.Difference(given, [true], fault);
        var (given, found) = FirstDifference(Compare);

        var (smallest, _) = new CaseShrinker(Compare).Shrink(given, found);
        var steps = SimplerSettings.Of(smallest.Scenario)
            .Select(scenario => smallest with { Scenario = scenario })
            .Where(step => step.IsExpressible);

        Assert.That(steps.Select(Compare), Is.All.Null);
    }

    private static (EngineCase Case, EngineDifference Difference) FirstDifference(
        Func<EngineCase, EngineDifference?> compare)
    {
        for (var seed = 1; seed <= MostScenarios; seed++)
        {
            var drawn = RandomScenario.Draw(seed);
            if (compare(drawn) is { } difference)
            {
                return (drawn, difference);
            }
        }

        throw new AssertionException($"None of {MostScenarios} scenarios shows the fault.");
    }

    private static IEnumerable<TestCaseData> Faults() =>
        _faults.Keys.Select(name => new TestCaseData(name).SetName($"planted: {name}"));

    private static SimulationSetup WithEngine(SimulationSetup setup, Func<EngineOptions, EngineOptions> change) =>
        setup with { Pools = [.. setup.Pools.Select(pool => pool with { Engine = change(pool.Engine) })] };
}
