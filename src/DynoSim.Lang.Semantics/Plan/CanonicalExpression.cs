using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation;
using DynoSim.Lang.Simulation.Schema;
using LetScope = DynoSim.Lang.Semantics.Evaluation.Environment;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>
/// Expressions as canonical text: settings as their values, lets written out. A let whose text is long appears as its
/// hash, so that the text stays linear in what was written.
/// </summary>
/// <param name="lets">The lets of a lowered policy.</param>
internal sealed class CanonicalExpression(ImmutableArray<BoundExpression> lets)
{
    private const int LongestWrittenOut = 1_000;

    private readonly Dictionary<int, string> _lets = [];

    /// <summary>The text of a lowered expression.</summary>
    public string Write(BoundExpression expression) => Write(expression, null, null);

    /// <summary>The text of a condition of the result phase.</summary>
    public string Write(ExpectationPlan expectation, Evaluator evaluator) =>
        Write(expectation.Condition, evaluator, expectation.Environment);

    private string Write(BoundExpression expression, Evaluator? evaluator, LetScope? environment)
    {
        if (evaluator is not null && expression.Phase == KnobPhase.Static && expression is not BoundLocal)
        {
            return CanonicalValue.Of(evaluator.Evaluate(expression, environment));
        }

        string Of(BoundExpression part) => Write(part, evaluator, environment);
        return expression switch
        {
            BoundConstant constant => CanonicalValue.Of(constant.Value),
            BoundSetting setting => CanonicalValue.Of(setting.Value),
            BoundPolicyLet let => Let(let.Index),
            BoundContext context => context.Name,
            BoundSignal signal => $"{signal.Target.Name}.{signal.Signal.Name}"
                + (signal.Signal.IsFunction ? $"({Joined(signal.Arguments, Of)})" : string.Empty),
            BoundConversion conversion => Of(conversion.Operand),
            BoundUnary unary => $"({unary.Operator} {Of(unary.Operand)})",
            BoundBinary binary => $"({binary.Operator} {Of(binary.Left)} {Of(binary.Right)})",
            BoundConditional node => $"(if {Of(node.Condition)} {Of(node.Then)} {Of(node.Else)})",
            BoundBuiltinCall call => $"{call.Function.Name}({Joined(call.Arguments, Of)})",
            BoundStudyCall call => $"{call.Function}({Joined(call.Arguments, Of)})",
            BoundMetric metric => Metric(metric, Of),
            BoundAggregate aggregate => Aggregate(aggregate, Of),
            BoundMember member => $"{Of(member.Target)}.{member.Name}",
            _ => $"({expression.GetType().Name} {Joined([.. expression.Children], Of)})",
        };
    }

    private string Let(int index)
    {
        if (_lets.TryGetValue(index, out var known))
        {
            return known;
        }

        var text = Write(lets[index]);
        if (text.Length > LongestWrittenOut)
        {
            text = $"#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
        }

        _lets[index] = text;
        return text;
    }

    private static string Metric(BoundMetric metric, Func<BoundExpression, string> write) =>
        (metric.Scenario is { } scenario ? $"{write(scenario)}." : string.Empty)
        + (metric.Pool is { } pool ? $"{pool}." : string.Empty)
        + metric.Name;

    private static string Aggregate(BoundAggregate aggregate, Func<BoundExpression, string> write)
    {
        var text = new StringBuilder($"{aggregate.Aggregate}({write(aggregate.Metric)}");
        text.Append(aggregate.Quantile is { } quantile ? $", {write(quantile)}" : string.Empty);
        text.Append(aggregate.Class is { } name ? $", class = {name}" : string.Empty);
        text.Append(aggregate.Pool is { } pool ? $", pool = {pool}" : string.Empty);
        return text.Append(')').ToString();
    }

    private static string Joined(IEnumerable<BoundExpression?> parts, Func<BoundExpression, string> write) =>
        string.Join(", ", parts.Select(part => part is null ? "none" : write(part)));
}
