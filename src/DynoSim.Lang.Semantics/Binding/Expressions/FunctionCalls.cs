using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Definitions;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Calls of functions that files declare.</summary>
internal static class FunctionCalls
{
    public static BoundExpression Bind(CallSyntax syntax, FunctionSymbol function, ExpressionBinder binder)
    {
        function.IsUsed = true;
        var location = binder.At(syntax);
        var head = binder.Binder.Head(function);
        var parameters = head.Formals.Select(formal => new Parameter(formal.Name, false)).ToArray();
        var matched = ArgumentMatch.Match(syntax, parameters, isVariadic: false, out var mismatch);
        if (matched is null)
        {
            if (mismatch is not null)
            {
                ArgumentMatch.Report(mismatch, function.Name, Signature(head, function), binder);
            }

            return new BoundError(location);
        }

        var arguments = ImmutableArray.CreateBuilder<BoundExpression>(matched.Length);
        for (var i = 0; i < matched.Length; i++)
        {
            if (matched[i] is { } argument)
            {
                arguments.Add(binder.Bind(
                    argument.Value,
                    Expectation.Part(head.Formals[i].Type, $"`{head.Formals[i].Name}` of `{function.Name}`")));
            }
        }

        var bound = arguments.ToImmutable();
        FunctionDefinitions.NoteCall(binder, function);
        return bound.Length < parameters.Length || head.Result.IsError || bound.Any(argument => argument.IsError)
            ? new BoundError(location)
            : new BoundFunctionCall(
                location, head.Result, Phases.Later(Phases.Latest(bound), head.BodyPhase()), function, bound);
    }

    private static string Signature(FunctionHead head, FunctionSymbol function) =>
        $"{function.Name}({string.Join(", ", head.Formals.Select(formal => $"{formal.Name}: {formal.Type.Display}"))})";
}
