using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Statistics;
using DynoSim.Lang.Experiments.Sweeps;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Expectations;

/// <summary>The results of all points, as expectations of an experiment read them.</summary>
/// <param name="study">The points with their results.</param>
/// <param name="repetition">The repetition read; null for the means over all of them.</param>
internal sealed class StudySource(Study study, int? repetition) : IMetricSource
{
    /// <summary>The points that an <c>at</c> can read.</summary>
    public required PointGroup Group { get; init; }

    /// <summary>Which of several points an <c>at</c> reads, from 0.</summary>
    public int Pick { get; init; }

    /// <summary>What was read, with the point it was read at, in the order read.</summary>
    public List<string> Readings { get; } = [];

    /// <inheritdoc/>
    public double? Metric(string name, string? pool) => name == "frontier.size" ? study.Frontier.Length : null;

    /// <inheritdoc/>
    public double? Aggregate(string aggregate, string metric, double? quantile, string? requestClass, string? pool) =>
        null;

    /// <inheritdoc/>
    public IMetricSource? Of(EntityValue scenario) => null;

    /// <inheritdoc/>
    public string? FirstDifference(IMetricSource other) => "an experiment is no run";

    /// <inheritdoc/>
    public Value? Study(BoundStudyCall call, Func<BoundExpression, IMetricSource, Value> evaluate) => call switch
    {
        { Function: "best", Arguments: [{ } value] } => Read(call, value, study.Best(value)),
        { Function: "baseline", Arguments: [{ } value] } => Read(call, value, study.Baseline),
        { Function: "at", Arguments: [{ } where, { } value] } => Read(call, value, At(where)),
        { Function: "increasing", Arguments: [{ } value, { } over] } => Truth(study.Monotone(value, over, 1)),
        { Function: "decreasing", Arguments: [{ } value, { } over] } => Truth(study.Monotone(value, over, -1)),
        { Function: "interval", Arguments: [{ } value] } => Interval(value, evaluate),
        _ => null,
    };

    private PointResults? At(BoundExpression where) =>
        Group.Points.TryGetValue(where, out var found) ? found[Math.Min(Pick, found.Length - 1)] : null;

    private Value? Read(BoundStudyCall call, BoundExpression value, PointResults? point)
    {
        if (point is null || study.ColumnOf(value) is not { } column || Value(point, column) is not { } number)
        {
            return null;
        }

        var result = StudyExpressions.ValueOf(number, call.Type);
        var spread = repetition is null && point.HalfWidth(column) is > 0 and var half
            ? $" ±{StudyExpressions.ValueOf(half, call.Type).Display}"
            : string.Empty;
        Readings.Add($"`{call.Location.Text}` is {result.Display}{spread} at {point.Point.Id} ({point.Point.Text})");
        return result;
    }

    private double? Value(PointResults point, int column) => repetition is { } one
        ? point.Values(column) is { IsEmpty: false } values ? values[one] : null
        : point.Mean(column);

    /// <summary>The interval of a value over the repetitions.</summary>
    private RangeValue? Interval(BoundExpression value, Func<BoundExpression, IMetricSource, Value> evaluate)
    {
        var values = Enumerable.Range(0, study.Replicate)
            .Select(each => StudyExpressions.Number(
                evaluate(value, new StudySource(study, each) { Group = Group, Pick = Pick })))
            .ToImmutableArray();
        if (values.Contains(null))
        {
            return null;
        }

        var interval = ConfidenceInterval.OfMean([.. values.Select(each => each ?? 0)]);
        return new RangeValue(
            StudyExpressions.ValueOf(interval.Lower, value.Type),
            StudyExpressions.ValueOf(interval.Upper, value.Type),
            RangeMode.Plain,
            null);
    }

    private static BoolValue? Truth(IntervalVerdict? verdict) =>
        verdict is { } known ? BoolValue.Of(known != IntervalVerdict.Fails) : null;
}
