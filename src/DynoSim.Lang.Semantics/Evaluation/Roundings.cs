using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>What to write instead of a number that is not whole.</summary>
internal static class Roundings
{
    private static readonly ImmutableArray<string> Functions = ["floor", "round", "ceil"];

    /// <summary>The value with all its digits, where a readable unit would round it.</summary>
    public static string Exact(Value value) =>
        value is QuantityValue quantity ? QuantityFormat.Exact(quantity.Quantity) : value.Display;

    /// <summary>The help and the edits.</summary>
    /// <param name="expression">What was written.</param>
    /// <param name="number">Its value.</param>
    /// <param name="range">What is allowed beside; null for everything.</param>
    public static (string? Help, ImmutableArray<TextEdit> Fixes) Of(
        BoundExpression expression, double number, SchemaRange? range)
    {
        var place = expression.Location;
        var written = expression is BoundConversion { Operand: var operand } ? operand : expression;
        var text = place.Text;
        var meant = written is BoundConstant { Type: UntypedNumberType }
            ? Neighbours(number).Where(whole => range?.Contains(whole) != false)
                .Select(whole => whole.ToString("0", CultureInfo.InvariantCulture))
            : Functions.Select(function => $"{function}({text}){PerUnit(expression, written)}");
        ImmutableArray<string> all = [.. meant];
        return all.IsEmpty ? (null, []) : (
            $"write {string.Join(", ", all.SkipLast(1).Select(spelt => $"`{spelt}`"))}"
                + $"{(all.Length > 1 ? " or " : string.Empty)}`{all[^1]}`",
            [.. all.Select(spelt => new TextEdit(place.Source, place.Span, spelt))]);
    }

    private static IEnumerable<double> Neighbours(double number) => [Math.Floor(number), Math.Ceiling(number)];

    /// <summary>A bare number that is rounded is a count, which takes no unit by itself.</summary>
    private static string PerUnit(BoundExpression expression, BoundExpression written) =>
        written.Type is UntypedNumberType && expression.Type is { } type
            && (type is OptionalType optional ? optional.Inner : type) is QuantityType { Dimension: var dimension }
            && UnitOf(dimension) is { } unit
            ? $" * 1{unit}"
            : string.Empty;

    private static string? UnitOf(Dimension dimension) => dimension.IsNone ? null
        : dimension == Dimension.Tokens ? "tok"
        : dimension == Dimension.Requests ? "req"
        : dimension == Dimension.Blocks ? "blk"
        : dimension == Dimension.Gpus ? "gpu"
        : dimension == Dimension.Sessions ? "session"
        : null;
}
