using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Layers;

/// <summary>
/// Makes a layer of a block: which members it speaks of is settled at once, what it says of them when first asked for.
/// </summary>
internal sealed class LayerBuilder
{
    private readonly LayerSource _source;
    private readonly BoundLayer _layer;
    private readonly ImmutableArray<LayerMember>.Builder _members = ImmutableArray.CreateBuilder<LayerMember>();
    private readonly ImmutableArray<BoundStatement>.Builder _statements =
        ImmutableArray.CreateBuilder<BoundStatement>();
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    private LayerBuilder(LayerSource source)
    {
        _source = source;
        _layer = new BoundLayer(source.Type, source.Location, source.Below) { Prototype = source.Prototype };
        Shape = source.Below.With(_layer);
        Scope = new ObjectScope(source.Outer, _layer, Shape, null, source.Subject);
    }

    public Binder Binder => _source.Binder;

    public ObjectType Type => _source.Type;

    public Shape Below => _source.Below;

    public BoundLayer Layer => _layer;

    /// <summary>The names of the object, this layer included.</summary>
    public Shape Shape { get; }

    /// <summary>The scope of the block.</summary>
    public ObjectScope Scope { get; }

    /// <summary>The members said so far.</summary>
    public IEnumerable<LayerMember> Own => _members;

    public bool DropsExpectations { get; set; }

    public static BoundLayer Build(LayerSource source)
    {
        var builder = new LayerBuilder(source);
        builder._layer.IsDoubtful = source.Body is { } body && IsDoubtful(body, builder.Scope.Module.Tree.Doubts);
        foreach (var member in source.Body?.Members ?? [])
        {
            builder.Add(member);
        }

        return builder.Finish();
    }

    /// <summary>A layer that says one thing of one member, as <c>a.b = v</c> does of <c>a</c>.</summary>
    public static BoundLayer BuildTail(LayerSource source, PathTail tail)
    {
        var builder = new LayerBuilder(source);
        MemberBuilder.Add(builder, tail);
        return builder.Finish();
    }

    public SourceLocation At(SyntaxElement element) => Scope.Module.At(element);

    public void Add(LayerMember member) => _members.Add(member);

    public void Add(BoundStatement statement) => _statements.Add(statement);

    /// <summary>Whether this block has set a member so far.</summary>
    public bool HasSaid(string name) => _said.Contains(name);

    /// <summary>Whether a member was not said before in this block; reports it if it was.</summary>
    public bool IsFirst(string path, SourceLocation location, string what)
    {
        if (_said.Add(path))
        {
            return true;
        }

        var first = _members.FirstOrDefault(member => member.Name == path.Split('.', ' ')[0]);
        Binder.Report(new Diagnostic(
            Descriptors.DuplicateDeclaration, location.Source, location.Span, $"{what} twice in one block")
        {
            Help = "keep one of them",
            Related = first is null
                ? []
                : [new RelatedSpan(first.Location.Source, first.Location.Span, "the first one is here")],
        });
        return false;
    }

    /// <summary>Whether a member of a block itself, not of one inside it, was guessed at.</summary>
    private static bool IsDoubtful(
        BlockSyntax body, ImmutableArray<TextSpan> doubts) => doubts.Any(doubt =>
        body.Span.Start <= doubt.Start && doubt.Start < body.Span.End
        && !body.Members.OfType<BlockDeclarationSyntax>().Any(block =>
            block.Body.Span.Start < doubt.Start && doubt.Start < block.Body.Span.End));

    private void Add(MemberSyntax member)
    {
        switch (member)
        {
            case PropertySyntax property:
                MemberBuilder.Add(this, PathTail.Of(property.Path, property.Value, null));
                break;
            case BlockDeclarationSyntax block:
                BlockBuilder.Add(this, block);
                break;
            case ParamSyntax param:
                LocalBuilder.Add(this, param);
                break;
            case LetSyntax let:
                LocalBuilder.Add(this, let);
                break;
            case ErrorMemberSyntax broken:
                // What it sets cannot be told, so nothing that it names is missing.
                _layer.Forgiven.UnionWith(broken.Elements.OfType<SyntaxToken>()
                    .Where(token => token.Kind == SyntaxKind.Identifier).Select(token => token.Text));
                break;
            default:
                StatementBuilder.Add(this, member);
                break;
        }
    }

    private BoundLayer Finish()
    {
        _layer.Complete(_members.ToImmutable(), _statements.ToImmutable(), DropsExpectations);
        Binder.Note(_layer);
        return _layer;
    }
}

/// <summary>The rest of a dotted path with what is said at its end: a value or a block.</summary>
/// <param name="Path">The whole path.</param>
/// <param name="From">The first segment of the rest.</param>
/// <param name="Value">The value; null for a block.</param>
/// <param name="Body">The block; null for a value.</param>
internal sealed record PathTail(PathSyntax Path, int From, ExpressionSyntax? Value, BlockSyntax? Body)
{
    /// <summary>The next segment.</summary>
    public NameSyntax Head => Path.Names[From];

    /// <summary>Whether the next segment is the last.</summary>
    public bool IsLast => From == Path.Names.Length - 1;

    /// <summary>The rest behind the next segment.</summary>
    public PathTail Rest => this with { From = From + 1 };

    /// <summary>The whole path as text.</summary>
    public string Text => string.Join('.', Path.Names.Skip(From).Select(name => name.Token.Text));

    public static PathTail Of(PathSyntax path, ExpressionSyntax? value, BlockSyntax? body) => new(path, 0, value, body);
}
