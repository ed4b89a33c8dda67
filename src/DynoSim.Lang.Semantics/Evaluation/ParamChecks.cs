using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>Values of params against their declared ranges.</summary>
internal static class ParamChecks
{
    /// <summary>
    /// The value, or the error value after a report. A default that an override pushes out of its range is the
    /// override's fault, and reported there.
    /// </summary>
    public static Value InRange(
        ParamBinding binding,
        Value value,
        string name,
        SourceLocation location,
        Environment? environment,
        Evaluator evaluator)
    {
        if (binding.Range is null || value.IsError || value is NoneValue)
        {
            return value;
        }

        var range = evaluator.Evaluate(binding.Range, environment);
        if (range.IsError
            || ValueComparison.IsIn(value, range, binding.Range.Location, evaluator) is not BoolValue inside)
        {
            return ErrorValue.Instance;
        }

        if (inside.Value)
        {
            return value;
        }

        var culprit = evaluator.Touched.FirstOrDefault(given => !given.Location.Equals(location));
        var place = culprit?.Location ?? location;
        evaluator.Diagnostics.Add(new Diagnostic(
            Descriptors.OutOfRange,
            place.Source,
            place.Span,
            $"`{name}` is {value.Display}, outside `{range.Display}`")
        {
            Label = culprit is null ? $"must be in {range.Display}" : $"makes `{name}` {value.Display}",
            Help = location.Text.EndsWith('%') ? null : Hint(binding.Type, value, range),
            Related = culprit is null && place.Source == binding.Range.Location.Source
                ? []
                : [new RelatedSpan(
                    binding.Range.Location.Source, binding.Range.Location.Span, "the range is declared here")],
            Notes = culprit is null ? [] : [$"`{name} = {location.Text}` is {value.Display}"],
        });
        return ErrorValue.Instance;
    }

    /// <summary>A ratio given as 90 was meant as 90%.</summary>
    public static string? Hint(LanguageType type, Value value, Value range) =>
        type is QuantityType { IsDimensionless: true, IsCount: false }
            && RealArithmetic.Number(value) is { } number
            && range is RangeValue bounds
            && RealArithmetic.Number(bounds.High) is { } high
            && number > high && number / 100 <= high
            ? $"did you mean `{Quantities.QuantityFormat.Number(number)}%`?"
            : null;
}
