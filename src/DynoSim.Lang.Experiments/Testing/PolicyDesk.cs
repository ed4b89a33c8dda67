using System.Collections.Immutable;
using DynoSim.Lang.Emit;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Emit.Running;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Workloads;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>Asks compiled routers for decisions about fixtures: <c>KvCost.pick(r)</c>.</summary>
internal sealed class PolicyDesk(Compilation compilation, ScenarioLoader loader)
{
    private const long TieSeed = 1;

    private readonly List<Diagnostic> _problems = [];
    private readonly List<string> _explanations = [];

    /// <summary>Why a decision could not be had.</summary>
    public IReadOnlyList<Diagnostic> Problems => _problems;

    /// <summary>What each decision rests on, a line per worker.</summary>
    public ImmutableArray<string> Explanations => [.. _explanations];

    /// <summary>What is wrong with the tool, if anything.</summary>
    public Defect? Defect { get; private set; }

    /// <summary>Begins another expectation.</summary>
    public void Begin()
    {
        _problems.Clear();
        _explanations.Clear();
    }

    /// <summary>
    /// The worker fixture a router picks for a request fixture; null, with a problem, if there is none.
    /// </summary>
    /// <param name="place">The call.</param>
    /// <param name="router">The router.</param>
    /// <param name="request">The request.</param>
    public EntityValue? Pick(SourceLocation place, EntityValue router, EntityValue request)
    {
        var (plan, findings) = compilation.PlanRouter(router);
        if (plan is null)
        {
            _problems.AddRange(findings.Where(finding => finding.Severity == Severity.Error));
            return null;
        }

        var fixtures = new PolicyFixtures(plan, request);
        if (!fixtures.TryRead(place, _problems) || Compile(plan) is not { } policy)
        {
            return null;
        }

        var values = ScenarioEmitter.ValuesOf(plan.Settings);
        var asked = fixtures.Request;
        var context = asked.ToContext();
        var pool = fixtures.Pool;
        var draw = new RandomStream(TieSeed, "router.tie_break").Uniform(asked.Id);
        var chosen = policy.Choose(in context, in pool, fixtures.Signals, draw, values);
        var costs = new double[fixtures.Signals.Length];
        var refusals = new int[fixtures.Signals.Length];
        policy.Judge(in context, in pool, fixtures.Signals, costs, refusals, values);
        var lines = Lines(plan, fixtures, costs, refusals);
        if (chosen >= 0)
        {
            _explanations.AddRange(lines);
            return fixtures.WorkerAt(chosen);
        }

        _problems.Add(new Diagnostic(
            Descriptors.ExpectFailed, place.Source, place.Span, $"router `{plan.Name}` finds no eligible worker")
        {
            Label = $"no worker may take `{request.Name}`",
            Notes = [.. lines],
        });
        return null;
    }

    private static IEnumerable<string> Lines(RouterPlan plan, PolicyFixtures fixtures, double[] costs, int[] refusals)
    {
        foreach (var (worker, id) in fixtures.Workers)
        {
            yield return refusals[id] switch
            {
                0 => $"{plan.Name}: `{worker.Name}` is not ready",
                > 0 and var number =>
                    $"{plan.Name}: `{worker.Name}` is not eligible: "
                    + $"`{plan.Eligible[number - 1].Location.Text}` is false",
                _ => $"{plan.Name}: `{worker.Name}` costs {Cost(plan, costs[id])}",
            };
        }
    }

    private static string Cost(RouterPlan plan, double cost) => plan.Cost.Type is Semantics.Types.QuantityType type
        ? QuantityFormat.Readable(new Quantity(cost, type.Dimension), 6)
        : QuantityFormat.Number(cost);

    private CompiledPolicy? Compile(RouterPlan plan)
    {
        EmittedPolicy emitted;
        try
        {
            emitted = PolicyEmitter.Emit(plan);
        }
        catch (EmitException error)
        {
            Defect ??= new Defect(DefectKind.Emission, error.Message, [("error.txt", error.Message)]);
            return null;
        }

        var (policy, errors) = loader.Load(emitted);
        if (policy is null)
        {
            Defect ??= new Defect(
                DefectKind.Emission,
                $"the emitted C# of router `{plan.Name}` does not compile: {errors.FirstOrDefault()}",
                [("policy.cs", emitted.Source), ("errors.txt", string.Join('\n', errors))]);
        }

        return policy;
    }
}
