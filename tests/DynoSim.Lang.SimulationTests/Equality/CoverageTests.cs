using System.Reflection;
using DynoSim.Lang.Simulation.Engines;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Kernel.Accelerated;
using DynoSim.Lang.Simulation.Kernel.Verification;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.SimulationTests.Equality;

/// <summary>
/// Nothing that is simulated escapes the comparison of the engines: every setting, source, signal and column is varied
/// by the generator, or stands here with the reason why not.
/// </summary>
[TestFixture]
internal sealed class CoverageTests
{
    private const int Scenarios = 600;

    private const string BeforeTheRun = "makes the table of requests, which both engines are given";
    private const string ThroughTheTiming = "reaches an engine only as the timing, which is varied";

    private static readonly Lazy<DrawnValues> _drawn = new(() => new DrawnValues(Scenarios));

    private static readonly Dictionary<string, string> _fixed = new()
    {
        ["scenario.deployment"] = "a block whose own settings are varied",
        ["scenario.workload"] = "a block whose own settings are varied",
        ["scenario.slo"] = "judges the result, which is compared",
        ["engine.memory_fraction"] = "decides the KV blocks, which are stated and varied",
        ["workload.arrivals"] = BeforeTheRun,
        ["workload.input"] = BeforeTheRun,
        ["workload.output"] = BeforeTheRun,
        ["workload.prefix"] = BeforeTheRun,
        ["workload.requests"] = BeforeTheRun,
        ["workload.replay"] = BeforeTheRun,
        ["router.tie_break"] = "drawn as data: see the signals",
    };

    private static readonly Type[] _varied =
    [
        typeof(ScenarioOptions), typeof(DeploymentOptions), typeof(PoolOptions), typeof(EngineOptions),
        typeof(TimingOptions), typeof(WorkloadOptions), typeof(RouterOptions),
    ];

    /// <summary>Kinds that hold nothing an engine sees.</summary>
    private static readonly Dictionary<Type, string> _elsewhere = new()
    {
        [typeof(ModelOptions)] = ThroughTheTiming,
        [typeof(ClusterOptions)] = ThroughTheTiming,
        [typeof(PrefixOptions)] = BeforeTheRun,
        [typeof(ReplayOptions)] = BeforeTheRun,
        [typeof(Simulation.Metrics.SloOptions)] = "judges the result, which is compared",
    };

    /// <summary>What only a stream of requests is given; streams are held to tables by tests of their own.</summary>
    private static readonly string[] _ofStreams = [nameof(SimulationSetup.Stream), nameof(SimulationSetup.Good)];

    /// <summary>
    /// Not drawn: wherever a run can be split, <see cref="EngineComparison"/> compares it split as well.
    /// </summary>
    private static readonly string[] _comparedAnyway = [nameof(SimulationSetup.Threads)];

    private static DrawnValues Drawn => _drawn.Value;

    [TestCaseSource(nameof(Settings))]
    public void A_setting_is_varied(Type owner, string property)
    {
        var type = owner.GetProperty(property)?.PropertyType ?? typeof(object);
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var values = Drawn.Of(owner, property);
        Assert.That(values, Has.Count.GreaterThan(1), "The generator never varies it.");
        if (plain.IsEnum)
        {
            Assert.That(values, Is.SupersetOf(Enum.GetValues(plain)), "A member is never drawn.");
        }
    }

    [TestCaseSource(nameof(Inputs))]
    public void What_an_engine_is_given_is_varied(Type owner, string property) =>
        Assert.That(Drawn.Of(owner, property), Has.Count.GreaterThan(1), "The generator never varies it.");

    [Test]
    public void Kinds_that_are_simulated_are_walked()
    {
        var reached = _varied.SelectMany(Knobs).Select(knob => Kind(knob.PropertyType)).OfType<Type>().Distinct();
        Assert.That(reached.Except(_varied).Except(_elsewhere.Keys), Is.Empty, "Add the kind and vary its settings.");
    }

    [Test]
    public void Sources_of_timings_and_views_are_all_drawn()
    {
        var functions = new[] { typeof(TimingSources), typeof(RouterViews) }
            .SelectMany(one => one.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.GetCustomAttribute<LanguageFunctionAttribute>() is { Simulated: true });
        var drawn = Drawn.Of(typeof(TimingOptions), nameof(TimingOptions.Source))
            .Concat(Drawn.Of(typeof(RouterOptions), nameof(RouterOptions.View)))
            .Select(value => value.GetType().Name);
        Assert.That(functions.Select(method => method.Name).Except(drawn), Is.Empty);
    }

    [Test]
    public void Signals_are_all_read_by_some_router()
    {
        var offered = Signals(typeof(WorkerContext), "worker")
            .Concat(Signals(typeof(RequestContext), "request"))
            .Concat(Signals(typeof(PoolContext), "pool"))
            .ToDictionary(signal => signal.Name, signal => signal.Reads);
        Assert.Multiple(() =>
        {
            Assert.That(
                RouterSignal.All.ToDictionary(signal => signal.Name.Split('(')[0], signal => signal.Reads),
                Is.EquivalentTo(offered));
            Assert.That(
                RouterSignal.All.Except(Drawn.Cases.SelectMany(one => SignalsOf(PolicyOf(one)))),
                Is.Empty,
                "Never drawn.");
        });
    }

    [Test]
    public void Routers_have_every_part_a_router_can_have()
    {
        var policies = Drawn.Cases.Select(PolicyOf).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(policies.Select(policy => policy.IsMaximizing).Distinct().Count(), Is.EqualTo(2));
            Assert.That(policies.Select(policy => policy.DrawsTies).Distinct().Count(), Is.EqualTo(2));
            Assert.That(policies.Select(policy => policy.Rotates).Distinct().Count(), Is.EqualTo(2));
            Assert.That(policies.Any(policy => policy.Stands && !policy.Rotates), Is.True);
            Assert.That(policies.Select(policy => policy.Limits.Length).Distinct().Count(), Is.GreaterThan(1));
            Assert.That(policies.Select(policy => policy.TieBreak.Length).Distinct().Count(), Is.GreaterThan(1));
            Assert.That(policies, Does.Contain(DrawnPolicy.RoundRobin));
        });
    }

    [Test]
    public void Every_figure_of_a_result_is_compared()
    {
        string[] beside = [nameof(SimulationResult.Workers), nameof(SimulationResult.Gaps),
            nameof(SimulationResult.EndPicoseconds), nameof(SimulationResult.RequestsInSystemAtEnd)];
        Assert.That(
            ResultComparison.Columns.Select(column => column.Name).Concat(beside),
            Is.EquivalentTo(typeof(SimulationResult).GetProperties().Select(property => property.Name)));
    }

    /// <summary>Places in long paths are found by halving, and not where runs end prompts: both must occur.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public void Paths_of_many_runs_are_drawn(bool ends)
    {
        var drawn = Drawn.Cases.Count(one => one.Setup.Pools.Any(pool =>
            pool.Engine.PrefixCaching && HasLongPaths(one.Setup.Requests, (int)pool.Engine.Block, ends)));
        Assert.That(drawn, Is.GreaterThan(Scenarios / 40));
    }

    [Test]
    public void Exceptions_are_about_settings_that_exist() =>
        Assert.That(
            _fixed.Keys.Except(_varied.SelectMany(owner => Knobs(owner).Select(knob => NameOf(owner, knob)))),
            Is.Empty);

    private static bool HasLongPaths(RequestTable requests, int blockTokens, bool ends)
    {
        var runs = RunTable.Create(requests, blockTokens);
        return Enumerable.Range(0, requests.Count).Any(
            request => runs.IsLong(request) && runs.HasEnds(request) == ends);
    }

    private static IEnumerable<TestCaseData> Settings() =>
        from owner in _varied
        from knob in Knobs(owner)
        where !_fixed.ContainsKey(NameOf(owner, knob))
        select new TestCaseData(owner, knob.Name).SetName($"varied: {NameOf(owner, knob)}");

    private static IEnumerable<TestCaseData> Inputs() =>
        from owner in new[] { typeof(SimulationSetup), typeof(PoolSetup), typeof(RequestTable), typeof(PrefixTree) }
        from property in owner.GetProperties()
        where !_ofStreams.Contains(property.Name) && !_comparedAnyway.Contains(property.Name)
        select new TestCaseData(owner, property.Name).SetName($"given: {owner.Name}.{property.Name}");

    private static IEnumerable<PropertyInfo> Knobs(Type owner) => owner.GetProperties().Where(
        property => property.GetCustomAttribute<KnobAttribute>() is { Simulated: true, Derived: false });

    private static Type? Kind(Type type)
    {
        var inner = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        return inner.IsDefined(typeof(KindAttribute)) ? inner : null;
    }

    private static string NameOf(Type owner, PropertyInfo knob) =>
        owner.GetCustomAttribute<KindAttribute>()?.Name + "."
        + (knob.GetCustomAttribute<KnobAttribute>()?.Name ?? Snake(knob.Name));

    private static IEnumerable<(string Name, SignalSet Reads)> Signals(Type context, string name) =>
        from member in context.GetMembers()
        let signal = member.GetCustomAttribute<SignalAttribute>()
        where signal is { Simulated: true }
        select ($"{name}.{Snake(member.Name)}", signal.Reads);

    private static DrawnPolicy PolicyOf(EngineCase drawn) => drawn.Router ?? new DrawnPolicy();

    private static IEnumerable<RouterSignal> SignalsOf(DrawnPolicy policy) =>
        policy.Terms.SelectMany(term => new[] { term.Signal, term.Factor }).OfType<RouterSignal>()
            .Concat(policy.Limits.Select(limit => limit.Signal))
            .Concat(policy.TieBreak);

    private static string Snake(string name) => string.Concat(name.Select((letter, index) =>
        char.IsAsciiLetterUpper(letter) ? (index == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));
}
