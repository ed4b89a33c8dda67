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

    /// <summary>One line per part, then the remarks.</summary>
    public ImmutableArray<string> Lines => [.. Parts.Select(part => part.Text), .. Remarks];

    private IEnumerable<PicturePart> Outermost => Parts.Where(part =>
        !Parts.Any(other => other != part && other.Location.Span.Start <= part.Location.Span.Start
            && other.Location.Span.End >= part.Location.Span.End));

    /// <summary>What was seen beside the values: where two runs that should be equal differ.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>Evaluates an expression once more and looks on.</summary>
    public static ExpressionPicture Of(BoundExpression expression, Environment? environment, Evaluator evaluator)
    {
        var recorder = new PictureRecorder(expression);
        evaluator.Watched(recorder.Observe).Evaluate(expression, environment);
        return Of(expression, recorder);
    }

    /// <summary>The picture of an expression that has been evaluated under a recorder.</summary>
    internal static ExpressionPicture Of(BoundExpression expression, PictureRecorder recorder)
    {
        var parts = ImmutableArray.CreateBuilder<PicturePart>();
        var remarks = ImmutableArray.CreateBuilder<string>();
        Collect(expression, recorder, parts, remarks, isRoot: true);
        return new ExpressionPicture([.. parts.DistinctBy(part => part.Location)])
        {
            Remarks = remarks.ToImmutable(),
        };
    }

    private static void Collect(
        BoundExpression expression,
        PictureRecorder recorder,
        ImmutableArray<PicturePart>.Builder parts,
        ImmutableArray<string>.Builder remarks,
        bool isRoot)
    {
        foreach (var child in expression.Children)
        {
            Collect(child, recorder, parts, remarks, isRoot: false);
        }

        if (expression is BoundBinary { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual } pair
            && recorder.ValueOf(pair.Left) is RunValue left
            && recorder.ValueOf(pair.Right) is RunValue right)
        {
            remarks.Add(left.Results.FirstDifference(right.Results) ?? "every request fared the same in both runs");
        }

        if (!isRoot && parts.Count < MostParts && recorder.ValueOf(expression) is { } value
            && IsTelling(expression, value))
        {
            parts.Add(new PicturePart(expression.Location, value));
        }
    }

    private static bool IsTelling(BoundExpression expression, Value value) => value switch
    {
        ErrorValue => false,
        EntityValue => expression is BoundStudyCall,
        _ when value.Display == expression.Location.Text => false,
        _ => expression is not (BoundConstant or BoundConversion or BoundSelf),
    };
}
