using DynoSim.Lang.Quantities;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Semantics.Types;

/// <summary>What is wrong with a type as written.</summary>
/// <param name="Span">The name or factor at fault.</param>
/// <param name="Name">The user's word.</param>
/// <param name="IsUnknown">Whether no such type is known; else it is used wrongly.</param>
/// <param name="Message">A sentence about wrong use; empty for an unknown name.</param>
public sealed record TypeProblem(TextSpan Span, string Name, bool IsUnknown, string Message);

/// <summary>Gives a written type its meaning.</summary>
/// <param name="lookup">Finds kinds and enums by name; null if unknown.</param>
/// <param name="report">Takes each problem; the type is then the error type.</param>
public sealed class TypeResolver(Func<string, LanguageType?> lookup, Action<TypeProblem> report)
{
    /// <summary>The type, or the error type after a report.</summary>
    public LanguageType Resolve(TypeExpression expression) => expression switch
    {
        NamedTypeExpression named => ResolveNamed(named),
        TypeOne => QuantityType.Ratio,
        TypeProduct product => ResolveProduct(product),
        OptionalTypeExpression optional => ResolveOptional(optional),
        WordOrTypeExpression wordOr => new WordOrType(Resolve(wordOr.Inner), wordOr.Word),
        TupleTypeExpression tuple => new TupleType([.. tuple.Items.Select(Resolve)]),
        _ => ErrorType.Instance,
    };

    private LanguageType ResolveOptional(OptionalTypeExpression expression)
    {
        var inner = Resolve(expression.Inner);
        return inner.IsError || inner is OptionalType ? inner : new OptionalType(inner);
    }

    private LanguageType ResolveNamed(NamedTypeExpression expression)
    {
        if (GenericTypeNames.Arity(expression.Name) is { } arity)
        {
            return ResolveGeneric(expression, arity);
        }

        if (!expression.Arguments.IsEmpty)
        {
            return Misused(expression, $"`{expression.Name}` takes no types in angle brackets.");
        }

        return expression.Name switch
        {
            "Count" => QuantityType.Count,
            "Ratio" => QuantityType.Ratio,
            "Bool" => BoolType.Instance,
            "String" => StringType.Instance,
            "Path" => PathType.Instance,
            _ when NamedDimensions.TryFind(expression.Name, out var dimension) => new QuantityType(dimension),
            _ => lookup(expression.Name) ?? Unknown(expression),
        };
    }

    private LanguageType ResolveGeneric(NamedTypeExpression expression, int arity)
    {
        if (expression.Arguments.Length != arity)
        {
            return Misused(expression, $"`{expression.Name}` takes one type in angle brackets, as in "
                + $"`{expression.Name}<Time>`.");
        }

        var argument = Resolve(expression.Arguments[0]);
        return argument.IsError ? argument : GenericTypeNames.Make(expression.Name, argument);
    }

    private LanguageType ResolveProduct(TypeProduct expression)
    {
        var dimension = Dimension.None;
        var failed = false;
        foreach (var factor in expression.Factors)
        {
            var type = Resolve(factor.Type);
            if (type is QuantityType quantity)
            {
                dimension = factor.IsDivided ? dimension / quantity.Dimension : dimension * quantity.Dimension;
                continue;
            }

            failed = true;
            if (!type.IsError)
            {
                report(new TypeProblem(
                    factor.Type.Span,
                    type.Display,
                    IsUnknown: false,
                    $"`{type.Display}` is no quantity and cannot be multiplied or divided."));
            }
        }

        return failed ? ErrorType.Instance : new QuantityType(dimension);
    }

    private ErrorType Unknown(NamedTypeExpression expression)
    {
        report(new TypeProblem(expression.Span, expression.Name, IsUnknown: true, string.Empty));
        return ErrorType.Instance;
    }

    private ErrorType Misused(NamedTypeExpression expression, string message)
    {
        report(new TypeProblem(expression.Span, expression.Name, IsUnknown: false, message));
        return ErrorType.Instance;
    }
}
