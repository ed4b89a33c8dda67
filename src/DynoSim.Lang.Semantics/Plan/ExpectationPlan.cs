using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>Something that must hold of a result.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Environment">What its names stand for.</param>
/// <param name="Because">The reason given; null without one.</param>
/// <param name="Location">The whole statement.</param>
public sealed record ExpectationPlan(
    BoundExpression Condition, Evaluation.Environment Environment, string? Because, SourceLocation Location)
{
    /// <summary>The condition as written, on one line.</summary>
    public string Text => string.Join(
        ' ', Condition.Location.Text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
