using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Semantics.Binding.Bound;

/// <summary>
/// A metric of a run: <c>goodput_ratio</c>, <c>base.Chat.ttft</c>, <c>deployment.decode.busy_ratio</c>.
/// </summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Type">Its type; a <see cref="MetricType"/> if it has one value a request.</param>
/// <param name="Name">The metric's name, dotted where it has parts: <c>prefix_reuse.device</c>.</param>
/// <param name="Scenario">The scenario or run it is of; null for the one being judged.</param>
/// <param name="Pool">The pool it is of; null for the whole deployment.</param>
public sealed record BoundMetric(
    SourceLocation Location, LanguageType Type, string Name, BoundExpression? Scenario, string? Pool)
    : BoundExpression(Location, Type, KnobPhase.Result)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => Scenario is null ? [] : [Scenario];
}

/// <summary>
/// An aggregate of a metric: <c>p99(ttft)</c>, <c>percentile(ttft, 97%)</c>, <c>mean(itl, pool = decode)</c>.
/// </summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Type">The type of the value.</param>
/// <param name="Aggregate">The function's name.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Quantile">For <c>percentile</c>, which.</param>
/// <param name="Class">The class of requests counted; null for all.</param>
/// <param name="Pool">The pool counted; null for all.</param>
public sealed record BoundAggregate(
    SourceLocation Location,
    LanguageType Type,
    string Aggregate,
    BoundMetric Metric,
    BoundExpression? Quantile,
    string? Class,
    string? Pool)
    : BoundExpression(Location, Type, KnobPhase.Result)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => Quantile is null ? [Metric] : [Metric, Quantile];
}

/// <summary>
/// A function over the runs of a scenario or the points of an experiment: <c>run(S, seed = 1)</c>,
/// <c>best(goodput)</c>.
/// </summary>
/// <param name="Location">Where it is written.</param>
/// <param name="Type">The type of the value.</param>
/// <param name="Function">The function's name.</param>
/// <param name="Arguments">The arguments in order of the formals, null where left out.</param>
public sealed record BoundStudyCall(
    SourceLocation Location, LanguageType Type, string Function, ImmutableArray<BoundExpression?> Arguments)
    : BoundExpression(Location, Type, KnobPhase.Result)
{
    /// <inheritdoc/>
    public override IEnumerable<BoundExpression> Children => Arguments.OfType<BoundExpression>();
}
