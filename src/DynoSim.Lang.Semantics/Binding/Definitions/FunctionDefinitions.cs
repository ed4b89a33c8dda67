using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Definitions;

/// <summary>The types a function declares; its body need not be bound for a call to be typed.</summary>
/// <param name="Formals">The parameters in order.</param>
/// <param name="Result">The result type.</param>
/// <param name="BodyPhase">The phase of the body.</param>
internal sealed record FunctionHead(
    ImmutableArray<LocalName> Formals, LanguageType Result, Func<KnobPhase> BodyPhase);

/// <summary>Functions that files declare.</summary>
internal static class FunctionDefinitions
{
    public static FunctionHead Head(FunctionSymbol symbol, Binder binder)
    {
        var formals = symbol.Syntax.Formals
            .Where(formal => !formal.Name.Token.IsMissing)
            .Select(formal => new LocalName(
                formal.Name.Token.Text,
                symbol.Module.At(formal.Name),
                TypeBinding.Bind(formal.Type, symbol.Module, binder),
                KnobPhase.Static))
            .ToImmutableArray();
        return new FunctionHead(
            formals,
            TypeBinding.Bind(symbol.Syntax.ReturnType, symbol.Module, binder),
            () => binder.IsBinding(symbol) ? KnobPhase.Static : binder.Function(symbol).Body.Phase);
    }

    public static FunctionBinding Bind(FunctionSymbol symbol, Binder binder)
    {
        var head = binder.Head(symbol);
        var file = new FileScope(symbol.Module, binder, null);
        CheckNames(head, file, binder);
        var calls = new HashSet<FunctionSymbol>();
        var body = new ExpressionBinder(binder, new FunctionScope(file, head.Formals, calls)).Bind(
            symbol.Syntax.Body, Expectation.Part(head.Result, $"the result of `{symbol.Name}`"));
        return new FunctionBinding(
            head.Formals,
            head.Result,
            body,
            [.. calls.OrderBy(call => call.NameLocation.Span.Start).ThenBy(call => call.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Remembers that the body being bound calls a function.</summary>
    public static void NoteCall(ExpressionBinder binder, FunctionSymbol function)
    {
        for (Scope? scope = binder.Scope; scope is not null; scope = scope.Outer)
        {
            if (scope is FunctionScope body)
            {
                body.Calls.Add(function);
            }
        }
    }

    private static void CheckNames(FunctionHead head, FileScope file, Binder binder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var formal in head.Formals)
        {
            if (!seen.Add(formal.Name))
            {
                binder.Report(
                    Descriptors.DuplicateDeclaration, formal.Location, $"`{formal.Name}` is declared twice");
                continue;
            }

            Shadowing.Check(formal.Name, formal.Location, file, "the formal", binder);
        }
    }
}
