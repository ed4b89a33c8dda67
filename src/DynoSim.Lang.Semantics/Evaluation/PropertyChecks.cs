using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Builtins;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>Values of properties against what the catalog allows.</summary>
internal static class PropertyChecks
{
    private static readonly ImmutableArray<string> Roundings = ["floor", "round", "ceil"];

    /// <summary>The value, or the error value after a report.</summary>
    public static Value Allowed(PropertySchema property, Value value, SourceLocation location, Evaluator evaluator)
    {
        if (property.PresentType is DistType { Element: QuantityType { IsDimensionless: false } })
        {
            DistributionChecks.NotNegative(value, property.Name, location, evaluator);
            return value;
        }

        if (RealArithmetic.Number(value) is not { } number)
        {
            return value;
        }

        if (property.PresentType is QuantityType { IsIntegerValued: true } && number != Math.Floor(number))
        {
            return NotWhole(property, value, number, location, evaluator);
        }

        if (property.Range is { } range && !range.Contains(number))
        {
            return OutOfRange(property, range, value, number, location, evaluator);
        }

        UsualValues.Check(property, value, number, location, evaluator);
        return value;
    }

    private static Value NotWhole(
        PropertySchema property, Value value, double number, SourceLocation location, Evaluator evaluator)
    {
        if (ValueComparison.AreClose(Math.Round(number), number) && value is QuantityValue quantity)
        {
            return new QuantityValue(Math.Round(number), quantity.Dimension);
        }

        var text = location.Text;
        evaluator.Diagnostics.Add(new Diagnostic(
            Descriptors.TypeMismatch,
            location.Source,
            location.Span,
            $"`{property.Name}` counts things and must be whole, but this is {value.Display}")
        {
            Label = $"is {value.Display}",
            Help = $"write `floor({text})`, `round({text})` or `ceil({text})`",
            Fixes =
            [
                .. Roundings.Select(
                    function => new TextEdit(location.Source, location.Span, $"{function}({text})")),
            ],
        });
        return ErrorValue.Instance;
    }

    private static ErrorValue OutOfRange(
        PropertySchema property,
        SchemaRange range,
        Value value,
        double number,
        SourceLocation location,
        Evaluator evaluator)
    {
        var allowed = range.Text.StartsWith('>') || range.Text.StartsWith('<') ? range.Text : $"in {range.Text}";
        var isPercent = property.PresentType is QuantityType { IsDimensionless: true, IsCount: false }
            && range.High is { } high && number > high && number / 100 <= high
            && !location.Text.EndsWith('%');
        var meant = $"{QuantityFormat.Number(number)}%";
        evaluator.Diagnostics.Add(new Diagnostic(
            Descriptors.OutOfRange,
            location.Source,
            location.Span,
            $"`{property.Name}` is {value.Display}, but must be {allowed}")
        {
            Label = $"must be {allowed}",
            Help = isPercent ? $"did you mean `{meant}`?" : null,
            Fixes = isPercent && IsLiteral(location)
                ? [new TextEdit(location.Source, location.Span, meant)]
                : ImmutableArray<TextEdit>.Empty,
        });
        return ErrorValue.Instance;
    }

    private static bool IsLiteral(SourceLocation location) =>
        NumberLiteral.Parse(location.Text).TryGet(out _, out _);
}
