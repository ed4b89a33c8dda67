using System.Collections.Immutable;
using System.Reflection;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation.Builtins;

/// <summary>
/// Functions whose value a method of the runtime makes: distributions, arrivals, traces, timing sources.
/// </summary>
internal static class RuntimeFunctions
{
    private const int LongestDisplay = 120;

    public static Value Call(BoundBuiltinCall node, MethodInfo method, Value?[] arguments, Evaluator evaluator)
    {
        var parameters = method.GetParameters();
        var given = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i >= arguments.Length || arguments[i] is not { } argument)
            {
                given[i] = Type.Missing;
                continue;
            }

            try
            {
                given[i] = ClrConversion.ToClr(argument, parameters[i].ParameterType);
            }
            catch (OverflowException)
            {
                return evaluator.Report(
                    Descriptors.OutOfRange,
                    node.Arguments[i]?.Location ?? node.Location,
                    $"`{argument.Display}` is beyond what a simulation can hold",
                    "times reach to 106 days, counts to 64 bits");
            }
        }

        var content = method.Invoke(
            null, BindingFlags.OptionalParamBinding | BindingFlags.DoNotWrapExceptions, null, given, null);
        if (content is double or long or bool or string)
        {
            return DerivedValues.FromRuntime(content, node.Type);
        }

        return content is null
            ? NoneValue.Instance
            : DistributionChecks.Meaningful(
                new RuntimeValue(content, DisplayOf(node)) { Call = CallOf(node.Function, arguments) },
                node.Location,
                evaluator);
    }

    /// <summary>A call with its defaults filled in, so that it is the same whether they were written or not.</summary>
    internal static RuntimeCall CallOf(FunctionSchema function, ReadOnlySpan<Value?> arguments)
    {
        var given = ImmutableArray.CreateBuilder<(string Name, Value Value)>();
        for (var i = 0; i < function.Parameters.Length; i++)
        {
            var parameter = function.Parameters[i];
            var value = i < arguments.Length && arguments[i] is { } argument
                ? argument
                : DefaultOf(parameter);
            if (value is not (NoneValue or ErrorValue))
            {
                given.Add((parameter.Name, value));
            }
        }

        return new RuntimeCall(function.Name, given.ToImmutable());
    }

    private static Value DefaultOf(ParameterSchema parameter) => parameter.Parameter is { HasDefaultValue: true } known
        ? DerivedValues.FromRuntime(
            known.DefaultValue is { } value && known.ParameterType.IsEnum
                ? Enum.ToObject(known.ParameterType, value)
                : known.DefaultValue,
            parameter.Type is OptionalType optional ? optional.Inner : parameter.Type)
        : NoneValue.Instance;

    private static string DisplayOf(BoundBuiltinCall node)
    {
        var text = node.Location.Text;
        return text.Length <= LongestDisplay ? text : $"{node.Function.Name}(…)";
    }
}
