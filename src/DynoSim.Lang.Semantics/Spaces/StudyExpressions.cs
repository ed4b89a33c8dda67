using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>What whoever judges an experiment needs to know of its expressions.</summary>
public static class StudyExpressions
{
    /// <summary>The expression without the conversions around it.</summary>
    public static BoundExpression Bare(BoundExpression expression) => Hygiene.Expressions.Bare(expression);

    /// <summary>
    /// The two sides of a comparison of numbers, so that its margin has an interval; else the condition itself.
    /// </summary>
    public static ImmutableArray<BoundExpression> Sides(BoundExpression condition) => StudyColumns.Sides(condition);

    /// <summary>The dimension of an expression's values.</summary>
    public static Quantities.Dimension DimensionOf(BoundExpression expression) =>
        OperatorEvaluation.DimensionOf(expression.Type);

    /// <summary>A value as a number in base units, true as 1; null if it is none.</summary>
    public static double? Number(Value value) => value switch
    {
        BoolValue truth => truth.Value ? 1 : 0,
        _ when RealArithmetic.Number(value) is { } number && double.IsFinite(number) => number,
        _ => null,
    };

    /// <summary>A number in base units as a value of a type.</summary>
    public static Value ValueOf(double number, LanguageType type) => type switch
    {
        QuantityType { IsCount: true } when number == Math.Floor(number) => new CountValue((long)number),
        BoolType => BoolValue.Of(number != 0),
        _ => new QuantityValue(number, OperatorEvaluation.DimensionOf(type)),
    };

    /// <summary>The value of a part of an expectation under some results.</summary>
    /// <param name="expectation">The expectation.</param>
    /// <param name="part">The part.</param>
    /// <param name="subject">The experiment.</param>
    /// <param name="results">The results.</param>
    public static Value Evaluate(
        ExpectationPlan expectation, BoundExpression part, EntityValue subject, IMetricSource results) =>
        subject.Evaluator.After(results, null, new Binding.DiagnosticBag()).Evaluate(part, expectation.Environment);
}
