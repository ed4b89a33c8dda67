using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax.Formatting;

internal sealed partial class TreeLayout
{
    private const string StandardPrefix = "std/";

    /// <summary>Imports in the order they are printed: the standard modules, then the others, each by path.</summary>
    public static IEnumerable<ImportSyntax> Sorted(FileSyntax file) => file.Imports
        .OrderBy(import => !import.Path.ValueText.StartsWith(StandardPrefix, StringComparison.Ordinal))
        .ThenBy(import => import.Path.ValueText, StringComparer.Ordinal);

    private Doc File(FileSyntax file)
    {
        var parts = new List<Doc>();
        if (file.Header is { } header)
        {
            parts.Add(Lead(header.Keyword));
            parts.Add(Spaced([header.Keyword, header.Version]));
        }

        if (file.Imports.Length > 0)
        {
            parts.Add(Doc.BlankLine);
            parts.Add(Heading(file.Imports[0]));
            AddImports(parts, file);
        }

        var isFirst = true;
        foreach (var declaration in file.Declarations)
        {
            var first = FirstToken(declaration);
            parts.Add(isFirst || _comments.BeginsAfterBlankLine(first) || !_comments.HasBlankLineBefore(first)
                ? Doc.BlankLine
                : Doc.HardLine);
            parts.Add(Member(declaration));
            isFirst = false;
        }

        if (_comments.TakeLeading(file.EndOfFile) is { Count: > 0 } ending)
        {
            var isOnlyHeader = file.Imports.IsEmpty && file.Declarations.IsEmpty;
            parts.Add(isOnlyHeader || ending[0].IsAfterBlankLine ? Doc.BlankLine : Doc.HardLine);
            parts.Add(Apart(ending));
        }

        return Doc.Concat(parts);
    }

    /// <summary>Comments an empty line apart from the first import are about the file and stay on top.</summary>
    private Doc Heading(ImportSyntax first)
    {
        var heading = _comments.TakeHeading(FirstToken(first));
        return heading.Count == 0 ? Doc.Empty : Doc.Concat(Apart(heading), Doc.BlankLine);
    }

    private void AddImports(List<Doc> parts, FileSyntax file)
    {
        var isFirst = true;
        foreach (var import in Sorted(file))
        {
            var first = FirstToken(import);
            parts.Add(isFirst ? Doc.Empty
                : import != file.Imports[0] && _comments.HasLeading(first) && _comments.BeginsAfterBlankLine(first)
                    ? Doc.BlankLine
                : Doc.HardLine);
            parts.Add(Lead(first));
            parts.Add(Around(import, () => Import(import)));
            isFirst = false;
        }
    }

    private Doc Import(ImportSyntax import)
    {
        var parts = new List<Doc> { Token((SyntaxToken)import.Elements[0]), Space };
        var next = 1;
        if (!import.Items.IsEmpty)
        {
            parts.Add(List(import, "{", "}", Doc.Line));
            parts.Add(Space);
            next = import.Elements.IndexOf(TokenOf(import, "from"));
        }

        parts.Add(Spaced(import.Elements[next..]));
        return Doc.Concat(parts);
    }

    /// <summary>The comments before a member, with at most one empty line where the author put some.</summary>
    private Doc Lead(SyntaxToken first)
    {
        var comments = _comments.TakeLeading(first);
        return comments.Count == 0
            ? Doc.Empty
            : Doc.Concat(Apart(comments), _comments.IsAfterBlankLine(first) ? Doc.BlankLine : Space);
    }

    private static Doc Apart(List<Comment> comments)
    {
        var parts = new List<Doc>();
        foreach (var comment in comments)
        {
            parts.Add(parts.Count == 0 ? Doc.Empty : comment.IsAfterBlankLine ? Doc.BlankLine : Space);
            parts.Add(new CommentDoc(comment));
        }

        return Doc.Concat(parts);
    }
}
