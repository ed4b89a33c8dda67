using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Types;

/// <summary>
/// A type as written, in a file or in a schema attribute, before its names are looked up: <c>Bytes/Tokens</c>,
/// <c>Blocks?</c>, <c>Dist&lt;Tokens&gt;</c>, <c>(Ratio, Dist&lt;T&gt;)</c>, <c>Bytes|auto</c>.
/// </summary>
/// <param name="Span">Where it stands; empty for the text of an attribute.</param>
public abstract record TypeExpression(TextSpan Span)
{
    /// <summary>Reads the text of a schema attribute.</summary>
    /// <exception cref="FormatException">The text is no type.</exception>
    public static TypeExpression Parse(string text) => new TypeExpressionParser(text).ParseWhole();

    /// <summary>The type of a parameter, let or function in a file.</summary>
    public static TypeExpression From(TypeSyntax syntax)
    {
        var factors = syntax.Factors.Select(FromFactor).ToImmutableArray();
        TypeExpression product = factors is [{ IsDivided: false } single]
            ? single.Type
            : new TypeProduct(syntax.Span, factors);
        return syntax.Optional is null ? product : new OptionalTypeExpression(syntax.Span, product);
    }

    private static TypeFactor FromFactor(TypeFactorSyntax factor)
    {
        var divided = factor.Operator?.Text == "/";
        if (factor.Inner is { } inner)
        {
            return new TypeFactor(From(inner), divided);
        }

        if (factor.Name is not { } path)
        {
            return new TypeFactor(new TypeOne(factor.Span), divided);
        }

        var name = string.Join('.', path.Names.Select(segment => segment.Token.Text));
        var arguments = factor.Arguments.Select(From).ToImmutableArray();
        return new TypeFactor(new NamedTypeExpression(path.Span, name, arguments), divided);
    }
}

/// <summary>A name with its type arguments.</summary>
public sealed record NamedTypeExpression(TextSpan Span, string Name, ImmutableArray<TypeExpression> Arguments)
    : TypeExpression(Span);

/// <summary>The number one in <c>1/Time</c>.</summary>
public sealed record TypeOne(TextSpan Span) : TypeExpression(Span);

/// <summary>Factors multiplied and divided.</summary>
public sealed record TypeProduct(TextSpan Span, ImmutableArray<TypeFactor> Factors) : TypeExpression(Span);

/// <summary>One factor of a product.</summary>
public readonly record struct TypeFactor(TypeExpression Type, bool IsDivided);

/// <summary>A type that may be absent.</summary>
public sealed record OptionalTypeExpression(TextSpan Span, TypeExpression Inner) : TypeExpression(Span);

/// <summary>A type or one word; in attributes only.</summary>
public sealed record WordOrTypeExpression(TextSpan Span, TypeExpression Inner, string Word) : TypeExpression(Span);

/// <summary>A row of types; in attributes only.</summary>
public sealed record TupleTypeExpression(TextSpan Span, ImmutableArray<TypeExpression> Items) : TypeExpression(Span);
