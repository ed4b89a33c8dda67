using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax.Formatting;

internal sealed partial class TreeLayout
{
    private Doc Member(MemberSyntax member)
    {
        var lead = Lead(FirstToken(member));
        return Doc.Concat(lead, Around(member, () => Declaration(member)));
    }

    private Doc Declaration(MemberSyntax member)
    {
        var parts = new List<Doc>();
        var elements = member.Elements;
        var next = 0;
        while (elements[next] is AnnotationSyntax annotation)
        {
            parts.Add(Around(annotation, () => Annotation(annotation)));
            parts.Add(Doc.HardLine);
            next++;
        }

        if (elements[next] is SyntaxToken { Text: "private" } word)
        {
            parts.Add(Token(word));
            parts.Add(Space);
            next++;
        }

        parts.Add(member switch
        {
            LetSyntax or PropertySyntax => Assigned(member, next),
            ParamSyntax param => Param(param, next),
            FunctionSyntax function => Function(function, next),
            EnumSyntax => Doc.Concat(Spaced(elements[next..(next + 2)]), Space, List(member, "{", "}", Doc.Line)),
            VarySyntax vary => Vary(vary, next),
            WhenSyntax => When(elements[next..]),
            _ => Spaced(elements[next..]),
        });
        return Doc.Concat(parts);
    }

    private Doc Annotation(AnnotationSyntax annotation)
    {
        var name = Doc.Concat(Token((SyntaxToken)annotation.Elements[0]), Joined(annotation.Name));
        return annotation.Elements.Length == 2 ? name : Doc.Concat(name, List(annotation, "(", ")"));
    }

    /// <summary>
    /// `… = value`. A value that can be laid out over several lines begins on the line of the sign; any other goes to
    /// the next line if it does not fit.
    /// </summary>
    private Doc Assigned(SyntaxNode node, int first = 0)
    {
        var sign = node.Elements.IndexOf(node.Elements.OfType<SyntaxToken>().FirstOrDefault(
            token => token.Text == "=") ?? node.Elements[^1]);
        if (sign == node.Elements.Length - 1)
        {
            return Spaced(node.Elements[first..]);
        }

        var target = Spaced(node.Elements[first..(sign + 1)]);
        return Doc.Concat(target, Value((ExpressionSyntax)node.Elements[sign + 1]));
    }

    private Doc Value(ExpressionSyntax value) => OpensBracket(value)
        ? Doc.Concat(Space, Expression(value))
        : Doc.Group(Doc.Indent(Doc.Line, Expression(value, isIndented: true)));

    private bool OpensBracket(ExpressionSyntax value) => value switch
    {
        ListSyntax { Items.IsEmpty: false } or CallSyntax { Arguments.IsEmpty: false } => true,
        ListSyntax or CallSyntax => _comments.HasCommentBetween(value.Span.Start, value.Span.End),
        _ => value is ComprehensionSyntax or RecordSyntax or WithSyntax or TupleSyntax or ParenthesizedSyntax,
    };

    private Doc Param(ParamSyntax param, int first)
    {
        var type = param.Elements.IndexOf(param.Type);
        var parts = new List<Doc> { Spaced(param.Elements[first..(type + 1)]) };
        for (var i = type + 1; i < param.Elements.Length; i += 2)
        {
            parts.Add(Doc.Indent(
                Doc.Line,
                Token((SyntaxToken)param.Elements[i]),
                Space,
                Expression((ExpressionSyntax)param.Elements[i + 1])));
        }

        return Doc.Group(Doc.Concat(parts));
    }

    private Doc Function(FunctionSyntax function, int first)
    {
        var close = function.Elements.IndexOf(TokenOf(function, ")"));
        var sign = function.Elements.Length - 2;
        return Doc.Concat(
            Spaced(function.Elements[first..(first + 2)]),
            List(function, "(", ")"),
            Spaced(function.Elements[(close + 1)..(sign + 1)]),
            Value(function.Body));
    }

    private Doc Vary(VarySyntax vary, int first)
    {
        var sign = vary.Elements.Length - 2;
        var paths = vary.Elements[first + 1] is SyntaxToken ? List(vary, "(", ")") : Joined(vary.Paths[0]);
        return Doc.Group(
            Token((SyntaxToken)vary.Elements[first]),
            Space,
            paths,
            Doc.Indent(Doc.Line, Token((SyntaxToken)vary.Elements[sign]), Space, Expression(vary.Values)));
    }

    /// <summary>`else` begins a line, as another case of the same decision.</summary>
    private Doc When(IReadOnlyList<SyntaxElement> elements)
    {
        var then = Spaced(elements.Take(3));
        return elements.Count == 3
            ? then
            : Doc.Concat(then, Doc.HardLine, Spaced(elements.Skip(3)));
    }

    private Doc Block(BlockSyntax block)
    {
        var outer = _blocks;
        if (block.Members.IsEmpty && !_comments.EndsLineBehind(block.Open)
            && _comments.TakeInside(block.Open, block.Close) is { Count: > 0 } remarks)
        {
            _blocks = outer + 1;
            return Doc.Concat(
                Token(block.Open), Doc.Indent(Doc.HardLine, Apart(remarks)), Doc.HardLine, Token(block.Close));
        }

        var open = Token(block.Open);
        var isOpen = _comments.HasCommentBetween(block.Open.Span.End, block.Close.Span.Start);
        var members = new List<Doc>();
        foreach (var member in block.Members)
        {
            var isApart = members.Count > 0 && _comments.BeginsAfterBlankLine(FirstToken(member));
            isOpen |= isApart;
            members.Add(Doc.Concat(
                members.Count == 0 ? Doc.Line : isApart ? Doc.BlankLine : Doc.MemberLine, Member(member)));
        }

        if (_comments.TakeLeading(block.Close) is { Count: > 0 } ending)
        {
            var isApart = members.Count > 0 && ending[0].IsAfterBlankLine;
            members.Add(Doc.Concat(isApart ? Doc.BlankLine : Doc.HardLine, Apart(ending)));
        }

        var hasNested = _blocks > outer;
        _blocks = outer + 1;
        return Doc.Group(
            open, Doc.Indent(Doc.Concat(members)), isOpen || hasNested ? Doc.HardLine : Doc.Line, Token(block.Close));
    }
}
