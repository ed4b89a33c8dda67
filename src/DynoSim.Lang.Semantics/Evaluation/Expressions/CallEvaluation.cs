using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Builtins;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation.Expressions;

/// <summary>Calls of functions of the language, of the runtime and of files.</summary>
internal static class CallEvaluation
{
    public static Value Builtin(BoundBuiltinCall node, Environment? environment, Evaluator evaluator)
    {
        var arguments = new Value?[node.Arguments.Length];
        var failed = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (node.Arguments[i] is { } argument)
            {
                var value = ArgumentChecks.Allowed(
                    node.Function, i, evaluator.Evaluate(argument, environment), argument.Location, evaluator);
                failed |= value.IsError;
                arguments[i] = value;
            }
        }

        if (failed)
        {
            return ErrorValue.Instance;
        }

        return node.Function.Method is { } method
            ? RuntimeFunctions.Call(node, method, arguments, evaluator)
            : BuiltinEvaluation.Call(node, arguments, evaluator);
    }

    public static Value Function(BoundFunctionCall node, Environment? environment, Evaluator evaluator)
    {
        var arguments = new Value[node.Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = evaluator.Evaluate(node.Arguments[i], environment);
            if (arguments[i].IsError)
            {
                return ErrorValue.Instance;
            }
        }

        var function = evaluator.Binder.Function(node.Function);
        if (!evaluator.TryEnterFunction(node.Function))
        {
            // Recursion is reported where the functions are declared.
            return ErrorValue.Instance;
        }

        try
        {
            return evaluator.Evaluate(function.Body, Environment.OfLocals(arguments, null));
        }
        finally
        {
            evaluator.LeaveFunction(node.Function);
        }
    }
}
