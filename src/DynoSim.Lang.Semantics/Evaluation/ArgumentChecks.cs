using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>Values of arguments against what the catalog allows.</summary>
internal static class ArgumentChecks
{
    /// <summary>The value, or the error value after a report.</summary>
    public static Value Allowed(
        FunctionSchema function, int index, Value value, SourceLocation location, Evaluator evaluator)
    {
        if (index >= function.Parameters.Length
            || function.Parameters[index] is not { Range: { } range } parameter
            || RealArithmetic.Number(value) is not { } number
            || range.Contains(number))
        {
            return value;
        }

        return evaluator.Report(
            Descriptors.OutOfRange,
            location,
            $"`{parameter.Name}` of `{function.Name}` is {value.Display}, but must be {range.Allowed}",
            $"must be {range.Allowed}");
    }
}
