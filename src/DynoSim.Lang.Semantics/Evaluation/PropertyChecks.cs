using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
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
    /// <summary>The value, or the error value after a report.</summary>
    /// <param name="property">The property.</param>
    /// <param name="value">Its value.</param>
    /// <param name="expression">What was written.</param>
    /// <param name="evaluator">Takes the report.</param>
    public static Value Allowed(
        PropertySchema property, Value value, BoundExpression expression, Evaluator evaluator)
    {
        var location = expression.Location;

        if (property.PresentType is DistType { Element: QuantityType { IsDimensionless: false } })
        {
            DistributionChecks.NotNegative(value, property.Name, location, evaluator);
            return value;
        }

        if (value is ListValue list)
        {
            return Items(property, list, expression, evaluator);
        }

        if (RealArithmetic.Number(value) is not { } number)
        {
            return value;
        }

        if (property.PresentType is QuantityType { IsIntegerValued: true } && number != Math.Floor(number))
        {
            return NotWhole(property, value, number, expression, evaluator);
        }

        if (property.Range is { } range && !range.Contains(number))
        {
            return OutOfRange(property, range, value, number, location, evaluator);
        }

        UsualValues.Check(property, value, number, location, evaluator);
        return value;
    }

    /// <summary>A list is allowed if its items are; the first that is not is told where it is written.</summary>
    private static Value Items(
        PropertySchema property, ListValue list, BoundExpression expression, Evaluator evaluator)
    {
        var written = expression is BoundConversion { Operand: var operand } ? operand : expression;
        for (var i = 0; property.Range is { } range && i < list.Items.Length; i++)
        {
            if (RealArithmetic.Number(list.Items[i]) is { } number && !range.Contains(number))
            {
                var place = written is BoundList { Items: var items } && i < items.Length ? items[i] : expression;
                return OutOfRange(property, range, list.Items[i], number, place.Location, evaluator);
            }
        }

        return list;
    }

    private static Value NotWhole(
        PropertySchema property, Value value, double number, BoundExpression expression, Evaluator evaluator)
    {
        if (ValueComparison.AreClose(Math.Round(number), number) && value is QuantityValue quantity)
        {
            return new QuantityValue(Math.Round(number), quantity.Dimension);
        }

        var location = expression.Location;
        var exact = Roundings.Exact(value);
        var (help, fixes) = Roundings.Of(expression, number, property.Range);
        evaluator.Diagnostics.Add(new Diagnostic(
            Descriptors.TypeMismatch,
            location.Source,
            location.Span,
            $"`{property.Name}` counts things and must be whole, but this is {exact}")
        {
            Label = $"is {exact}",
            Help = help,
            Fixes = fixes,
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
        var allowed = range.Allowed;
        var isPercent = property.PresentType is
                QuantityType { IsDimensionless: true, IsCount: false }
                or ListType { Element: QuantityType { IsDimensionless: true, IsCount: false } }
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
