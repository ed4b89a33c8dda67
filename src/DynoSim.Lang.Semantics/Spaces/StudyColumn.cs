using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation;
using Scope = DynoSim.Lang.Semantics.Evaluation.Environment;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>
/// An expression that is worked out at every point, so that what is asked of all points can be answered without keeping
/// the runs.
/// </summary>
/// <param name="Expression">The expression.</param>
/// <param name="Environment">What its names stand for at the point.</param>
public sealed record StudyColumn(BoundExpression Expression, Scope? Environment);

/// <summary>The columns of an experiment, in an order that every compilation of the same files agrees on.</summary>
internal sealed class StudyColumns
{
    private readonly Binder _binder;
    private readonly List<StudyColumn> _columns = [];
    private readonly HashSet<BoundExpression> _known = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Symbol> _visited = [];

    private StudyColumns(Binder binder) => _binder = binder;

    /// <summary>The columns of an experiment at a point.</summary>
    /// <param name="experiment">The experiment as it is at the point.</param>
    /// <param name="search">How points are chosen.</param>
    /// <param name="binder">Knows what names mean.</param>
    public static ImmutableArray<StudyColumn> Of(EntityValue experiment, SearchPlan search, Binder binder)
    {
        var columns = new StudyColumns(binder);
        foreach (var (statement, environment) in experiment.Statements<ObjectiveStatement>())
        {
            columns.Add(statement.Condition, environment);
        }

        if (search.While is { } condition && experiment.Expression("search") is { } given)
        {
            columns.AddCondition(condition, given.Environment);
        }

        foreach (var (statement, environment) in experiment.Statements<ExpectStatement>())
        {
            columns.AddExpectation(statement.Condition, environment);
        }

        return [.. columns._columns];
    }

    /// <summary>Whether an expression asks about several points, so that one point cannot answer it.</summary>
    public static bool IsOverPoints(BoundExpression expression, Binder binder)
    {
        var columns = new StudyColumns(binder);
        return columns.Parts(expression).Any(part => part is BoundStudyCall { Function: not ("per_gpu" or "run") }
            or BoundMetric { Name: "frontier.size" or "frontier.points" });
    }

    /// <summary>The conditions of every <c>at</c> of an expression.</summary>
    public static ImmutableArray<BoundExpression> PlacesIn(BoundExpression expression, Binder binder)
    {
        var columns = new StudyColumns(binder);
        return
        [
            .. columns.Parts(expression).OfType<BoundStudyCall>().Where(call => call.Function == "at")
                .SelectMany(call => call.Arguments.Take(1)).OfType<BoundExpression>(),
        ];
    }

    /// <summary>The two sides of a comparison of numbers, so that its margin has an interval; else the whole.</summary>
    public static ImmutableArray<BoundExpression> Sides(BoundExpression condition) =>
        Hygiene.Expressions.Bare(condition) is BoundBinary
        {
            Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater
            or BinaryOperator.GreaterOrEqual,
        } comparison
            ? [comparison.Left, comparison.Right]
            : [condition];

    private void AddExpectation(BoundExpression condition, Scope environment)
    {
        if (!IsOverPoints(condition, _binder))
        {
            AddCondition(condition, environment);
            return;
        }

        foreach (var call in Parts(condition).OfType<BoundStudyCall>())
        {
            switch (call)
            {
                case { Function: "best" or "baseline" or "increasing" or "decreasing", Arguments: [{ } value, ..] }:
                    Add(value, environment);
                    break;
                case { Function: "at", Arguments: [{ } where, { } value] }:
                    Add(where, environment);
                    Add(value, environment);
                    break;
            }
        }
    }

    private void AddCondition(BoundExpression condition, Scope environment)
    {
        foreach (var node in Conditions(condition))
        {
            foreach (var side in Sides(node))
            {
                Add(side, environment);
            }
        }
    }

    /// <summary>The conditions that <c>and</c>, <c>or</c> and <c>not</c> put together.</summary>
    private static IEnumerable<BoundExpression> Conditions(BoundExpression condition) =>
        Hygiene.Expressions.Bare(condition) switch
        {
            BoundBinary { Operator: BinaryOperator.And or BinaryOperator.Or } both =>
                Conditions(both.Left).Concat(Conditions(both.Right)),
            BoundUnary { Operator: UnaryOperator.Not } not => Conditions(not.Operand),
            var single => [single],
        };

    private void Add(BoundExpression expression, Scope environment)
    {
        if (_known.Add(expression))
        {
            _columns.Add(new StudyColumn(expression, environment));
        }
    }

    private IEnumerable<BoundExpression> Parts(BoundExpression expression)
    {
        yield return expression;
        var inside = expression switch
        {
            BoundDefinition { Symbol: LetSymbol let } when _visited.Add(let) => Parts(_binder.Let(let)),
            BoundFunctionCall call when _visited.Add(call.Function) => Parts(_binder.Function(call.Function).Body),
            _ => [],
        };
        foreach (var part in inside.Concat(expression.Children.SelectMany(Parts)))
        {
            yield return part;
        }
    }
}
