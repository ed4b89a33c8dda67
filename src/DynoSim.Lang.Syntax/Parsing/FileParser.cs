using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Generated;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>From a text to its tree: scan, repair, parse item by item, build.</summary>
internal sealed class FileParser
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _bag;
    private readonly TreeBuilder _builder;
    private readonly TokenLayout _layout;
    private readonly List<SourceToken> _tokens;
    private readonly SourceToken _endOfFile;
    private readonly GrammarParser _parser;
    private readonly PieceRepair _repair;
    private readonly List<SyntaxElement> _elements = [];
    private readonly ImmutableArray<ImportSyntax>.Builder _imports = ImmutableArray.CreateBuilder<ImportSyntax>();
    private readonly ImmutableArray<MemberSyntax>.Builder _members = ImmutableArray.CreateBuilder<MemberSyntax>();
    private HeaderSyntax? _header;
    private DynoSimParser.ItemContext? _pending;
    private int _pendingStart;

    private FileParser(SourceText source, List<SourceToken> tokens, DiagnosticBag bag)
    {
        _source = source;
        _bag = bag;
        _builder = new TreeBuilder(source);
        _layout = new TokenLayout(source);
        _tokens = tokens;
        _endOfFile = tokens[^1];
        _parser = new GrammarParser(_endOfFile);
        _repair = new PieceRepair(source, _parser, bag);
    }

    /// <summary>Parses a whole file.</summary>
    public static SyntaxTree Parse(SourceText source)
    {
        var bag = new DiagnosticBag(source);
        if (Preflight.Refuses(source, bag))
        {
            return Unread(source, bag);
        }

        var scanned = Scanner.Scan(source);
        if (Preflight.Refuses(scanned, bag))
        {
            return Unread(source, bag);
        }

        var (tokens, endsInComment) = LexicalRepair.Run(source, scanned, bag);
        tokens = new NestingLimit(source, bag).Apply(tokens);
        var found = new DiagnosticBag(source);
        var repaired = BracketBalance.Run(source, tokens, !endsInComment, found);
        repaired = new MemberEnds(source, repaired, found).Repair();
        if (!found.IsEmpty && bag.IsEmpty && ParseAsItIs(source, tokens) is { } tree)
        {
            return tree;
        }

        bag.AddAll(found);
        return Build(source, repaired, bag);
    }

    /// <summary>
    /// The tree of a file without errors, if the tokens give one. What its layout tells against them is then nothing: a
    /// program may be laid out in any way.
    /// </summary>
    private static SyntaxTree? ParseAsItIs(SourceText source, List<SourceToken> tokens)
    {
        if (new GrammarParser(tokens[^1]).Probe(tokens, 0, tokens.Count - 1) != int.MaxValue)
        {
            return null;
        }

        var tree = Build(source, [.. tokens], new DiagnosticBag(source));
        return tree.Diagnostics.IsEmpty ? tree : null;
    }

    private static SyntaxTree Build(SourceText source, List<SourceToken> tokens, DiagnosticBag bag)
    {
        var hasHeader = new HeaderRepair(source, tokens, bag).Run();
        var root = new FileParser(source, tokens, bag).Run(hasHeader);
        PlacementRules.Check(source, root, bag);
        return new SyntaxTree(source, root, bag.ToSorted(), bag.Doubts);
    }

    /// <summary>The tree of a file that is not read at all: its whole text as one skipped token.</summary>
    private static SyntaxTree Unread(SourceText source, DiagnosticBag bag)
    {
        var skipped = new SkippedTokensSyntax([new SyntaxToken(SyntaxKind.BadToken, "", source.Text, 0)]);
        var end = new SyntaxToken(SyntaxKind.EndOfFile, "", "", source.Text.Length);
        return new SyntaxTree(source, new FileSyntax([skipped, end], null, [], [], end), bag.ToSorted(), []);
    }

    private FileSyntax Run(bool hasHeader)
    {
        var next = 0;
        if (hasHeader)
        {
            var result = _parser.Parse(_tokens, 0, 2, rules => rules.header());
            _header = result.Context is null ? null : _builder.Header(result.Context);
            _elements.AddRange(_header is null ? [] : [_header]);
            next = result.Context is null ? 0 : 2;
        }

        while (next < _tokens.Count - 1)
        {
            next = ParseItem(next);
        }

        AddPending();
        AddSkipped(_endOfFile.SkippedBefore);
        var endOfFile = _builder.EndOfFile(_endOfFile);
        _elements.Add(endOfFile);
        return new FileSyntax([.. _elements], _header, _imports.ToImmutable(), _members.ToImmutable(), endOfFile);
    }

    private int ParseItem(int first)
    {
        if (_tokens[first].Type is DynoSimParser.SEMI or DynoSimParser.COMMA)
        {
            AddPending();
            _elements.AddRange(_builder.Separator(_tokens[first]));
            return first + 1;
        }

        var result = _parser.Parse(_tokens, first, _tokens.Count - 1, rules => rules.item());
        if (result.Context is null)
        {
            return ParsePiece(first);
        }

        AddPending();
        _pending = result.Context;
        _pendingStart = first;
        return result.Index;
    }

    /// <summary>
    /// Repairs and parses everything up to the next declaration at the left edge. What goes wrong on the line of an
    /// item that ended well belongs to that item.
    /// </summary>
    private int ParsePiece(int first)
    {
        if (_pending is not null && _layout.AreOnOneLine(_tokens[first - 1], _tokens[first]))
        {
            _pending = null;
            first = _pendingStart;
        }

        AddPending();
        var end = first + 1;
        var depth = Change(first);
        while (end < _tokens.Count - 1 && (depth > 0 || !_layout.IsDeclarationAtLeftEdge(_tokens, end)))
        {
            depth += Change(end++);
        }

        var piece = _tokens.GetRange(first, end - first);
        piece.Add(new SourceToken(_source, TokenTypes.EndOfFile, _tokens[end].Start, 0));
        var (context, endOfPiece) = _repair.Parse(piece, () => _parser.Probed < MostProbed);
        foreach (var child in context.children)
        {
            if (child is DynoSimParser.ItemContext item)
            {
                Add(item);
            }
            else if (child is DynoSimParser.SeparatorContext separator)
            {
                _elements.AddRange(_builder.Separator((SourceToken)separator.Start));
            }
        }

        AddSkipped(endOfPiece.SkippedBefore);
        return end;
    }

    private long MostProbed => 500_000 + (4L * _tokens.Count);

    private int Change(int index)
    {
        var type = _tokens[index].Type;
        return TokenTypes.IsOpener(type) ? 1 : TokenTypes.IsCloser(type) ? -1 : 0;
    }

    private void AddPending()
    {
        if (_pending is { } item)
        {
            _pending = null;
            Add(item);
        }
    }

    private void Add(DynoSimParser.ItemContext item)
    {
        if (item.importDecl() is { } import)
        {
            _imports.Add(_builder.Import(import));
            _elements.Add(_imports[^1]);
        }
        else
        {
            _members.Add(_builder.Member(item.member()));
            _elements.Add(_members[^1]);
        }
    }

    private void AddSkipped(IReadOnlyList<SourceToken> tokens)
    {
        if (tokens.Count > 0)
        {
            _elements.Add(_builder.Skipped(tokens));
        }
    }
}
