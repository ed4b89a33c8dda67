using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation.Expressions;

/// <summary>Sends each family of nodes to its rules.</summary>
internal static class ExpressionEvaluation
{
    public static Value Evaluate(BoundExpression expression, Environment? environment, Evaluator evaluator) =>
        expression switch
        {
            BoundConstant constant => constant.Value,
            BoundSetting setting => setting.Value,
            BoundDefinition definition => evaluator.Evaluate(definition.Symbol),
            BoundLocal local => Out(environment, local.Hops).Local(local.Slot),
            BoundSelf self => Out(environment, self.Hops).Self ?? (Value)ErrorValue.Instance,
            BoundMember member => ObjectEvaluation.Member(member, environment, evaluator),
            BoundAmendment amendment => ObjectEvaluation.Amendment(amendment, environment, evaluator),
            BoundUnary unary => OperatorEvaluation.Unary(unary, environment, evaluator),
            BoundBinary binary => OperatorEvaluation.Binary(binary, environment, evaluator),
            BoundConditional conditional => OperatorEvaluation.Conditional(conditional, environment, evaluator),
            BoundCoalesce coalesce => OperatorEvaluation.Coalesce(coalesce, environment, evaluator),
            BoundConversion conversion => ValueConversion.Evaluate(conversion, environment, evaluator),
            BoundList or BoundTuple or BoundRange or BoundComprehension or BoundIndex =>
                SequenceEvaluation.Evaluate(expression, environment, evaluator),
            BoundBuiltinCall call => CallEvaluation.Builtin(call, environment, evaluator),
            BoundFunctionCall call => CallEvaluation.Function(call, environment, evaluator),
            BoundMetric or BoundAggregate or BoundStudyCall =>
                ResultEvaluation.Evaluate(expression, environment, evaluator),
            _ => ErrorValue.Instance,
        };

    private static Environment Out(Environment? environment, int hops) =>
        (environment ?? throw new InvalidOperationException("A name of a block was read outside of it.")).Out(hops);
}
