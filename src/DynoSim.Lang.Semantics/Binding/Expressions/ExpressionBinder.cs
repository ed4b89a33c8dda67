using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>Binds the expressions of one scope; each family of nodes has its rules beside this class.</summary>
internal sealed class ExpressionBinder(Binder binder, Scope scope)
{
    public Binder Binder { get; } = binder;

    public Scope Scope { get; } = scope;

    /// <summary>An expression with the type it has of its own.</summary>
    /// <param name="syntax">The expression.</param>
    /// <param name="wanted">
    /// The type wanted where it stands, which gives words, lists and records their meaning; the result may have
    /// another.
    /// </param>
    public BoundExpression Bind(ExpressionSyntax syntax, LanguageType? wanted = null) => syntax switch
    {
        ParenthesizedSyntax parenthesized => Bind(parenthesized.Inner, wanted),
        LiteralSyntax literal => LiteralBinding.Bind(literal, this),
        NameExpressionSyntax name => NameBinding.Bind(name, wanted, this),
        MemberAccessSyntax member => MemberBinding.Bind(member, wanted, this),
        CallSyntax call => CallBinding.Bind(call, wanted, this),
        UnarySyntax unary => UnaryBinding.Bind(unary, wanted, this),
        BinarySyntax binary => BinaryBinding.Bind(binary, wanted, this),
        ConditionalSyntax conditional => ConditionBinding.Bind(conditional, wanted, this),
        RangeSyntax range => RangeBinding.Bind(range, wanted, this),
        ListSyntax list => ListBinding.List(list, wanted, this),
        TupleSyntax tuple => ListBinding.Tuple(tuple, wanted, this),
        ComprehensionSyntax comprehension => ComprehensionBinding.Bind(comprehension, wanted, this),
        IndexSyntax index => ListBinding.Index(index, this),
        WithSyntax with => AmendmentBinding.With(with, this),
        RecordSyntax record => AmendmentBinding.Record(record, wanted, this),
        _ => new BoundError(At(syntax)),
    };

    /// <summary>An expression converted to the type wanted; a misfit is reported.</summary>
    public BoundExpression Bind(ExpressionSyntax syntax, Expectation expectation) =>
        Conversions.To(Bind(syntax, expectation.Type), expectation, Binder);

    /// <summary>
    /// An expression as the value of something without a declared type: bare numbers become counts or ratios.
    /// </summary>
    public BoundExpression BindSettled(ExpressionSyntax syntax) => Conversions.Settle(Bind(syntax));

    public SourceLocation At(SyntaxElement element) => Scope.Module.At(element);

    public ExpressionBinder Within(Scope inner) => new(Binder, inner);
}

/// <summary>What is wanted of a value.</summary>
/// <param name="Type">The type.</param>
/// <param name="Site">Where it meets the type.</param>
/// <param name="Subject">What receives it, for messages: <c>`memory_bw`</c>, <c>argument `rate` of
/// `poisson`</c>.</param>
internal readonly record struct Expectation(LanguageType Type, CoercionSite Site, string Subject)
{
    /// <summary>The values such things have, for suggestions; null where any may be meant.</summary>
    public SchemaRange? Usual { get; init; }

    /// <summary>The values allowed, so that suggestions are; null where all are.</summary>
    public SchemaRange? Allowed { get; init; }

    /// <summary>A condition.</summary>
    public static Expectation Condition(string subject) => new(BoolType.Instance, CoercionSite.Expression, subject);

    /// <summary>Something inside an expression.</summary>
    public static Expectation Part(LanguageType type, string subject) => new(type, CoercionSite.Expression, subject);
}

/// <summary>Phases of composed expressions.</summary>
internal static class Phases
{
    /// <summary>The later one.</summary>
    public static KnobPhase Later(KnobPhase left, KnobPhase right) => left > right ? left : right;

    /// <summary>The latest one.</summary>
    public static KnobPhase Latest(IEnumerable<BoundExpression?> parts)
    {
        var latest = KnobPhase.Static;
        foreach (var part in parts)
        {
            latest = part is null ? latest : Later(latest, part.Phase);
        }

        return latest;
    }
}
