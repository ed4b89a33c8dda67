using System.Collections.Immutable;

namespace DynoSim.Lang.Syntax.Tree;

/// <summary>`param name: Type in range = default`.</summary>
public sealed class ParamSyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<AnnotationSyntax> annotations,
    SyntaxToken? privateKeyword,
    NameSyntax name,
    TypeSyntax type,
    ExpressionSyntax? range,
    ExpressionSyntax? @default)
    : MemberSyntax(elements)
{
    /// <summary>The annotations before it.</summary>
    public ImmutableArray<AnnotationSyntax> Annotations { get; } = annotations;

    /// <summary>The word `private` if present.</summary>
    public SyntaxToken? PrivateKeyword { get; } = privateKeyword;

    /// <summary>The parameter's name.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>The declared type.</summary>
    public TypeSyntax Type { get; } = type;

    /// <summary>The values allowed.</summary>
    public ExpressionSyntax? Range { get; } = range;

    /// <summary>The value unless set.</summary>
    public ExpressionSyntax? Default { get; } = @default;
}

/// <summary>`let name: Type = value`.</summary>
public sealed class LetSyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<AnnotationSyntax> annotations,
    SyntaxToken? privateKeyword,
    NameSyntax name,
    TypeSyntax? type,
    ExpressionSyntax value)
    : MemberSyntax(elements)
{
    /// <summary>The annotations before it.</summary>
    public ImmutableArray<AnnotationSyntax> Annotations { get; } = annotations;

    /// <summary>The word `private` if present.</summary>
    public SyntaxToken? PrivateKeyword { get; } = privateKeyword;

    /// <summary>The name.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>The declared type, checked against the value.</summary>
    public TypeSyntax? Type { get; } = type;

    /// <summary>The value.</summary>
    public ExpressionSyntax Value { get; } = value;
}

/// <summary>`enum Name { a, b }`.</summary>
public sealed class EnumSyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<AnnotationSyntax> annotations,
    SyntaxToken? privateKeyword,
    NameSyntax name,
    ImmutableArray<NameSyntax> members)
    : MemberSyntax(elements)
{
    /// <summary>The annotations before it.</summary>
    public ImmutableArray<AnnotationSyntax> Annotations { get; } = annotations;

    /// <summary>The word `private` if present.</summary>
    public SyntaxToken? PrivateKeyword { get; } = privateKeyword;

    /// <summary>The name of the type.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>The members in order.</summary>
    public ImmutableArray<NameSyntax> Members { get; } = members;
}

/// <summary>`fn name(a: T): U = body`.</summary>
public sealed class FunctionSyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<AnnotationSyntax> annotations,
    SyntaxToken? privateKeyword,
    NameSyntax name,
    ImmutableArray<FormalSyntax> formals,
    TypeSyntax returnType,
    ExpressionSyntax body)
    : MemberSyntax(elements)
{
    /// <summary>The annotations before it.</summary>
    public ImmutableArray<AnnotationSyntax> Annotations { get; } = annotations;

    /// <summary>The word `private` if present.</summary>
    public SyntaxToken? PrivateKeyword { get; } = privateKeyword;

    /// <summary>The name.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>The parameters in order.</summary>
    public ImmutableArray<FormalSyntax> Formals { get; } = formals;

    /// <summary>The declared result type.</summary>
    public TypeSyntax ReturnType { get; } = returnType;

    /// <summary>The body.</summary>
    public ExpressionSyntax Body { get; } = body;
}

/// <summary>`name: Type` in a function's parameter list.</summary>
public sealed class FormalSyntax(
    ImmutableArray<SyntaxElement> elements,
    NameSyntax name,
    TypeSyntax type)
    : SyntaxNode(elements)
{
    /// <summary>The name.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>The type.</summary>
    public TypeSyntax Type { get; } = type;
}

/// <summary>`test "name" { … }`.</summary>
public sealed class TestSyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<AnnotationSyntax> annotations,
    SyntaxToken? privateKeyword,
    SyntaxToken title,
    BlockSyntax body)
    : MemberSyntax(elements)
{
    /// <summary>The annotations before it.</summary>
    public ImmutableArray<AnnotationSyntax> Annotations { get; } = annotations;

    /// <summary>The word `private` if present.</summary>
    public SyntaxToken? PrivateKeyword { get; } = privateKeyword;

    /// <summary>The quoted name.</summary>
    public SyntaxToken Title { get; } = title;

    /// <summary>Fixtures, expectations and rejects.</summary>
    public BlockSyntax Body { get; } = body;
}

/// <summary>`kind Name extends Base of Subject { … }`: an entity, a sub-block or an amended record.</summary>
public sealed class BlockDeclarationSyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<AnnotationSyntax> annotations,
    SyntaxToken? privateKeyword,
    PathSyntax kind,
    NameSyntax? name,
    PathSyntax? @base,
    PathSyntax? subject,
    BlockSyntax body)
    : MemberSyntax(elements)
{
    /// <summary>The annotations before it.</summary>
    public ImmutableArray<AnnotationSyntax> Annotations { get; } = annotations;

    /// <summary>The word `private` if present.</summary>
    public SyntaxToken? PrivateKeyword { get; } = privateKeyword;

    /// <summary>The kind word, or the path of the property amended.</summary>
    public PathSyntax Kind { get; } = kind;

    /// <summary>The entity's or sub-block's name.</summary>
    public NameSyntax? Name { get; } = name;

    /// <summary>What it extends.</summary>
    public PathSyntax? Base { get; } = @base;

    /// <summary>The scenario behind `of`.</summary>
    public PathSyntax? Subject { get; } = subject;

    /// <summary>The members.</summary>
    public BlockSyntax Body { get; } = body;
}
