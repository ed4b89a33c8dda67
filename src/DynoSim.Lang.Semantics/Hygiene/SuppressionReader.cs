using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Names;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Hygiene;

/// <summary>
/// Reads <c>// dynosim: allow DYN8001 because "used by a notebook"</c>. Behind code it is about its own line, on a line
/// of its own about the next line with code. Several codes are separated by commas; a slug does for a code.
/// </summary>
internal sealed class SuppressionReader
{
    private const string Marker = "dynosim:";
    private const string Example = "// dynosim: allow DYN8001 because \"why\"";

    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Suppression> _found = [];

    private SuppressionReader(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
    }

    /// <summary>The suppressions of a file; comments that are none but try to be are reported.</summary>
    public static IReadOnlyList<Suppression> Read(SyntaxTree tree, DiagnosticBag diagnostics)
    {
        if (!tree.Source.Text.Contains(Marker, StringComparison.Ordinal))
        {
            return [];
        }

        var reader = new SuppressionReader(tree.Source, diagnostics);
        foreach (var token in Tokens(tree.Root))
        {
            reader.ReadTrivia(token);
        }

        return reader._found;
    }

    private static IEnumerable<SyntaxToken> Tokens(SyntaxNode root)
    {
        var open = new Stack<SyntaxElement>([root]);
        while (open.TryPop(out var element))
        {
            if (element is SyntaxToken token)
            {
                yield return token;
                continue;
            }

            var children = ((SyntaxNode)element).Elements;
            for (var i = children.Length - 1; i >= 0; i--)
            {
                open.Push(children[i]);
            }
        }
    }

    private void ReadTrivia(SyntaxToken token)
    {
        var trivia = token.LeadingTrivia;
        var start = token.FullSpan.Start;
        for (var i = 0; i + 1 < trivia.Length; i++)
        {
            if (trivia[i] != '/')
            {
                continue;
            }

            if (trivia[i + 1] == '*')
            {
                var close = trivia.IndexOf("*/", i + 2, StringComparison.Ordinal);
                i = close < 0 ? trivia.Length : close + 1;
            }
            else if (trivia[i + 1] == '/')
            {
                var end = trivia.AsSpan(i).IndexOfAny('\r', '\n');
                var length = end < 0 ? trivia.Length - i : end;
                ReadComment(trivia.Substring(i, length), start + i, token);
                i += length;
            }
        }
    }

    private void ReadComment(string comment, int start, SyntaxToken next)
    {
        var body = comment.AsSpan(2).TrimStart();
        if (comment.StartsWith("///", StringComparison.Ordinal) || !body.StartsWith(Marker))
        {
            return;
        }

        var text = new CommentText(comment, comment.Length - body.Length + Marker.Length);
        var (line, column) = _source.GetPosition(start);
        var isBehindCode = _source.GetLine(line)[..(column - 1)].Trim().Length > 0;
        var target = isBehindCode ? line : _source.GetPosition(next.Span.Start).Line;
        if (!text.TryWord("allow"))
        {
            Report(start, comment.Length, "a comment for the compiler allows something", $"write `{Example}`");
            return;
        }

        var codes = new List<(string Code, int At)>();
        do
        {
            codes.Add(text.Word());
        }
        while (text.TrySign(','));
        if (!text.TryWord("because") || !text.TryReason())
        {
            Report(start, comment.Length, "an allowance needs a reason", $"write `{Example}`");
            return;
        }

        foreach (var (code, at) in codes)
        {
            Add(code, start + at, target);
        }
    }

    private void Add(string code, int start, int line)
    {
        var span = new TextSpan(start, code.Length);
        if (Descriptors.Find(code) is not { } descriptor)
        {
            var near = Spelling.Suggest(code, Descriptors.All.Select(known => known.Slug));
            _diagnostics.Add(new Diagnostic(
                Descriptors.InvalidSuppression, _source, span, $"there is no diagnostic `{code}`")
            {
                Help = Suggestions.Help(near) ?? "`dynosim explain` lists all codes",
                Fixes = Suggestions.Fixes(near, new SourceLocation(_source, span)),
            });
        }
        else if (SeveritySettings.IsFixed(descriptor))
        {
            _diagnostics.Add(new Diagnostic(
                Descriptors.InvalidSuppression,
                _source,
                span,
                $"{descriptor.Code} {descriptor.Slug} is an error that cannot be allowed")
            {
                Label = "always an error",
                Help = "correct what it is about and remove the comment",
            });
        }
        else
        {
            _found.Add(new Suppression(descriptor, line, _source, span));
        }
    }

    private void Report(int start, int length, string message, string help) =>
        _diagnostics.Add(new Diagnostic(
            Descriptors.InvalidSuppression, _source, new TextSpan(start, length), message)
        { Help = help });

    /// <summary>The rest of a comment, read from left to right.</summary>
    private sealed class CommentText(string text, int at)
    {
        private int _at = at;

        public (string Word, int At) Word()
        {
            SkipSpace();
            var start = _at;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '-' or '_'))
            {
                _at++;
            }

            return (text[start.._at], start);
        }

        public bool TryWord(string wanted)
        {
            var before = _at;
            if (Word().Word == wanted)
            {
                return true;
            }

            _at = before;
            return false;
        }

        public bool TrySign(char wanted)
        {
            SkipSpace();
            if (_at >= text.Length || text[_at] != wanted)
            {
                return false;
            }

            _at++;
            return true;
        }

        public bool TryReason()
        {
            if (!TrySign('"'))
            {
                return false;
            }

            var close = text.LastIndexOf('"');
            return close > _at && text.AsSpan(_at, close - _at).Trim().Length > 0
                && text.AsSpan(close + 1).Trim().Length == 0;
        }

        private void SkipSpace()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }
        }
    }
}
