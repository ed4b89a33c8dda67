using System.Globalization;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Workloads;
using static DynoSim.Lang.Simulation.Workloads.ArrivalFunctions;
using static DynoSim.Lang.Simulation.Workloads.DistributionFunctions;

namespace DynoSim.Lang.SimulationTests.Workloads;

public sealed class SyntheticWorkloadTests
{
    private static readonly WorkloadOptions Chat = new()
    {
        Arrivals = Poisson(20),
        Input = LogNormal(1_200, p95: 6_000),
        Output = LogNormal(250, p95: 900),
        Duration = SimulatedTime.FromSeconds(600),
    };

    private static RequestTable Table(WorkloadOptions options, long seed = 1)
    {
        var prepared = WorkloadPreparation.Prepare(options, seed: seed);
        Assert.That(prepared.Problem, Is.EqualTo(WorkloadProblem.None));
        return prepared.Requests ?? throw new AssertionException("There are no requests.");
    }

    [Test]
    public void Requests_follow_arrivals_and_lengths()
    {
        var table = Table(Chat);
        Assert.That(table.Count, Is.EqualTo(12_000).Within(550));
        Assert.That(table.ArrivalPicoseconds, Is.Ordered);
        Assert.That(table.ArrivalPicoseconds[^1], Is.LessThan(Chat.Duration?.Picoseconds ?? 0));
        Assert.That(table.InputTokens.Order().ElementAt(table.Count / 2), Is.EqualTo(1_200).Within(60));
        Assert.That(table.OutputTokens, Is.All.GreaterThanOrEqualTo(1));
        Assert.That(table.Session, Is.Null);
    }

    [Test]
    public void Changing_one_distribution_moves_no_other()
    {
        var table = Table(Chat);
        var other = Table(Chat with
        {
            Output = Uniform(1, 5),
            Prefix = new PrefixOptions { Shared = 0.5, Groups = 4 },
        });
        Assert.That(other.ArrivalPicoseconds, Is.EqualTo(table.ArrivalPicoseconds));
        Assert.That(other.InputTokens, Is.EqualTo(table.InputTokens));
        Assert.That(other.OutputTokens, Is.Not.EqualTo(table.OutputTokens));
    }

    [Test]
    public void A_longer_run_begins_like_a_shorter_one()
    {
        var shorter = Table(Chat with { Requests = 500 });
        var longer = Table(Chat);
        Assert.That(shorter.Count, Is.EqualTo(500));
        Assert.That(longer.ArrivalPicoseconds[..500], Is.EqualTo(shorter.ArrivalPicoseconds));
        Assert.That(longer.InputTokens[..500], Is.EqualTo(shorter.InputTokens));
    }

    [Test]
    public void Another_seed_is_another_workload() =>
        Assert.That(Table(Chat, 2).InputTokens[..100], Is.Not.EqualTo(Table(Chat).InputTokens[..100]));

    [Test]
    public void The_culture_changes_nothing()
    {
        var table = Table(Chat);
        var before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            comma.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = comma;
            Assert.That(Table(Chat).ArrivalPicoseconds, Is.EqualTo(table.ArrivalPicoseconds));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Groups_share_their_part_of_the_prompt_and_nothing_else()
    {
        var table = Table(Chat with
        {
            Requests = 400,
            Prefix = new PrefixOptions { Shared = 0.4, Groups = 3, Popularity = Zipf(1) },
        });
        var tree = table.Prefixes;
        Assert.That(tree.BlockTokens, Is.EqualTo(16));
        var roots = new Dictionary<int, int>();
        for (var one = 0; one < table.Count; one++)
        {
            var path = tree.PathOf(one);
            Assert.That(path.Length, Is.EqualTo((table.InputTokens[one] + 15) / 16));
            roots[path[0]] = roots.GetValueOrDefault(path[0]) + 1;
            for (var other = 0; other < one; other++)
            {
                var against = tree.PathOf(other);
                var common = path.CommonPrefixLength(against);
                var expected = path[0] == against[0]
                    ? (int)Math.Min(Math.Round(path.Length * 0.4), Math.Round(against.Length * 0.4))
                    : 0;
                Assert.That(common, Is.EqualTo(expected));
            }
        }

        // Zipf over three groups: 6/11, 3/11, 2/11, apart from prompts too short to share a block.
        var sizes = roots.Values.Where(size => size > 5).OrderDescending().ToArray();
        Assert.That(sizes, Has.Length.EqualTo(3));
        Assert.That(sizes[0] / 400.0, Is.EqualTo(6.0 / 11).Within(0.1));
    }

    [Test]
    public void Without_sharing_a_prompt_is_one_block()
    {
        var table = Table(Chat with { Requests = 10 });
        Assert.That(table.Prefixes.NodeCount, Is.EqualTo(10));
        Assert.That(table.Prefixes.PathOf(7).ToArray(), Is.EqualTo(new[] { 7 }));
        Assert.That(table.Prefixes.BlockTokens, Is.GreaterThanOrEqualTo(table.InputTokens.Max()));
    }

    [Test]
    public void A_closed_loop_has_as_many_requests_as_stated()
    {
        var table = Table(Chat with { Arrivals = null, Concurrency = 8, Requests = 100, Duration = null });
        Assert.That(table.ArrivalPicoseconds, Is.All.Zero);
        Assert.That(table.Count, Is.EqualTo(100));
    }

    private static IEnumerable<TestCaseData> Problems()
    {
        yield return Case(Chat with { Duration = null }, WorkloadProblem.Endless);
        yield return Case(Chat with { Arrivals = null, Concurrency = 1 }, WorkloadProblem.Endless);
        yield return Case(Chat with { Arrivals = null }, WorkloadProblem.Incomplete);
        yield return Case(Chat with { Input = null }, WorkloadProblem.Incomplete);
        yield return Case(Chat with { Output = Uniform(9, 1) }, WorkloadProblem.Meaningless);
        yield return Case(Chat with { Arrivals = Poisson(0) }, WorkloadProblem.Meaningless);
        yield return Case(Chat with { Arrivals = Poisson(1e9) }, WorkloadProblem.TooLarge);
        yield return Case(Chat with { Duration = new SimulatedTime(1) }, WorkloadProblem.NothingLeft);

        static TestCaseData Case(WorkloadOptions options, WorkloadProblem problem) =>
            new TestCaseData(options, problem).SetName($"{problem}: {options.GetHashCode()}");
    }

    [TestCaseSource(nameof(Problems))]
    public void What_keeps_a_workload_from_running_is_named(WorkloadOptions options, WorkloadProblem problem)
    {
        var prepared = WorkloadPreparation.Prepare(options);
        Assert.That((prepared.Problem, prepared.Requests), Is.EqualTo((problem, (RequestTable?)null)));
    }
}
