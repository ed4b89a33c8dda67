using System.Collections.Immutable;
using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using DynoSim.Lang.Syntax.Tree;
using static DynoSim.Lang.Syntax.Generated.DynoSimParser;

namespace DynoSim.Lang.Syntax.Parsing;

internal sealed partial class TreeBuilder
{
    /// <summary>
    /// Reads the children of one parse context in order and gathers the elements of the node made from it.
    /// </summary>
    private sealed class Parts(TreeBuilder builder, ParserRuleContext context)
    {
        private readonly ImmutableArray<SyntaxElement>.Builder _elements =
            ImmutableArray.CreateBuilder<SyntaxElement>(context.ChildCount);

        private int _next;

        /// <summary>All elements read so far.</summary>
        public ImmutableArray<SyntaxElement> Elements => _elements.ToImmutable();

        /// <summary>Whether every child has been read.</summary>
        public bool AtEnd => _next >= context.ChildCount;

        /// <summary>Whether the next child is a token of this type.</summary>
        public bool At(int type) =>
            !AtEnd && context.GetChild(_next) is ITerminalNode terminal && terminal.Symbol.Type == type;

        /// <summary>Whether the next child was made by this rule.</summary>
        public bool AtRule<T>() => !AtEnd && context.GetChild(_next) is T;

        /// <summary>Reads a token.</summary>
        public SyntaxToken Token() => AddTo(_elements);

        /// <summary>Reads a token if it has this type.</summary>
        public SyntaxToken? TokenIf(int type) => At(type) ? Token() : null;

        /// <summary>Reads a token that belongs to the node that follows, not to this one.</summary>
        public (SyntaxToken Token, ImmutableArray<SyntaxElement> Elements) TokenApart()
        {
            var apart = ImmutableArray.CreateBuilder<SyntaxElement>(1);
            var token = AddTo(apart);
            return (token, apart.ToImmutable());
        }

        /// <summary>Reads the parse context of the next child; the node made from it is to be added.</summary>
        public T Rule<T>()
            where T : ParserRuleContext => (T)context.GetChild(_next++);

        /// <summary>Adds a node made from a child.</summary>
        public T Add<T>(T node)
            where T : SyntaxNode
        {
            _elements.Add(node);
            return node;
        }

        /// <summary>Adds elements made before this node was begun.</summary>
        public void AddRange(ImmutableArray<SyntaxElement> elements) => _elements.AddRange(elements);

        /// <summary>Begins the elements of a node around one that is complete, from the same parse context.</summary>
        public void RestartWith(SyntaxNode first)
        {
            _elements.Clear();
            _elements.Add(first);
        }

        /// <summary>Reads a name.</summary>
        public NameSyntax Name() => Add(builder.Name(Rule<ParserRuleContext>()));

        /// <summary>Reads a dotted name.</summary>
        public PathSyntax Path() => Add(builder.Path(Rule<ParserRuleContext>()));

        /// <summary>Reads an expression.</summary>
        public ExpressionSyntax Expression() => Add(builder.Expression(Rule<ParserRuleContext>()));

        /// <summary>Reads a type.</summary>
        public TypeSyntax Type() => Add(builder.Type(Rule<TypeContext>()));

        /// <summary>Reads a block.</summary>
        public BlockSyntax Block() => Add(builder.Block(Rule<BlockContext>()));

        /// <summary>Reads a reason if there is one.</summary>
        public BecauseSyntax? BecauseIfAny() =>
            AtRule<BecauseContext>() ? Add(builder.Because(Rule<BecauseContext>())) : null;

        private SyntaxToken AddTo(ImmutableArray<SyntaxElement>.Builder elements)
        {
            var token = (SourceToken)((ITerminalNode)context.GetChild(_next++)).Symbol;
            if (token.SkippedBefore.Count > 0)
            {
                elements.Add(builder.Skipped(token.SkippedBefore));
            }

            var converted = builder.Convert(token);
            elements.Add(converted);
            return converted;
        }
    }
}
