using System.Collections.Immutable;
using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>
/// DYN2005: values of the right unit and an unheard-of size. The library and whoever means it are not asked again:
/// the first by its tests, the second by a reason in a comment.
/// </summary>
internal static class UsualValues
{
    private static readonly (string Prefix, double Factor)[] Prefixes =
        [("n", 1e-9), ("u", 1e-6), ("m", 1e-3), ("", 1), ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12)];

    public static void Check(
        PropertySchema property, Value value, double number, SourceLocation location, Evaluator evaluator)
    {
        if (property.Usual is not { } usual || number == 0 || usual.Contains(number))
        {
            return;
        }

        var isLow = number < usual.Low;
        var edge = isLow ? usual.Low : usual.High;
        var times = edge is { } end ? Math.Round(isLow ? end / number : number / end) : 1;
        var near = Respelt(location.Text, usual);
        evaluator.Diagnostics.Add(new Diagnostic(
            Descriptors.SuspiciousMagnitude,
            location.Source,
            location.Span,
            $"`{property.Name}` of {value.Display} is unheard of")
        {
            Label = $"usual are {usual.Text}",
            Notes = times > 1
                ? [$"{QuantityFormat.Number(times)} times {(isLow ? "below the least" : "above the greatest")} of them"]
                : [],
            Help = near.IsEmpty
                ? "check the prefix of the unit"
                : $"did you mean {string.Join(" or ", near.Select(text => $"`{text}`"))}?",
            Fixes = [.. near.Select(text => new TextEdit(location.Source, location.Span, text))],
        });
    }

    /// <summary>The same digits with another prefix, where that gives a usual value.</summary>
    public static ImmutableArray<string> Respelt(string text, SchemaRange usual)
    {
        if (!QuantityLiteral.Parse(text).TryGet(out var literal, out _))
        {
            return [];
        }

        var digits = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '.' or '_' or '$').Count();
        var unit = text[digits..];
        var bare = Prefixes.Where(prefix => prefix.Prefix.Length > 0 && unit.Length > 1
                && unit.StartsWith(prefix.Prefix, StringComparison.Ordinal))
            .Select(prefix => unit[prefix.Prefix.Length..])
            .Append(unit);
        return
        [
            .. bare.SelectMany(rest => Prefixes.Select(prefix => text[..digits] + prefix.Prefix + rest))
                .Where(spelt => spelt != text
                    && QuantityLiteral.Parse(spelt).TryGet(out var other, out _)
                    && other.IsCanonical
                    && other.Quantity.Dimension == literal.Quantity.Dimension
                    && usual.Contains(other.Quantity.Value))
                .Distinct()
                .Take(2),
        ];
    }
}
