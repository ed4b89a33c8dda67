using System.Collections.Immutable;
using Antlr4.Runtime;
using DynoSim.Lang.Syntax.Tree;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal sealed partial class TreeBuilder
{
    /// <summary>The first line of a file.</summary>
    public HeaderSyntax Header(HeaderContext context)
    {
        var parts = Open(context);
        var keyword = parts.Token();
        var version = parts.Token();
        return new HeaderSyntax(parts.Elements, keyword, version);
    }

    /// <summary>An import.</summary>
    public ImportSyntax Import(ImportDeclContext context)
    {
        var parts = Open(context);
        parts.Token();
        var items = ImmutableArray.CreateBuilder<ImportItemSyntax>();
        while (!parts.At(STRING))
        {
            if (parts.AtRule<ImportItemContext>())
            {
                items.Add(parts.Add(ImportItem(parts.Rule<ImportItemContext>())));
            }
            else
            {
                parts.Token();
            }
        }

        var path = parts.Token();
        var alias = parts.TokenIf(AS) is null ? null : parts.Name();
        return new ImportSyntax(parts.Elements, items.ToImmutable(), path, alias);
    }

    /// <summary>A member of a block, or a declaration of a file.</summary>
    public MemberSyntax Member(MemberContext context)
    {
        if (context.SKIPPED() is { } skipped)
        {
            var token = (SourceToken)skipped.Symbol;
            return new ErrorMemberSyntax(
                [.. token.SkippedBefore.Concat(token.Contents).Select(inner => (SyntaxElement)Convert(inner))]);
        }

        var parts = Open(context);
        var annotations = ImmutableArray.CreateBuilder<AnnotationSyntax>(0);
        while (parts.AtRule<AnnotationContext>())
        {
            annotations.Add(parts.Add(Annotation(parts.Rule<AnnotationContext>())));
        }

        var prefix = new Prefix(annotations.ToImmutable(), parts.TokenIf(PRIVATE), parts.Elements);
        return parts.Rule<ParserRuleContext>() switch
        {
            ParamDeclContext inner => Param(inner, prefix),
            LetDeclContext inner => Let(inner, prefix),
            EnumDeclContext inner => Enumeration(inner, prefix),
            FnDeclContext inner => Function(inner, prefix),
            TestDeclContext inner => Test(inner, prefix),
            BlockDeclContext inner => BlockDeclaration(inner, prefix),
            PropertyContext inner => Property(inner, prefix),
            var inner => Statement((ParserRuleContext)inner.GetChild(0), prefix),
        };
    }

    private static Parts Begin(Parts parts, Prefix prefix)
    {
        parts.AddRange(prefix.Elements);
        return parts;
    }

    private ImportItemSyntax ImportItem(ImportItemContext context)
    {
        var parts = Open(context);
        var name = parts.Name();
        var alias = parts.TokenIf(AS) is null ? null : parts.Name();
        return new ImportItemSyntax(parts.Elements, name, alias);
    }

    private AnnotationSyntax Annotation(AnnotationContext context)
    {
        var parts = Open(context);
        parts.Token();
        var name = parts.Name();
        var arguments = ImmutableArray<ArgumentSyntax>.Empty;
        if (parts.TokenIf(LPAREN) is not null)
        {
            arguments = Arguments(parts);
            parts.Token();
        }

        return new AnnotationSyntax(parts.Elements, name, arguments);
    }

    private ParamSyntax Param(ParamDeclContext context, Prefix prefix)
    {
        var parts = Begin(Open(context), prefix);
        parts.Token();
        var name = parts.Name();
        parts.Token();
        var type = parts.Type();
        var range = parts.TokenIf(IN) is null ? null : parts.Expression();
        var value = parts.TokenIf(EQ) is null ? null : parts.Expression();
        return new ParamSyntax(parts.Elements, prefix.Annotations, prefix.PrivateKeyword, name, type, range, value);
    }

    private LetSyntax Let(LetDeclContext context, Prefix prefix)
    {
        var parts = Begin(Open(context), prefix);
        parts.Token();
        var name = parts.Name();
        var type = parts.TokenIf(COLON) is null ? null : parts.Type();
        parts.Token();
        var value = parts.Expression();
        return new LetSyntax(parts.Elements, prefix.Annotations, prefix.PrivateKeyword, name, type, value);
    }

    private EnumSyntax Enumeration(EnumDeclContext context, Prefix prefix)
    {
        var parts = Begin(Open(context), prefix);
        parts.Token();
        var name = parts.Name();
        var members = ImmutableArray.CreateBuilder<NameSyntax>();
        while (!parts.AtEnd)
        {
            if (parts.AtRule<NameContext>())
            {
                members.Add(parts.Name());
            }
            else
            {
                parts.Token();
            }
        }

        return new EnumSyntax(
            parts.Elements, prefix.Annotations, prefix.PrivateKeyword, name, members.ToImmutable());
    }

    private FunctionSyntax Function(FnDeclContext context, Prefix prefix)
    {
        var parts = Begin(Open(context), prefix);
        parts.Token();
        var name = parts.Name();
        var formals = ImmutableArray.CreateBuilder<FormalSyntax>();
        while (!parts.At(COLON))
        {
            if (parts.AtRule<FormalContext>())
            {
                formals.Add(parts.Add(Formal(parts.Rule<FormalContext>())));
            }
            else
            {
                parts.Token();
            }
        }

        parts.Token();
        var type = parts.Type();
        parts.Token();
        var body = parts.Expression();
        return new FunctionSyntax(
            parts.Elements, prefix.Annotations, prefix.PrivateKeyword, name, formals.ToImmutable(), type, body);
    }

    private FormalSyntax Formal(FormalContext context)
    {
        var parts = Open(context);
        var name = parts.Name();
        parts.Token();
        var type = parts.Type();
        if (parts.TokenIf(EQ) is not null)
        {
            parts.Expression();
        }

        return new FormalSyntax(parts.Elements, name, type);
    }

    private TestSyntax Test(TestDeclContext context, Prefix prefix)
    {
        var parts = Begin(Open(context), prefix);
        parts.Token();
        var title = parts.Token();
        var body = parts.Block();
        return new TestSyntax(parts.Elements, prefix.Annotations, prefix.PrivateKeyword, title, body);
    }

    private BlockDeclarationSyntax BlockDeclaration(BlockDeclContext context, Prefix prefix)
    {
        var parts = Begin(Open(context), prefix);
        var kind = parts.Path();
        var name = parts.AtRule<NameContext>() ? parts.Name() : null;
        var @base = parts.TokenIf(EXTENDS) is null ? null : parts.Path();
        var subject = parts.TokenIf(OF) is null ? null : parts.Path();
        var body = parts.Block();
        return new BlockDeclarationSyntax(
            parts.Elements, prefix.Annotations, prefix.PrivateKeyword, kind, name, @base, subject, body);
    }

    private PropertySyntax Property(PropertyContext context, Prefix prefix)
    {
        var parts = Begin(Open(context), prefix);
        var path = parts.Path();
        parts.Token();
        var value = parts.Expression();
        return new PropertySyntax(parts.Elements, prefix.Annotations, path, value);
    }

    private BlockSyntax Block(BlockContext context)
    {
        var parts = Open(context);
        var open = parts.Token();
        var members = ImmutableArray.CreateBuilder<MemberSyntax>();
        while (!parts.At(RBRACE))
        {
            if (parts.AtRule<MemberContext>())
            {
                members.Add(parts.Add(Member(parts.Rule<MemberContext>())));
            }
            else
            {
                parts.AddRange(Separator((SourceToken)parts.Rule<SeparatorContext>().Start));
            }
        }

        var close = parts.Token();
        return new BlockSyntax(parts.Elements, open, members.ToImmutable(), close);
    }

    /// <summary>What stands before the first word of a declaration.</summary>
    private readonly record struct Prefix(
        ImmutableArray<AnnotationSyntax> Annotations,
        SyntaxToken? PrivateKeyword,
        ImmutableArray<SyntaxElement> Elements);
}
