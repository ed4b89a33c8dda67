using System.Collections.Immutable;
using DynoSim.Lang.Emit.Loading;
using DynoSim.Lang.Experiments.Running;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Experiments.Testing;

/// <summary>
/// What expectations of a test read: decisions of policies, and runs. A test has no run of its own, so it has no
/// figures but those of runs it names.
/// </summary>
internal sealed class TestMetricSource(
    Compilation compilation, RunRequest request, ScenarioRunner runner, ScenarioLoader loader) : IMetricSource
{
    private readonly OtherRuns _runs = new(runner, request, compilation);
    private readonly PolicyDesk _desk = new(compilation, loader);
    private int _seen;

    /// <summary>Why the expectation under way could not be judged.</summary>
    public ImmutableArray<Diagnostic> Problems => [.. _runs.Problems.Skip(_seen), .. _desk.Problems];

    /// <summary>How the policies asked by the expectation under way came to their decisions.</summary>
    public ImmutableArray<string> Explanations => _desk.Explanations;

    /// <summary>What is wrong with the tool, if anything.</summary>
    public Defect? Defect => _runs.Defect ?? _desk.Defect;

    /// <summary>Begins another expectation.</summary>
    public void Begin()
    {
        _seen = _runs.Problems.Count;
        _desk.Begin();
    }

    /// <inheritdoc/>
    public double? Metric(string name, string? pool) => null;

    /// <inheritdoc/>
    public double? Aggregate(string aggregate, string metric, double? quantile, string? requestClass, string? pool) =>
        null;

    /// <inheritdoc/>
    public IMetricSource? Of(EntityValue scenario) => _runs.Of(scenario);

    /// <inheritdoc/>
    public string? FirstDifference(IMetricSource other) => "a test is no run";

    /// <inheritdoc/>
    public Value? Study(BoundStudyCall call, Func<BoundExpression, IMetricSource, Value> evaluate) => call switch
    {
        { Function: "run", Arguments: [{ } scenario, var seed] } => Run(
            call, evaluate(scenario, this), seed is null ? null : evaluate(seed, this)),
        { Function: "pick", Arguments: [{ } router, { } picked] } =>
            evaluate(router, this) is EntityValue policy && evaluate(picked, this) is EntityValue fixture
                ? _desk.Pick(call.Location, policy, fixture)
                : null,
        _ => null,
    };

    private RunValue? Run(BoundStudyCall call, Value scenario, Value? seed)
    {
        if (scenario is not EntityValue entity)
        {
            return null;
        }

        var seeded = seed is CountValue { Value: var number }
            ? Compilation.WithSeed(entity, number, call.Location)
            : entity;

        // Every call runs by itself: that two runs are equal is then a fact, not a memory.
        return _runs.RunAnew(seeded) is { } figures ? new RunValue(figures, figures.Summary) : null;
    }
}
