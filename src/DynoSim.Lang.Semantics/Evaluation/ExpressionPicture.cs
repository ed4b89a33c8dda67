using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>A part of an expression with the value it had.</summary>
/// <param name="Location">The part as written.</param>
/// <param name="Value">Its value.</param>
public sealed record PicturePart(SourceLocation Location, Value Value)
{
    /// <summary><c>text is value</c>.</summary>
    public string Text => $"`{Misfits.Shortened(Location.Text)}` is {Value.Display}";
}

/// <summary>
/// Why an expression has the value it has: every part that is no literal, with its own value, from the inside out.
/// </summary>
/// <param name="Parts">The parts, inner ones first, in source order.</param>
public sealed record ExpressionPicture(ImmutableArray<PicturePart> Parts)
{
    private const int MostParts = 40;

    /// <summary>The values of the operands, for one line.</summary>
    public string Summary => string.Join(", ", Outermost.Select(part => part.Text));

    /// <summary>One line per part.</summary>
    public ImmutableArray<string> Lines => [.. Parts.Select(part => part.Text)];

    private IEnumerable<PicturePart> Outermost => Parts.Where(part =>
        !Parts.Any(other => other != part && other.Location.Span.Start <= part.Location.Span.Start
            && other.Location.Span.End >= part.Location.Span.End));

    /// <summary>Evaluates an expression once more and looks on.</summary>
    public static ExpressionPicture Of(BoundExpression expression, Environment? environment, Evaluator evaluator)
    {
        var values = new Dictionary<BoundExpression, Value>(ReferenceEqualityComparer.Instance);
        var observed = evaluator.Watched((part, value) => values.TryAdd(part, value));
        observed.Evaluate(expression, environment);
        var parts = ImmutableArray.CreateBuilder<PicturePart>();
        Collect(expression, values, parts, isRoot: true);
        return new ExpressionPicture([.. parts.DistinctBy(part => part.Location)]);
    }

    private static void Collect(
        BoundExpression expression,
        Dictionary<BoundExpression, Value> values,
        ImmutableArray<PicturePart>.Builder parts,
        bool isRoot)
    {
        foreach (var child in expression.Children)
        {
            Collect(child, values, parts, isRoot: false);
        }

        var isPlain = expression is BoundConstant or BoundConversion or BoundSelf;
        if (!isRoot && !isPlain && parts.Count < MostParts && values.TryGetValue(expression, out var value)
            && value is not (EntityValue or ErrorValue))
        {
            parts.Add(new PicturePart(expression.Location, value));
        }
    }
}
