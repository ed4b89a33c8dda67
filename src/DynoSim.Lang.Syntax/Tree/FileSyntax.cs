using System.Collections.Immutable;

namespace DynoSim.Lang.Syntax.Tree;

/// <summary>A whole file: header, imports, declarations.</summary>
public sealed class FileSyntax(
    ImmutableArray<SyntaxElement> elements,
    HeaderSyntax? header,
    ImmutableArray<ImportSyntax> imports,
    ImmutableArray<MemberSyntax> declarations,
    SyntaxToken endOfFile)
    : SyntaxNode(elements)
{
    /// <summary>The first line; null if missing.</summary>
    public HeaderSyntax? Header { get; } = header;

    /// <summary>The imports in order.</summary>
    public ImmutableArray<ImportSyntax> Imports { get; } = imports;

    /// <summary>The declarations in order.</summary>
    public ImmutableArray<MemberSyntax> Declarations { get; } = declarations;

    /// <summary>Carries the trivia behind the last token.</summary>
    public SyntaxToken EndOfFile { get; } = endOfFile;
}

/// <summary>`dynosim 1.0`.</summary>
public sealed class HeaderSyntax(
    ImmutableArray<SyntaxElement> elements,
    SyntaxToken keyword,
    SyntaxToken version)
    : SyntaxNode(elements)
{
    /// <summary>The word `dynosim`.</summary>
    public SyntaxToken Keyword { get; } = keyword;

    /// <summary>The version number.</summary>
    public SyntaxToken Version { get; } = version;
}

/// <summary>`import { A, B as C } from "path"` or `import "path" as name`.</summary>
public sealed class ImportSyntax(
    ImmutableArray<SyntaxElement> elements,
    ImmutableArray<ImportItemSyntax> items,
    SyntaxToken path,
    NameSyntax? alias)
    : SyntaxNode(elements)
{
    /// <summary>The imported names; empty for a namespace import.</summary>
    public ImmutableArray<ImportItemSyntax> Items { get; } = items;

    /// <summary>The quoted path.</summary>
    public SyntaxToken Path { get; } = path;

    /// <summary>The name of a namespace import.</summary>
    public NameSyntax? Alias { get; } = alias;
}

/// <summary>`Name` or `Name as Other` inside an import.</summary>
public sealed class ImportItemSyntax(
    ImmutableArray<SyntaxElement> elements,
    NameSyntax name,
    NameSyntax? alias)
    : SyntaxNode(elements)
{
    /// <summary>The exported name.</summary>
    public NameSyntax Name { get; } = name;

    /// <summary>The local name if it differs.</summary>
    public NameSyntax? Alias { get; } = alias;
}

/// <summary>Tokens the parser could not place; kept so that the tree prints back the source.</summary>
public sealed class SkippedTokensSyntax(
    ImmutableArray<SyntaxElement> elements)
    : SyntaxNode(elements)
{
}
