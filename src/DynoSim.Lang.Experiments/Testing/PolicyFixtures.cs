using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Routing;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>
/// The fixtures of a test as a router sees them: what a run would hand it, with the values of the test.
/// </summary>
/// <param name="router">The router that is asked.</param>
/// <param name="request">The request fixture that is routed.</param>
internal sealed class PolicyFixtures(RouterPlan router, EntityValue request)
{
    private const int MostWorkers = 4_096;

    private readonly List<(EntityValue Worker, int Id)> _workers = [];

    /// <summary>The request.</summary>
    public RequestFixture Request { get; } = RequestFixture.Of(request, NumberOf(request));

    /// <summary>The workers with their numbers, in order of declaration.</summary>
    public IReadOnlyList<(EntityValue Worker, int Id)> Workers => _workers;

    /// <summary>The signals by worker number; numbers without a worker are not ready.</summary>
    public WorkerSignals[] Signals { get; private set; } = [];

    /// <summary>What the router sees of the pool, from the workers unless a pool fixture says otherwise.</summary>
    public PoolContext Pool
    {
        get
        {
            var stated = new FixtureValues(PoolFixture ?? request);
            var least = _workers.Min(entry => Signals[entry.Id].ActivePrefillTokens);
            return new PoolContext
            {
                Replicas = PoolFixture is null ? _workers.Count : (long)(stated.Number("replicas") ?? _workers.Count),
                LeastActivePrefillTokens = PoolFixture is null
                    ? least
                    : stated.Number("least_active_prefill_tokens") ?? least,
            };
        }
    }

    private EntityValue? PoolFixture => request.Owner?.Blocks("pool").FirstOrDefault();

    /// <summary>The worker fixture of a number.</summary>
    public EntityValue? WorkerAt(int id) => _workers.FirstOrDefault(entry => entry.Id == id).Worker;

    /// <summary>Reads the fixtures; false after a report.</summary>
    /// <param name="place">The call that needs them.</param>
    /// <param name="problems">Takes the reports.</param>
    public bool TryRead(SourceLocation place, List<Diagnostic> problems)
    {
        var before = problems.Count;
        var fixtures = request.Owner?.Blocks("worker") ?? [];
        if (fixtures.IsEmpty)
        {
            problems.Add(new Diagnostic(
                Descriptors.RequiredMissing, place.Source, place.Span, "this test has no worker to pick")
            {
                Help = "declare some, as in `worker w0 { queued = 3req }`",
            });
            return false;
        }

        RefusePlannerState(problems);
        for (var i = 0; i < fixtures.Length; i++)
        {
            AddWorker(fixtures[i], i, problems);
        }

        if (problems.Count > before)
        {
            return false;
        }

        Signals = new WorkerSignals[_workers.Max(entry => entry.Id) + 1];
        foreach (var (worker, id) in _workers)
        {
            Signals[id] = new WorkerFixture(worker, Request, request.Name, router).Read(problems);
        }

        return problems.Count == before;
    }

    private static long NumberOf(EntityValue request) =>
        Math.Max(0, request.Owner?.Blocks("request").IndexOf(request) ?? 0);

    private void AddWorker(EntityValue worker, int number, List<Diagnostic> problems)
    {
        var id = new FixtureValues(worker).Number("id") ?? number;
        var place = worker.IsSet("id") ? worker.LocationOf("id") : worker.Location;
        if (id is < 0 or >= MostWorkers)
        {
            problems.Add(new Diagnostic(
                Descriptors.OutOfRange,
                place.Source,
                place.Span,
                $"a worker has a number from 0 to {MostWorkers - 1}"));
        }
        else if (WorkerAt((int)id) is { } other)
        {
            problems.Add(new Diagnostic(
                Descriptors.DuplicateDeclaration,
                place.Source,
                place.Span,
                $"workers `{other.Name}` and `{worker.Name}` have one number")
            {
                Label = $"number {(int)id}",
                Help = "workers without an `id` are numbered by their place in the test",
            });
        }
        else
        {
            _workers.Add((worker, (int)id));
        }
    }

    /// <summary>What a pool fixture says for planners is refused rather than passed over.</summary>
    private void RefusePlannerState(List<Diagnostic> problems)
    {
        if (PoolFixture is not { Kind: { } kind } pool)
        {
            return;
        }

        foreach (var property in kind.Properties.Where(property => pool.IsSet(property.Name)
            && property.Name is not ("replicas" or "least_active_prefill_tokens")))
        {
            var place = pool.LocationOf(property.Name);
            problems.Add(new Diagnostic(
                Descriptors.NotSimulatedYet, place.Source, place.Span, $"no router reads `pool.{property.Name}`")
            {
                Label = "a planner would",
                Notes = ["planners are not simulated yet"],
                Help = "leave it out",
            });
        }
    }

    /// <summary>Whether the router reads a member of the worker.</summary>
    internal static bool Reads(RouterPlan router, string signal)
    {
        var waiting = new Stack<BoundExpression>(
            [.. router.Eligible, router.Cost, .. router.TieBreak, .. router.Lets]);
        while (waiting.TryPop(out var part))
        {
            if (part is BoundSignal { Target.Name: "worker" } read && read.Signal.Name == signal)
            {
                return true;
            }

            foreach (var child in part.Children)
            {
                waiting.Push(child);
            }
        }

        return false;
    }
}
