using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Calls, sent on by what is called.</summary>
internal static class CallBinding
{
    public static BoundExpression Bind(CallSyntax syntax, LanguageType? wanted, ExpressionBinder binder) =>
        syntax.Callee switch
        {
            NameExpressionSyntax name => Named(syntax, name, wanted, binder),
            MemberAccessSyntax member => Qualified(syntax, member, wanted, binder),
            _ => NotCallable(syntax, binder.Bind(syntax.Callee), binder),
        };

    private static BoundExpression Named(
        CallSyntax syntax, NameExpressionSyntax callee, LanguageType? wanted, ExpressionBinder binder)
    {
        var location = binder.At(callee);
        var token = callee.Name.Token;
        if (token.IsMissing)
        {
            return new BoundError(binder.At(syntax));
        }

        // A property may be named like a function: `duration`, `queue`. What is called is the function.
        var meaning = NameLookup.Find(token.Text, binder.Scope);
        if (meaning is null or MemberMeaning or MetricMeaning
            && binder.Binder.Catalog.FindFunction(token.Text) is { } hidden)
        {
            meaning = new FunctionMeaning(hidden);
        }

        switch (meaning)
        {
            case null:
                NameLookup.ReportUnknown(token.Text, location, binder.Scope, binder.Binder, isHead: false, "function");
                BindArguments(syntax, binder);
                return new BoundError(binder.At(syntax));
            case FunctionMeaning function:
                return BuiltinCalls.Bind(syntax, function.Group, wanted, binder);
            case SymbolMeaning { Symbol: var symbol } when NameLookup.Follow(symbol, binder.Binder) is var target:
                return target switch
                {
                    null => Failed(syntax, binder),
                    FunctionSymbol declared => FunctionCalls.Bind(syntax, declared, binder),
                    EnumSymbol => NotCallable(syntax, location, "a type", binder),
                    NamespaceSymbol => NotCallable(syntax, location, "a file", binder),
                    _ => NotCallable(syntax, binder.Bind(callee), binder),
                };
            case EnumMeaning:
                return NotCallable(syntax, location, "a type", binder);
            default:
                return NotCallable(syntax, NameBinding.Read(meaning, token.Text, location, binder), binder);
        }
    }

    private static BoundExpression Qualified(
        CallSyntax syntax, MemberAccessSyntax callee, LanguageType? wanted, ExpressionBinder binder)
    {
        _ = wanted;
        if (callee.Name.Token.IsMissing)
        {
            return new BoundError(binder.At(syntax));
        }

        switch (MemberBinding.Qualified(callee, binder))
        {
            case FunctionSymbol function:
                function.IsUsed = true;
                return FunctionCalls.Bind(syntax, function, binder);
            case Symbol symbol:
                return NotCallable(syntax, NameBinding.Symbol(symbol, binder.At(callee), binder.Binder), binder);
            case BoundExpression bound:
                return bound.IsError ? Failed(syntax, binder) : NotCallable(syntax, bound, binder);
        }

        var target = binder.Bind(callee.Target);
        if (target.IsError)
        {
            return Failed(syntax, binder);
        }

        return ObjectCalls.Bind(syntax, callee, target, binder)
            ?? NotCallable(syntax, MemberBinding.Of(target, callee.Name, binder.At(callee), binder), binder);
    }

    private static BoundError Failed(CallSyntax syntax, ExpressionBinder binder)
    {
        BindArguments(syntax, binder);
        return new BoundError(binder.At(syntax));
    }

    private static void BindArguments(CallSyntax syntax, ExpressionBinder binder)
    {
        foreach (var argument in syntax.Arguments.Where(argument => argument.Value is not NameExpressionSyntax))
        {
            binder.Bind(argument.Value);
        }
    }

    private static BoundError NotCallable(CallSyntax syntax, BoundExpression callee, ExpressionBinder binder)
    {
        return callee.IsError
            ? new BoundError(binder.At(syntax))
            : NotCallable(syntax, callee.Location, Misfits.Describe(callee.Type), binder);
    }

    private static BoundError NotCallable(
        CallSyntax syntax, SourceLocation callee, string nature, ExpressionBinder binder)
    {
        binder.Binder.Report(
            Descriptors.NotCallable, callee, $"`{Misfits.Shortened(callee.Text)}` is {nature} and cannot be called");
        return new BoundError(binder.At(syntax));
    }
}
