using System.Collections.Immutable;
using Antlr4.Runtime;
using DynoSim.Lang.Syntax.Tree;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal sealed partial class TreeBuilder
{
    private ExpressionSyntax Expression(ParserRuleContext context)
    {
        // Most levels of the precedence ladder hold one child and no operator.
        while (context.ChildCount == 1 && context.RuleIndex is >= RULE_expr and <= RULE_primary
               && context.GetChild(0) is ParserRuleContext only)
        {
            context = only;
        }

        return context switch
        {
            LiteralContext => Literal(context),
            NameContext => NameExpression(context),
            PostfixContext => Postfix(context),
            ParenContext => Paren(context),
            ListContext => List(context),
            BlockContext block => Record(block),
            UnaryContext or NotExprContext => Unary(context),
            RangeExprContext => Range(context),
            ExprContext => Conditional(context),
            _ => Binary(context),
        };
    }

    private ExpressionSyntax Literal(ParserRuleContext context)
    {
        var parts = Open(context);
        var isMissing = parts.At(MISSING);
        var token = parts.Token();
        return isMissing ? new MissingExpressionSyntax(parts.Elements) : new LiteralSyntax(parts.Elements, token);
    }

    private NameExpressionSyntax NameExpression(ParserRuleContext context)
    {
        var name = Name(context);
        return new NameExpressionSyntax([name], name);
    }

    private ExpressionSyntax Postfix(ParserRuleContext context)
    {
        var target = Expression((ParserRuleContext)context.GetChild(0));
        for (var i = 1; i < context.ChildCount; i++)
        {
            target = Trailer(target, (TrailerContext)context.GetChild(i));
        }

        return target;
    }

    private ExpressionSyntax Trailer(ExpressionSyntax target, TrailerContext context)
    {
        var parts = Open(context);
        parts.Add(target);
        if (parts.TokenIf(DOT) is not null)
        {
            var name = parts.Name();
            return new MemberAccessSyntax(parts.Elements, target, name);
        }

        if (parts.TokenIf(LPAREN) is not null)
        {
            var arguments = Arguments(parts);
            parts.Token();
            return new CallSyntax(parts.Elements, target, arguments);
        }

        if (parts.TokenIf(LBRACK) is not null)
        {
            var index = parts.Expression();
            parts.Token();
            return new IndexSyntax(parts.Elements, target, index);
        }

        parts.Token();
        var body = parts.Block();
        return new WithSyntax(parts.Elements, target, body);
    }

    /// <summary>The arguments and the commas between them, as elements of the node that is being read.</summary>
    private ImmutableArray<ArgumentSyntax> Arguments(Parts parts)
    {
        if (!parts.AtRule<ArgsContext>())
        {
            return [];
        }

        var inner = Open(parts.Rule<ArgsContext>());
        var arguments = ImmutableArray.CreateBuilder<ArgumentSyntax>();
        while (!inner.AtEnd)
        {
            if (inner.AtRule<ArgContext>())
            {
                arguments.Add(inner.Add(Argument(inner.Rule<ArgContext>())));
            }
            else
            {
                inner.Token();
            }
        }

        parts.AddRange(inner.Elements);
        return arguments.ToImmutable();
    }

    private ArgumentSyntax Argument(ArgContext context)
    {
        var parts = Open(context);
        NameSyntax? name = null;
        if (parts.AtRule<NameContext>())
        {
            name = parts.Name();
            parts.Token();
        }

        var value = parts.Expression();
        return new ArgumentSyntax(parts.Elements, name, value);
    }

    private ExpressionSyntax Paren(ParserRuleContext context)
    {
        var parts = Open(context);
        parts.Token();
        var items = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        items.Add(parts.Expression());
        var isTuple = parts.At(COMMA);
        ReadItems(parts, items);
        return isTuple
            ? new TupleSyntax(parts.Elements, items.ToImmutable())
            : new ParenthesizedSyntax(parts.Elements, items[0]);
    }

    private ExpressionSyntax List(ParserRuleContext context)
    {
        var parts = Open(context);
        parts.Token();
        if (parts.TokenIf(FOR) is null)
        {
            var items = ImmutableArray.CreateBuilder<ExpressionSyntax>();
            ReadItems(parts, items);
            return new ListSyntax(parts.Elements, items.ToImmutable());
        }

        var variable = parts.Name();
        parts.Token();
        var source = parts.Expression();
        parts.Token();
        var value = parts.Expression();
        var condition = parts.TokenIf(IF) is null ? null : parts.Expression();
        parts.Token();
        return new ComprehensionSyntax(parts.Elements, variable, source, value, condition);
    }

    private static void ReadItems(Parts parts, ImmutableArray<ExpressionSyntax>.Builder items)
    {
        while (!parts.AtEnd)
        {
            if (parts.AtRule<ExprContext>())
            {
                items.Add(parts.Expression());
            }
            else
            {
                parts.Token();
            }
        }
    }

    private RecordSyntax Record(BlockContext context)
    {
        var body = Block(context);
        return new RecordSyntax([body], body);
    }

    private UnarySyntax Unary(ParserRuleContext context)
    {
        var parts = Open(context);
        var sign = parts.Token();
        var operand = parts.Expression();
        return new UnarySyntax(parts.Elements, sign, operand);
    }

    private RangeSyntax Range(ParserRuleContext context)
    {
        var parts = Open(context);
        var low = parts.Expression();
        parts.Token();
        var high = parts.Expression();
        var mode = parts.AtEnd ? null : parts.Token();
        var amount = mode is null ? null : parts.Expression();
        return new RangeSyntax(parts.Elements, low, high, mode, amount);
    }

    private ConditionalSyntax Conditional(ParserRuleContext context)
    {
        var parts = Open(context);
        parts.Token();
        var condition = parts.Expression();
        parts.Token();
        var then = parts.Expression();
        parts.Token();
        var otherwise = parts.Expression();
        return new ConditionalSyntax(parts.Elements, condition, then, otherwise);
    }

    private ExpressionSyntax Binary(ParserRuleContext context)
    {
        var parts = Open(context);
        var left = parts.Expression();
        while (true)
        {
            var sign = parts.Token();
            var right = parts.Expression();
            left = new BinarySyntax(parts.Elements, left, sign, right);
            if (parts.AtEnd)
            {
                return left;
            }

            parts.RestartWith(left);
        }
    }
}
