using System.Collections.Immutable;
using DynoSim.Lang.Experiments.Reports;
using DynoSim.Lang.Experiments.Statistics;
using DynoSim.Lang.Experiments.Sweeps;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Expectations;

/// <summary>
/// Judges the expectations of an experiment. A comparison is judged by the interval of its margin over the repetitions,
/// which have the same random streams at every point: it holds if the whole interval is on the right side, fails if all
/// of it is on the wrong side, and else cannot be told.
/// </summary>
/// <param name="study">The points with their results.</param>
public sealed class StudyJudge(Study study)
{
    /// <summary>Judges all expectations.</summary>
    public ImmutableArray<StudyVerdict> Judge() => [.. study.Plan.Expectations.Select(Judge)];

    private StudyVerdict Judge(ExpectationPlan expectation) => study.IsOverPoints(expectation.Condition)
        ? OverPoints(expectation)
        : AtEachPoint(expectation);

    /// <summary>An expectation about all points; where an <c>at</c> means several, it must hold at each.</summary>
    private StudyVerdict OverPoints(ExpectationPlan expectation)
    {
        var whole = default(IntervalVerdict?);
        var picture = ImmutableArray<string>.Empty;
        var picks = study.Groups(expectation.Condition).SelectMany(
            group => Enumerable.Range(0, group.Most).Select(pick => (group, pick)));
        foreach (var (group, pick) in picks)
        {
            var means = new StudySource(study, null) { Group = group, Pick = pick };
            var shown = ExpectationVerdict.Of(expectation, study.Plan.Entity, means).Picture;
            var verdict = Of(expectation.Condition, new AllPoints(expectation, study, group, pick));
            if (verdict is null)
            {
                return new StudyVerdict { Expectation = expectation, Verdict = null, Picture = Lines(means, shown) };
            }

            if (whole is null || Worse(verdict, whole) != whole)
            {
                whole = Worse(verdict, whole);
                picture = Lines(means, shown);
            }
        }

        return new StudyVerdict
        {
            Expectation = expectation,
            Verdict = whole,
            Picture = picture.AddRange(Steps(expectation.Condition)),
        };
    }

    /// <summary>An expectation about a run must hold at every point.</summary>
    private StudyVerdict AtEachPoint(ExpectationPlan expectation)
    {
        var whole = default(IntervalVerdict?);
        var decides = default(PointResults);
        var fails = 0;
        foreach (var point in study.Ran)
        {
            var verdict = Of(expectation.Condition, new OnePoint(study, point));
            if (verdict is null)
            {
                return new StudyVerdict { Expectation = expectation, Verdict = null };
            }

            fails += verdict == IntervalVerdict.Fails ? 1 : 0;
            if (whole is null || Worse(verdict, whole) != whole)
            {
                whole = Worse(verdict, whole);
                decides = point;
            }
        }

        return new StudyVerdict
        {
            Expectation = expectation,
            Verdict = whole,
            Picture = decides is null || whole == IntervalVerdict.Holds
                ? []
                : [$"at {decides.Point.Text}: {Sides(expectation.Condition, decides)}", $"fails at {fails} points"],
            WorstPoint = decides is null || whole == IntervalVerdict.Holds ? null : Again(decides.Point),
        };
    }

    private static string Again(SpacePoint point) => string.Join(
        ' ',
        point.Settings.Select(setting => $"--set {Reproduction.Quoted($"{setting.Path}={setting.Exact}")}"));

    private string Sides(BoundExpression condition, PointResults point) => string.Join(
        ", ",
        StudyExpressions.Sides(StudyExpressions.Bare(condition))
            .Where(side => study.ColumnOf(side) is not null && side is not BoundConstant)
            .Select(side => point.Mean(study.ColumnOf(side) ?? 0) is { } value
                ? $"`{side.Location.Text}` is {StudyExpressions.ValueOf(value, side.Type).Display}"
                : $"`{side.Location.Text}` has no value"));

    /// <summary>What was read and where, then the values of the parts that put it together.</summary>
    private static ImmutableArray<string> Lines(StudySource source, ExpressionPicture picture)
    {
        var readings = source.Readings.Distinct().ToArray();
        var parts = picture.Parts.Where(part => part.Value is not BoolValue && readings.All(reading =>
            !reading.StartsWith($"`{part.Location.Text}` is ", StringComparison.Ordinal)));
        return [.. readings, .. parts.Select(part => part.Text)];
    }

    private IEnumerable<string> Steps(BoundExpression condition)
    {
        if (StudyExpressions.Bare(condition) is BoundStudyCall
            {
                Function: "increasing" or "decreasing", Arguments: [{ } value, { } over],
            } call
            && study.WorstStep(value, over, call.Function == "increasing" ? 1 : -1) is { } step
            && study.ColumnOf(value) is { } column)
        {
            string Shown(PointResults point) =>
                $"{StudyExpressions.ValueOf(point.Mean(column) ?? 0, value.Type).Display} at {point.Point.Text}";
            yield return $"`{value.Location.Text}` goes from {Shown(step.Before)} to {Shown(step.After)}";
        }
    }

    private static IntervalVerdict? Of(BoundExpression condition, IConditions there) =>
        StudyExpressions.Bare(condition) switch
        {
            BoundBinary { Operator: BinaryOperator.And } both => And(Of(both.Left, there), Of(both.Right, there)),
            BoundBinary { Operator: BinaryOperator.Or } both =>
                Not(And(Not(Of(both.Left, there)), Not(Of(both.Right, there)))),
            BoundUnary { Operator: UnaryOperator.Not } not => Not(Of(not.Operand, there)),
            var single when StudyExpressions.Sides(single) is [var left, var right] =>
                Compare((BoundBinary)single, there.Values(left), there.Values(right)),
            var single => there.Truth(single),
        };

    private static IntervalVerdict? Compare(
        BoundBinary comparison, ImmutableArray<double?> left, ImmutableArray<double?> right)
    {
        if (left.IsEmpty || right.IsEmpty || left.Contains(null) || right.Contains(null))
        {
            return null;
        }

        var relation = comparison.Operator switch
        {
            BinaryOperator.Less => Relation.Less,
            BinaryOperator.LessOrEqual => Relation.LessOrEqual,
            BinaryOperator.Greater => Relation.Greater,
            _ => Relation.GreaterOrEqual,
        };
        return ConfidenceInterval
            .OfDifferences([.. left.Select(value => value ?? 0)], [.. right.Select(value => value ?? 0)])
            .Judge(relation, 0);
    }

    private static IntervalVerdict? And(IntervalVerdict? left, IntervalVerdict? right) =>
        left == IntervalVerdict.Fails || right == IntervalVerdict.Fails ? IntervalVerdict.Fails
        : left is null || right is null ? null
        : left == IntervalVerdict.Inconclusive ? left : right;

    private static IntervalVerdict? Not(IntervalVerdict? verdict) => verdict switch
    {
        IntervalVerdict.Holds => IntervalVerdict.Fails,
        IntervalVerdict.Fails => IntervalVerdict.Holds,
        _ => verdict,
    };

    private static IntervalVerdict? Worse(IntervalVerdict? left, IntervalVerdict? right) =>
        right is null ? left : And(left, right);

    /// <summary>Where conditions get their values from: one point, or all of them.</summary>
    private interface IConditions
    {
        ImmutableArray<double?> Values(BoundExpression side);

        IntervalVerdict? Truth(BoundExpression condition);
    }

    private sealed class OnePoint(Study study, PointResults point) : IConditions
    {
        public ImmutableArray<double?> Values(BoundExpression side) =>
            study.ColumnOf(side) is { } column ? point.Values(column) : [];

        public IntervalVerdict? Truth(BoundExpression condition)
        {
            var values = Values(condition);
            return values.IsEmpty || values.Contains(null) ? null
                : values.All(value => value == 1) ? IntervalVerdict.Holds
                : values.All(value => value == 0) ? IntervalVerdict.Fails
                : IntervalVerdict.Inconclusive;
        }
    }

    private sealed class AllPoints(ExpectationPlan expectation, Study study, PointGroup group, int pick) : IConditions
    {
        public ImmutableArray<double?> Values(BoundExpression side) =>
        [
            .. Enumerable.Range(0, study.Replicate)
                .Select(repetition => StudyExpressions.Number(Evaluate(side, repetition))),
        ];

        public IntervalVerdict? Truth(BoundExpression condition)
        {
            if (condition is BoundStudyCall
                {
                    Function: "increasing" or "decreasing", Arguments: [{ } value, { } over],
                } call)
            {
                return study.Monotone(value, over, call.Function == "increasing" ? 1 : -1);
            }

            return !ReadsOneRun(condition) && Evaluate(condition, null) is BoolValue truth
                ? truth.Value ? IntervalVerdict.Holds : IntervalVerdict.Fails
                : null;
        }

        /// <summary>Beside what all points answer, a figure of a run has no point to be of.</summary>
        private static bool ReadsOneRun(BoundExpression part) => part switch
        {
            BoundMetric metric => !metric.Name.StartsWith("frontier.", StringComparison.Ordinal),
            BoundAggregate => true,
            BoundStudyCall => false,
            _ => part.Children.Any(ReadsOneRun),
        };

        private Value Evaluate(BoundExpression part, int? repetition) => StudyExpressions.Evaluate(
            expectation,
            part,
            study.Plan.Entity,
            new StudySource(study, repetition) { Group = group, Pick = pick });
    }
}
