using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Statistics;
using DynoSim.Lang.Experiments.Sweeps;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Expectations;

/// <summary>An experiment with the results of its points, and the questions that expectations ask of them.</summary>
public sealed class Study
{
    private readonly ExperimentSpace _space;
    private readonly Dictionary<BoundExpression, int> _columns = new(ReferenceEqualityComparer.Instance);

    /// <param name="plan">The experiment.</param>
    /// <param name="space">Its points.</param>
    /// <param name="points">The results of the points, infeasible ones included.</param>
    /// <param name="baseline">The results of the unchanged scenario; null if there are none.</param>
    /// <param name="frontier">The points that none beats, as indices.</param>
    public Study(
        ExperimentPlan plan,
        ExperimentSpace space,
        ImmutableArray<PointResults> points,
        PointResults? baseline,
        ImmutableArray<int> frontier)
    {
        Plan = plan;
        _space = space;
        Points = points;
        Baseline = baseline is { HasRun: true } ? baseline : null;
        Frontier = frontier;
        for (var i = 0; i < space.Columns.Length; i++)
        {
            _columns[space.Columns[i].Expression] = i;
        }
    }

    /// <summary>The experiment.</summary>
    public ExperimentPlan Plan { get; }

    /// <summary>The results of the points, infeasible ones included.</summary>
    public ImmutableArray<PointResults> Points { get; }

    /// <summary>The results of the unchanged scenario; null if it cannot run.</summary>
    public PointResults? Baseline { get; }

    /// <summary>The points that none beats, as indices.</summary>
    public ImmutableArray<int> Frontier { get; }

    /// <summary>Repetitions of each point.</summary>
    public int Replicate => Plan.Replicate;

    /// <summary>The points that ran.</summary>
    public IEnumerable<PointResults> Ran => Points.Where(point => point.HasRun);

    /// <summary>The column that holds an expression's values; null if it is not worked out at points.</summary>
    public int? ColumnOf(BoundExpression expression) =>
        _columns.TryGetValue(expression, out var column) ? column : null;

    /// <summary>Whether an expectation asks about several points.</summary>
    public bool IsOverPoints(BoundExpression condition) => _space.IsOverPoints(condition);

    /// <summary>
    /// The point with the best mean: the best as the objective of the same text has it; without one, the least time,
    /// cost or energy, and the most of anything else. The first of several equal ones.
    /// </summary>
    public PointResults? Best(BoundExpression value)
    {
        if (ColumnOf(value) is not { } column)
        {
            return null;
        }

        var candidates = Ran.Where(point => point.Mean(column) is not null);
        return IsMaximised(value)
            ? candidates.MaxBy(point => point.Mean(column))
            : candidates.MinBy(point => point.Mean(column));
    }

    /// <summary>The points at which a condition holds, in order.</summary>
    public ImmutableArray<PointResults> Where(BoundExpression condition) => ColumnOf(condition) is { } column
        ? [.. Ran.Where(point => point.Mean(column) == 1)]
        : [];

    /// <summary>
    /// The points that the <c>at</c>s of an expectation mean, in groups that agree in every setting that none of the
    /// conditions names: one point is compared with another of the same size, not with the next in the list. A group in
    /// which one of them has no point is left out; if that leaves nothing, all are one group.
    /// </summary>
    public ImmutableArray<PointGroup> Groups(BoundExpression expectation)
    {
        var places = _space.PlacesIn(expectation).Distinct(ReferenceEqualityComparer.Instance)
            .Cast<BoundExpression>().ToArray();
        var named = places.SelectMany(place => _space.PathsOf(place)).ToHashSet(StringComparer.Ordinal);
        string Rest(PointResults point) => string.Join('\n', point.Point.Settings
            .Where(setting => !named.Contains(setting.Path))
            .Select(setting => $"{setting.Path}={setting.Exact}")
            .Order(StringComparer.Ordinal));
        var found = places.Select(place => (Place: place, Points: Where(place)))
            .Where(each => !each.Points.IsEmpty)
            .ToArray();
        if (found is not [var first, ..])
        {
            return [PointGroup.Empty];
        }

        var byRest = found.Select(each => (each.Place, Points: each.Points.ToLookup(Rest))).ToArray();
        var groups = first.Points.Select(Rest).Distinct()
            .Where(rest => byRest.All(each => each.Points.Contains(rest)))
            .Select(rest => PointGroup.Of(byRest.Select(each => (each.Place, each.Points[rest].ToImmutableArray()))))
            .ToImmutableArray();
        return groups.IsEmpty ? [PointGroup.Of(found)] : groups;
    }

    /// <summary>
    /// Whether a value never falls (or rises) along an axis, for every combination of the others. Neighbours may be
    /// equal; a step whose interval has both signs decides nothing.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="over">The axis.</param>
    /// <param name="sign">1 for never falling, -1 for never rising.</param>
    /// <returns>The verdict; null if there is nothing to compare.</returns>
    public IntervalVerdict? Monotone(BoundExpression value, BoundExpression over, int sign)
    {
        var verdict = default(IntervalVerdict?);
        foreach (var (before, after) in Steps(value, over))
        {
            var interval = ConfidenceInterval.OfDifferences(after.Values, before.Values);
            var step = sign > 0
                ? interval.Judge(Relation.GreaterOrEqual, 0)
                : interval.Judge(Relation.LessOrEqual, 0);
            verdict = step == IntervalVerdict.Fails || verdict == IntervalVerdict.Fails ? IntervalVerdict.Fails
                : step == IntervalVerdict.Inconclusive ? IntervalVerdict.Inconclusive
                : verdict ?? IntervalVerdict.Holds;
        }

        return verdict;
    }

    /// <summary>The neighbours along an axis at which a value goes the wrong way furthest; null if nowhere.</summary>
    public (PointResults Before, PointResults After)? WorstStep(BoundExpression value, BoundExpression over, int sign)
    {
        var worst = Steps(value, over).Select(step => (step.Before, step.After,
                Change: sign * (SampleSummary.Of(step.After.Values).Mean - SampleSummary.Of(step.Before.Values).Mean)))
            .Where(step => step.Change < 0)
            .OrderBy(step => step.Change)
            .ToArray();
        return worst.Length == 0 ? null : (worst[0].Before.Point, worst[0].After.Point);
    }

    private IEnumerable<(Measured Before, Measured After)> Steps(BoundExpression value, BoundExpression over)
    {
        if (ColumnOf(value) is not { } column)
        {
            yield break;
        }

        var paths = _space.PathsOf(over).ToHashSet(StringComparer.Ordinal);
        string Others(PointResults point) => string.Join('\n', point.Point.Settings
            .Where(setting => !paths.Contains(setting.Path)).Select(setting => $"{setting.Path}={setting.Exact}"));
        foreach (var line in Ran.GroupBy(Others))
        {
            // Points in the order of the axis: of numbers the numeric one, of anything else that of the list.
            var ordered = line.OrderBy(point => point.Point.Settings
                .FirstOrDefault(setting => paths.Contains(setting.Path))?.Number ?? 0);
            var before = default(Measured);
            foreach (var point in ordered)
            {
                if (point.Values(column) is not { IsEmpty: false } values || values.Contains(null))
                {
                    continue;
                }

                var after = new Measured(point, [.. values.Select(each => each ?? 0)]);
                if (before is not null)
                {
                    yield return (before, after);
                }

                before = after;
            }
        }
    }

    private bool IsMaximised(BoundExpression value)
    {
        var text = OneLine(value.Location.Text);
        return Plan.Objectives.FirstOrDefault(objective => objective.Text == text) is { } same
            ? same.IsMaximizing
            : !(StudyExpressions.DimensionOf(value) is var dimension && (dimension == Dimension.Time
                || dimension == Dimension.Money || dimension == Dimension.Energy));
    }

    private static string OneLine(string text) => string.Join(
        ' ', text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private sealed record Measured(PointResults Point, double[] Values);
}

/// <summary>Points that are compared with each other, by the <c>at</c> that means them.</summary>
/// <param name="Points">The points of each condition, in order, at least one.</param>
public sealed record PointGroup(ImmutableDictionary<BoundExpression, ImmutableArray<PointResults>> Points)
{
    /// <summary>No points.</summary>
    public static PointGroup Empty { get; } =
        new(ImmutableDictionary<BoundExpression, ImmutableArray<PointResults>>.Empty);

    /// <summary>Points by condition.</summary>
    public static PointGroup Of(IEnumerable<(BoundExpression Place, ImmutableArray<PointResults> Points)> points) =>
        new(points.ToImmutableDictionary(
            each => each.Place,
            each => each.Points,
            (IEqualityComparer<BoundExpression>)ReferenceEqualityComparer.Instance));

    /// <summary>The most points that one condition means.</summary>
    public int Most => Points.IsEmpty ? 1 : Points.Values.Max(points => points.Length);
}
