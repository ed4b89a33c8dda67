using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax.Formatting;

internal sealed partial class TreeLayout
{
    /// <summary>An expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="isIndented">Whether its further lines need no indentation of their own.</param>
    private Doc Expression(ExpressionSyntax expression, bool isIndented = false) => Around(expression, () =>
        expression switch
        {
            BinarySyntax binary => Continued(Chain(binary), isIndented),
            ConditionalSyntax conditional => Continued(Choices(conditional), isIndented),
            UnarySyntax { Operator.ValueText: "-" } unary =>
                Doc.Concat(Token(unary.Operator), Expression(unary.Operand)),
            ListSyntax list => List(list, "[", "]", isFilled: list.Items.All(IsShort)),
            TupleSyntax tuple => List(tuple, "(", ")"),
            ParenthesizedSyntax inner => Bracketed(
                TokenOf(inner, "("), () => Expression(inner.Inner, isIndented: true), TokenOf(inner, ")"),
                Doc.SoftLine),
            ComprehensionSyntax comprehension => Comprehension(comprehension),
            CallSyntax call => Doc.Concat(Expression(call.Callee), Arguments(call)),
            IndexSyntax index => Doc.Concat(Expression(index.Target), Index(index)),
            RangeSyntax range => Range(range),
            RecordSyntax record => Node(record.Body),
            WithSyntax or UnarySyntax => Spaced(expression.Elements),
            // A dot directly behind digits would be read as part of the number.
            MemberAccessSyntax { Target: LiteralSyntax number } access => Doc.Concat(
                Expression(number), Space, Token((SyntaxToken)access.Elements[1]), Joined(access.Name)),
            _ => Tight(expression),
        });

    private static Doc Continued(Doc doc, bool isIndented) => Doc.Group(isIndented ? doc : Doc.Indent(doc));

    /// <summary>Operands of one precedence; on several lines each but the first has its operator before it.</summary>
    private Doc Chain(BinarySyntax binary)
    {
        var links = new Stack<BinarySyntax>();
        ExpressionSyntax first = binary;
        while (first is BinarySyntax left && (links.Count == 0 || LevelOf(left) == LevelOf(binary)))
        {
            links.Push(left);
            first = left.Left;
        }

        var parts = new List<Doc> { Expression(first) };
        foreach (var link in links)
        {
            parts.Add(Doc.Concat(Doc.Line, Token(link.Operator), Space, Expression(link.Right)));
        }

        return Doc.Concat(parts);
    }

    private static int LevelOf(BinarySyntax binary) => binary.Operator.ValueText switch
    {
        "or" => 1,
        "and" => 2,
        "??" => 4,
        "+" or "-" => 5,
        "*" or "/" or "mod" => 6,
        "^" => 7,
        _ => 3,
    };

    /// <summary>`if … then …` and what follows `else`, one case to a line.</summary>
    private Doc Choices(ConditionalSyntax conditional)
    {
        var parts = new List<Doc>();
        while (true)
        {
            var elements = conditional.Elements;
            parts.Add(Doc.Group(
                Spaced(elements[..2]), Doc.Indent(Doc.Line, Spaced(elements[2..4]))));
            parts.Add(Doc.Line);
            parts.Add(Token((SyntaxToken)elements[4]));
            parts.Add(Space);
            if (conditional.Else is not ConditionalSyntax next || _comments.HasLeading(FirstToken(next)))
            {
                parts.Add(Expression(conditional.Else));
                return Doc.Concat(parts);
            }

            conditional = next;
        }
    }

    private Doc Arguments(CallSyntax call)
    {
        if (call.Arguments is [{ Name: null, Value: { } only }] && call.Elements.Length == 4
            && only is ListSyntax or ComprehensionSyntax or RecordSyntax or TupleSyntax or WithSyntax)
        {
            return Doc.Concat(Token((SyntaxToken)call.Elements[1]), Node(call.Arguments[0]), Token(LastToken(call)));
        }

        return List(call, "(", ")");
    }

    private Doc Index(IndexSyntax index) => Bracketed(
        (SyntaxToken)index.Elements[1], () => Expression(index.Index, isIndented: true),
        (SyntaxToken)index.Elements[^1], Doc.SoftLine);

    private Doc Comprehension(ComprehensionSyntax comprehension)
    {
        var elements = comprehension.Elements;
        return Bracketed(
            (SyntaxToken)elements[0],
            () =>
            {
                var parts = new List<Doc>
                {
                    Spaced(elements[1..6]),
                    Doc.Indent(Doc.Line, Expression(comprehension.Value, isIndented: true)),
                };
                if (comprehension.Condition is not null)
                {
                    parts.Add(Doc.Concat(Doc.Line, Spaced(elements[7..9])));
                }

                return Doc.Concat(parts);
            },
            (SyntaxToken)elements[^1],
            Doc.SoftLine);
    }

    /// <summary>`low..high step width`; on several lines each part but the first has its sign before it.</summary>
    private Doc Range(RangeSyntax range)
    {
        var low = Expression(range.Low);
        var high = Doc.Concat(Doc.SoftLine, Token((SyntaxToken)range.Elements[1]), Expression(range.High));
        return Doc.Group(Doc.Indent(low, high, range.Mode is null
            ? Doc.Empty
            : Doc.Concat(Doc.Line, Spaced(range.Elements[3..]))));
    }

    /// <summary>Names, literals and access to members: nothing stands between their tokens.</summary>
    private Doc Tight(ExpressionSyntax expression)
    {
        var parts = new List<Doc>();
        foreach (var element in expression.Elements)
        {
            parts.Add(element is SyntaxToken token ? Token(token) : Node((SyntaxNode)element));
        }

        return Doc.Concat(parts);
    }

    private static bool IsShort(ExpressionSyntax item) => item switch
    {
        LiteralSyntax or NameExpressionSyntax => true,
        UnarySyntax unary => IsShort(unary.Operand),
        TupleSyntax tuple => tuple.Items.All(IsShort),
        _ => false,
    };
}
