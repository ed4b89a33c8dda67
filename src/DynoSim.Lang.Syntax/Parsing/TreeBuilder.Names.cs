using System.Collections.Immutable;
using Antlr4.Runtime;
using DynoSim.Lang.Syntax.Tree;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal sealed partial class TreeBuilder
{
    private TypeSyntax Type(TypeContext context)
    {
        var parts = Open(context);
        var factors = ImmutableArray.CreateBuilder<TypeFactorSyntax>();
        factors.Add(parts.Add(TypeFactor([], null, parts.Rule<TypeAtomContext>())));
        SyntaxToken? optional = null;
        while (!parts.AtEnd)
        {
            optional = parts.TokenIf(Q);
            if (optional is null)
            {
                var (sign, before) = parts.TokenApart();
                factors.Add(parts.Add(TypeFactor(before, sign, parts.Rule<TypeAtomContext>())));
            }
        }

        return new TypeSyntax(parts.Elements, factors.ToImmutable(), optional);
    }

    private TypeFactorSyntax TypeFactor(
        ImmutableArray<SyntaxElement> before,
        SyntaxToken? sign,
        TypeAtomContext context)
    {
        var parts = Open(context);
        parts.AddRange(before);
        if (parts.At(NUMBER))
        {
            var number = parts.Token();
            return new TypeFactorSyntax(parts.Elements, sign, null, [], number, null);
        }

        if (parts.TokenIf(LPAREN) is not null)
        {
            var inner = parts.Type();
            parts.Token();
            return new TypeFactorSyntax(parts.Elements, sign, null, [], null, inner);
        }

        var name = parts.Path();
        var arguments = ImmutableArray.CreateBuilder<TypeSyntax>(0);
        while (!parts.AtEnd)
        {
            if (parts.AtRule<TypeContext>())
            {
                arguments.Add(parts.Type());
            }
            else
            {
                parts.Token();
            }
        }

        return new TypeFactorSyntax(parts.Elements, sign, name, arguments.ToImmutable(), null, null);
    }

    private NameSyntax Name(ParserRuleContext context)
    {
        while (context.GetChild(0) is ParserRuleContext inner)
        {
            context = inner;
        }

        var parts = Open(context);
        var token = parts.Token();
        return new NameSyntax(parts.Elements, token);
    }

    private PathSyntax Path(ParserRuleContext context)
    {
        var parts = Open(context);
        var names = ImmutableArray.CreateBuilder<NameSyntax>();
        names.Add(parts.Name());
        while (!parts.AtEnd)
        {
            parts.Token();
            names.Add(parts.Name());
        }

        return new PathSyntax(parts.Elements, names.ToImmutable());
    }
}
