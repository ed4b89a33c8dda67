using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Calls of functions of the catalog: the overload that the arguments fit, its type variables bound.</summary>
internal static class BuiltinCalls
{
    public static BoundExpression Bind(
        CallSyntax syntax, FunctionGroup group, LanguageType? wanted, ExpressionBinder binder)
    {
        if (AggregateBinding.TryBind(syntax, group, scenario: null, binder) is { } aggregate)
        {
            return aggregate;
        }

        var overloads = group.Overloads.Where(overload => !AggregateBinding.Is(overload)).ToArray();
        if (overloads.Length == 0)
        {
            overloads = [.. group.Overloads];
        }

        Mismatch? mismatch = null;
        var candidates = new List<(FunctionSchema Function, ArgumentSyntax?[] Arguments)>();
        foreach (var overload in overloads)
        {
            var parameters = overload.Parameters
                .Select(parameter => new Parameter(parameter.Name, parameter.IsOptional)).ToArray();
            if (ArgumentMatch.Match(syntax, parameters, overload.IsVariadic, out var reason) is { } matched)
            {
                candidates.Add((overload, matched));
            }

            mismatch ??= reason;
        }

        if (candidates.Count == 0)
        {
            if (mismatch is not null)
            {
                ArgumentMatch.Report(mismatch, group.Name, Signature(overloads[0]), binder);
            }

            return new BoundError(binder.At(syntax));
        }

        return candidates.Count == 1
            ? BindOne(syntax, candidates[0].Function, candidates[0].Arguments, wanted, binder)
            : BindBest(syntax, candidates, wanted, binder);
    }

    /// <summary>The result type of a call; the error type if there is none.</summary>
    public static LanguageType ResultType(
        FunctionSchema function,
        ImmutableArray<LanguageType> arguments,
        ImmutableDictionary<string, LanguageType> variables)
    {
        var settled = arguments.Select(Conversions.Settled).ToImmutableArray();
        return function.ResultOf?.Invoke(settled) ?? TypeInference.Substitute(function.Result, variables);
    }

    private static BoundExpression BindOne(
        CallSyntax syntax,
        FunctionSchema function,
        ArgumentSyntax?[] arguments,
        LanguageType? wanted,
        ExpressionBinder binder)
    {
        var hints = wanted is null || function.ResultOf is not null
            ? ImmutableDictionary<string, LanguageType>.Empty
            : TypeInference.Infer([function.Result], [Present(wanted)]);
        var bound = new BoundExpression?[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is { } argument)
            {
                bound[i] = binder.Bind(argument.Value, TypeInference.Substitute(FormalType(function, i), hints));
            }
        }

        return Finish(syntax, function, bound, wanted, binder);
    }

    private static BoundExpression BindBest(
        CallSyntax syntax,
        List<(FunctionSchema Function, ArgumentSyntax?[] Arguments)> candidates,
        LanguageType? wanted,
        ExpressionBinder binder)
    {
        var once = new Dictionary<ArgumentSyntax, BoundExpression>();
        foreach (var argument in syntax.Arguments)
        {
            once.Add(argument, binder.Bind(argument.Value, Hint(candidates, argument, wanted)));
        }

        foreach (var (function, arguments) in candidates)
        {
            var bound = arguments.Select(argument => argument is null ? null : once[argument]).ToArray();
            if (Fits(function, bound))
            {
                return Finish(syntax, function, bound, wanted, binder);
            }
        }

        var first = candidates[0];
        return Finish(
            syntax,
            first.Function,
            [.. first.Arguments.Select(argument => argument is null ? null : once[argument])],
            wanted,
            binder);
    }

    /// <summary>A distribution is clamped in the type that is wanted of it.</summary>
    private static LanguageType? Hint(
        List<(FunctionSchema Function, ArgumentSyntax?[] Arguments)> candidates, ArgumentSyntax argument,
        LanguageType? wanted)
    {
        if (wanted is null || Present(wanted) is not DistType dist)
        {
            return null;
        }

        var candidate = candidates.FirstOrDefault(entry => entry.Function.Result is DistType);
        if (candidate.Function is null)
        {
            return null;
        }

        var index = Array.IndexOf(candidate.Arguments, argument);
        return index < 0
            ? null
            : TypeInference.Substitute(
                FormalType(candidate.Function, index),
                TypeInference.Infer([candidate.Function.Result], [dist]));
    }

    private static bool Fits(FunctionSchema function, BoundExpression?[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is { } argument && !Resembles(FormalType(function, i), argument.Type))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the outer shape of an argument is that of the parameter; the rest is said by its conversion.
    /// </summary>
    private static bool Resembles(LanguageType formal, LanguageType argument) => argument.IsError || formal switch
    {
        OptionalType optional => Resembles(optional.Inner, argument),
        ListType => argument is ListType or RangeType,
        RangeType => argument is RangeType,
        DistType => argument is DistType,
        MetricType => argument is MetricType,
        TypeVariable => argument is not (ListType or RangeType or DistType or MetricType or TupleType),
        _ => Assignability.IsAssignable(argument, formal, CoercionSite.Expression),
    };

    private static BoundExpression Finish(
        CallSyntax syntax,
        FunctionSchema function,
        BoundExpression?[] arguments,
        LanguageType? wanted,
        ExpressionBinder binder)
    {
        var location = binder.At(syntax);
        var formals = arguments.Select((_, index) => FormalType(function, index)).ToArray();
        var given = Enumerable.Range(0, arguments.Length).Where(index => arguments[index] is not null).ToArray();
        var pairs = given.Select(
            index => (Formal: formals[index], Argument: arguments[index]?.Type ?? ErrorType.Instance))
            .ToList();
        if (wanted is not null && function.ResultOf is null)
        {
            pairs.Add((function.Result, Present(wanted)));
        }

        var variables = TypeInference.Infer(pairs.Select(pair => pair.Formal), pairs.Select(pair => pair.Argument));
        var failed = false;
        foreach (var index in given)
        {
            if (arguments[index] is { } argument)
            {
                var converted = Convert(argument, formals[index], variables, function, index, binder);
                failed |= converted.IsError;
                arguments[index] = converted;
            }
        }

        if (failed)
        {
            return new BoundError(location);
        }

        var type = ResultType(
            function,
            [.. given.Select(index => arguments[index]?.Type ?? ErrorType.Instance)],
            variables);
        if (type.IsError)
        {
            return NoResult(function, arguments[0], location, binder);
        }

        return Make(location, type, function, [.. arguments]);
    }

    /// <summary>Only a root has arguments of the right types and still no type of its own.</summary>
    private static BoundError NoResult(
        FunctionSchema function, BoundExpression? argument, SourceLocation location, ExpressionBinder binder)
    {
        var operand = argument ?? new BoundError(location);
        return binder.Binder.Report(
            Descriptors.NonIntegerExponent,
            operand.Location,
            $"`{function.Name}` halves the exponents of `{Misfits.Shortened(operand.Location.Text)}`, and the half of "
            + "an odd one is no whole number",
            $"is {Misfits.Describe(operand.Type)}",
            $"take the root of a square, as in `{function.Name}(a * b)`, or divide the unit out first");
    }

    private static BoundExpression Make(
        SourceLocation location, LanguageType type, FunctionSchema function, ImmutableArray<BoundExpression?> arguments)
    {
        if (function is { Phase: KnobPhase.Result, Method: null })
        {
            return new BoundStudyCall(location, type, function.Name, arguments);
        }

        // How a space is searched, or which block leaves a tier, is said before the run, although the criterion is not
        // known then.
        var phase = type is OpaqueType { Name: "Search" } or EnumType { Name: "Evict" }
            ? KnobPhase.Static
            : Phases.Later(function.Phase, Phases.Latest(arguments));
        return new BoundBuiltinCall(location, type, phase, function, arguments);
    }

    private static BoundExpression Convert(
        BoundExpression argument,
        LanguageType formal,
        ImmutableDictionary<string, LanguageType> variables,
        FunctionSchema function,
        int index,
        ExpressionBinder binder)
    {
        var type = TypeInference.Substitute(formal, variables);
        if (type is OpaqueType opaque && argument.Type is ContextType context
            && context.Context.TypeName == opaque.Name)
        {
            return argument;
        }

        if (type is TypeVariable { Name: not TypeVariable.ArrivalRate })
        {
            return Conversions.Settle(argument);
        }

        var parameter = function.Parameters[Math.Min(index, function.Parameters.Length - 1)];
        return Conversions.To(
            argument,
            new Expectation(type, ParameterSites.Of(parameter), $"`{parameter.Name}` of `{function.Name}`"),
            binder.Binder);
    }

    private static LanguageType FormalType(FunctionSchema function, int index) =>
        function.Parameters[Math.Min(index, function.Parameters.Length - 1)].Type;

    private static LanguageType Present(LanguageType type) => type is OptionalType optional ? optional.Inner : type;

    private static string Signature(FunctionSchema function) =>
        $"{function.Name}({string.Join(", ", function.Parameters.Select(Describe))})";

    private static string Describe(ParameterSchema parameter) =>
        $"{parameter.Name}: {parameter.Type.Display.TrimEnd('?')}{(parameter.IsOptional ? "?" : string.Empty)}";
}
