using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Search;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>
/// <c>bisect(axis, while = condition)</c>: for each combination of the other axes, where along the axis the condition
/// changes. All combinations take their steps together.
/// </summary>
/// <param name="space">The points.</param>
/// <param name="ledger">Runs them.</param>
internal sealed class BisectSearch(ExperimentSpace space, SweepLedger ledger)
{
    // What fits is looked for in places as close as these, where the ends do not.
    private const int MostLooks = 64;

    private static readonly int _goodput = FigureCatalog.IndexOf("goodput_ratio");

    /// <summary>Finds all answers.</summary>
    public ImmutableArray<CapacityAnswer> Run()
    {
        var axes = space.Axes[0];
        var paths = space.Search.Over is { } over ? space.PathsOf(over) : [];
        var axis = axes.FirstOrDefault(each => each.Paths.Any(paths.Contains));
        if (axis is null)
        {
            return [];
        }

        var index = axes.IndexOf(axis);
        var lines = space.Others(0, index).Select(others => new Line(others, Begin(others, axis, index))).ToArray();
        while (lines.Where(line => line.Bisection.Next is not null).ToArray() is { Length: > 0 } open)
        {
            var points = open.Select(line => PointOf(line, axis, index)).ToArray();
            ledger.Of([.. points.OfType<SpacePoint>()]);
            for (var i = 0; i < open.Length; i++)
            {
                var holds = points[i] is { } point && Holds(ledger.Of([point])[0]);
                if (holds && points[i] is { } good && open[i].Bisection.Next is { } place)
                {
                    open[i].Holding[place] = good;
                }

                open[i].Bisection.Tell(holds);
            }
        }

        return [.. lines.Select(line => AnswerOf(line, axis))];
    }

    private static CapacityAnswer AnswerOf(Line line, AxisPlan axis)
    {
        var result = line.Bisection.Result
            ?? throw new InvalidOperationException("A bisection ended without a result.");
        var answer = result.Boundary is { } known ? line.Holding.GetValueOrDefault(known) : null;
        var others = line.Holding.Values.FirstOrDefault() ?? line.First;
        return new CapacityAnswer(
            axis.Text,
            others is null ? string.Empty : string.Join(", ", others.Settings
                .Where(setting => !axis.Paths.Contains(setting.Path))
                .Select(setting => $"{setting.Path} = {setting.Text}")),
            result.Outcome,
            result.HoldsAtLow,
            answer,
            result.Evaluated.Length);
    }

    /// <summary>
    /// A bisection between the ends of what can run. More replicas than the cluster has room for say nothing about the
    /// condition, and that a point cannot run is known without running it.
    /// </summary>
    private Bisection Begin(ImmutableArray<AxisChoice> others, AxisPlan axis, int index)
    {
        BisectionResult? Edges(double? from, double? to)
        {
            var edges = Whole(axis, MostLooks).Within(from, to);
            while (edges.Next is { } place)
            {
                edges.Tell(PointAt(place, others, axis, index) is { } point
                    && space.Admits(point)
                    && space.Resolve(point).Plan is not null);
            }

            return edges.Result;
        }

        var whole = Whole(axis, Bisection.UsualLimit);
        return Edges(null, null) switch
        {
            { Boundary: { } last, HoldsAtLow: true } => whole.Within(null, last),
            { Boundary: { } first } => whole.Within(first, null),
            { HoldsAtLow: false, Contradictions: [var inside, ..] } =>
                whole.Within(Edges(null, inside)?.Boundary, Edges(inside, null)?.Boundary),
            _ => whole,
        };
    }

    private Bisection Whole(AxisPlan axis, int limit) => axis.Interval is var (low, high)
        ? Bisection.OverInterval(low, high, space.Search.Tolerance, limit)
        : Bisection.OverLevels(Math.Max(1, axis.Values.Length), limit);

    private SpacePoint? PointOf(Line line, AxisPlan axis, int index)
    {
        var point = PointAt(line.Bisection.Next ?? 0, line.Others, axis, index);
        line.First ??= point;
        return point is not null && space.Admits(point) ? point : null;
    }

    private SpacePoint? PointAt(double place, ImmutableArray<AxisChoice> others, AxisPlan axis, int index)
    {
        var choice = axis.Interval is null ? new AxisChoice((int)place, 0) : new AxisChoice(0, place);
        return space.Find(new PointKey(0, others.SetItem(index, choice)));
    }

    private bool Holds(PointResults point)
    {
        if (!point.HasRun)
        {
            return false;
        }

        return space.Search.While is { } condition
            ? Holds(condition, point)
            : point.MeanFigure(_goodput) >= space.SloTarget;
    }

    /// <summary>Whether a condition holds of the means; its parts are columns, not the whole.</summary>
    private bool Holds(BoundExpression condition, PointResults point)
    {
        double? Mean(BoundExpression part) => ColumnOf(part) is { } column ? point.Mean(column) : null;
        return StudyExpressions.Bare(condition) switch
        {
            BoundBinary { Operator: BinaryOperator.And } both => Holds(both.Left, point) && Holds(both.Right, point),
            BoundBinary { Operator: BinaryOperator.Or } both => Holds(both.Left, point) || Holds(both.Right, point),
            BoundUnary { Operator: UnaryOperator.Not } not => !Holds(not.Operand, point),
            BoundBinary comparison when StudyExpressions.Sides(comparison) is [var left, var right] =>
                comparison.Operator switch
                {
                    BinaryOperator.Less => Mean(left) < Mean(right),
                    BinaryOperator.LessOrEqual => Mean(left) <= Mean(right),
                    BinaryOperator.Greater => Mean(left) > Mean(right),
                    _ => Mean(left) >= Mean(right),
                },
            var single => Mean(single) == 1,
        };
    }

    private int? ColumnOf(BoundExpression part)
    {
        for (var i = 0; i < space.Columns.Length; i++)
        {
            if (ReferenceEquals(space.Columns[i].Expression, part))
            {
                return i;
            }
        }

        return null;
    }

    private sealed class Line(ImmutableArray<AxisChoice> others, Bisection bisection)
    {
        public ImmutableArray<AxisChoice> Others { get; } = others;

        public Bisection Bisection { get; } = bisection;

        public Dictionary<double, SpacePoint> Holding { get; } = [];

        public SpacePoint? First { get; set; }
    }
}
