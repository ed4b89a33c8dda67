using System.Collections.Immutable;
using Antlr4.Runtime;
using DynoSim.Lang.Syntax.Tree;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal sealed partial class TreeBuilder
{
    private MemberSyntax Statement(ParserRuleContext context, Prefix prefix)
    {
        var parts = Begin(Open(context), prefix);
        return context switch
        {
            WhenContext => When(parts),
            ExpectContext => Expect(parts),
            RejectContext => Reject(parts),
            WhereContext => Where(parts),
            VaryContext => Vary(parts),
            ObjectiveContext => Objective(parts),
            ChooseContext => Choose(parts),
            EligibleContext => Eligible(parts),
            EveryContext => Every(parts),
            ScaleContext => Scale(parts),
            _ => Good(parts),
        };
    }

    private WhenSyntax When(Parts parts)
    {
        parts.Token();
        var condition = parts.Expression();
        var then = parts.Block();
        SyntaxNode? otherwise = null;
        if (parts.TokenIf(ELSE) is not null)
        {
            otherwise = parts.AtRule<WhenContext>()
                ? parts.Add(When(Open(parts.Rule<WhenContext>())))
                : parts.Block();
        }

        return new WhenSyntax(parts.Elements, condition, then, otherwise);
    }

    private static ExpectSyntax Expect(Parts parts)
    {
        parts.Token();
        var condition = parts.Expression();
        var because = parts.BecauseIfAny();
        return new ExpectSyntax(parts.Elements, condition, because);
    }

    private static RejectSyntax Reject(Parts parts)
    {
        parts.Token();
        var code = parts.Name();
        var body = parts.Block();
        return new RejectSyntax(parts.Elements, code, body);
    }

    private static WhereSyntax Where(Parts parts)
    {
        parts.Token();
        var condition = parts.Expression();
        var because = parts.BecauseIfAny();
        return new WhereSyntax(parts.Elements, condition, because);
    }

    private static VarySyntax Vary(Parts parts)
    {
        parts.Token();
        var paths = ImmutableArray.CreateBuilder<PathSyntax>();
        while (!parts.At(IN))
        {
            if (parts.AtRule<PathContext>())
            {
                paths.Add(parts.Path());
            }
            else
            {
                parts.Token();
            }
        }

        parts.Token();
        var values = parts.Expression();
        return new VarySyntax(parts.Elements, paths.ToImmutable(), values);
    }

    private static ObjectiveSyntax Objective(Parts parts)
    {
        var direction = parts.Token();
        var value = parts.Expression();
        return new ObjectiveSyntax(parts.Elements, direction, value);
    }

    private static ChooseSyntax Choose(Parts parts)
    {
        parts.Token();
        var variable = parts.Name();
        var direction = parts.Token();
        var cost = parts.Expression();
        var because = parts.BecauseIfAny();
        return new ChooseSyntax(parts.Elements, variable, direction, cost, because);
    }

    private static EligibleSyntax Eligible(Parts parts)
    {
        parts.Token();
        var condition = parts.Expression();
        var because = parts.BecauseIfAny();
        return new EligibleSyntax(parts.Elements, condition, because);
    }

    private static EverySyntax Every(Parts parts)
    {
        parts.Token();
        var interval = parts.Expression();
        var body = parts.Block();
        return new EverySyntax(parts.Elements, interval, body);
    }

    private static ScaleSyntax Scale(Parts parts)
    {
        parts.Token();
        var pool = parts.Path();
        var mode = parts.Token();
        var amount = parts.Expression();
        return new ScaleSyntax(parts.Elements, pool, mode, amount);
    }

    private static GoodWhenSyntax Good(Parts parts)
    {
        parts.Token();
        parts.Token();
        var condition = parts.Expression();
        var because = parts.BecauseIfAny();
        return new GoodWhenSyntax(parts.Elements, condition, because);
    }

    private BecauseSyntax Because(BecauseContext context)
    {
        var parts = Open(context);
        parts.Token();
        var reason = parts.Token();
        return new BecauseSyntax(parts.Elements, reason);
    }
}
