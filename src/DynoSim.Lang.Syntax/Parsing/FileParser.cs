using System.Collections.Immutable;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Generated;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Syntax.Parsing;

/// <summary>From a text to its tree: scan, repair, parse item by item, build.</summary>
internal sealed class FileParser
{
    private readonly SourceText _source;
    private readonly TreeBuilder _builder;
    private readonly GrammarParser _parser;
    private readonly SourceToken _endOfFile;
    private readonly List<SourceToken> _tokens;
    private readonly List<SyntaxElement> _elements = [];
    private readonly ImmutableArray<ImportSyntax>.Builder _imports = ImmutableArray.CreateBuilder<ImportSyntax>();
    private readonly ImmutableArray<MemberSyntax>.Builder _members = ImmutableArray.CreateBuilder<MemberSyntax>();
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private HeaderSyntax? _header;

    private FileParser(SourceText source)
    {
        _source = source;
        _builder = new TreeBuilder(source);
        _tokens = Scanner.Scan(source);
        _endOfFile = _tokens[^1];
        _tokens.RemoveAt(_tokens.Count - 1);
        _parser = new GrammarParser(_endOfFile);
    }

    /// <summary>Parses a whole file.</summary>
    public static SyntaxTree Parse(SourceText source) => new FileParser(source).Run();

    private SyntaxTree Run()
    {
        var next = ParseHeader();
        while (next < _tokens.Count)
        {
            next = ParseItem(next);
        }

        var endOfFile = _builder.EndOfFile(_endOfFile);
        _elements.Add(endOfFile);
        var root = new FileSyntax(
            [.. _elements], _header, _imports.ToImmutable(), _members.ToImmutable(), endOfFile);
        return new SyntaxTree(_source, root, _diagnostics.ToImmutable());
    }

    private int ParseHeader()
    {
        var result = _parser.Parse(_tokens, 0, _tokens.Count, parser => parser.header());
        if (result.Context is null)
        {
            _diagnostics.Add(new Diagnostic(
                Descriptors.MissingHeader, _source, new TextSpan(0, 0), "the file does not begin with `dynosim 1.0`"));
            return 0;
        }

        _header = _builder.Header(result.Context);
        _elements.Add(_header);
        return result.Index;
    }

    private int ParseItem(int first)
    {
        if (_tokens[first].Type is DynoSimParser.SEMI)
        {
            _elements.AddRange(_builder.Separator(_tokens[first]));
            return first + 1;
        }

        var result = _parser.Parse(_tokens, first, _tokens.Count, parser => parser.item());
        if (result.Context is null)
        {
            var token = result.Index < _tokens.Count ? _tokens[result.Index] : _endOfFile;
            _diagnostics.Add(new Diagnostic(
                Descriptors.UnexpectedToken, _source, token.Span, $"unexpected `{token.Text}`"));
            _elements.Add(_builder.Skipped(_tokens.Skip(first)));
            return _tokens.Count;
        }

        if (result.Context.importDecl() is { } import)
        {
            _imports.Add(_builder.Import(import));
            _elements.Add(_imports[^1]);
        }
        else
        {
            _members.Add(_builder.Member(result.Context.member()));
            _elements.Add(_members[^1]);
        }

        return result.Index;
    }
}
