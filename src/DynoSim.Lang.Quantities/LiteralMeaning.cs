using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DynoSim.Lang.Quantities;

/// <summary>Gives a literal its value: looks its units up and holds compounds to their rules.</summary>
internal static class LiteralMeaning
{
    public static Parsed<QuantityLiteral> Of(string text, LiteralShape shape)
    {
        var units = new List<UnitExpression>();
        foreach (var part in shape.Parts)
        {
            if (part.Units.IsEmpty && shape.Parts.Length > 1)
            {
                return Parsed<QuantityLiteral>.Failure(LiteralFaults.NoUnit(text, part.Number));
            }

            if (!TryResolve(part.Units, shape.IsMoney, out var unit, out var unknown))
            {
                return Parsed<QuantityLiteral>.Failure(unknown);
            }

            units.Add(unit);
        }

        var value = Evaluate(shape, units);
        var error = CheckCompound(text, shape, units)
            ?? LiteralFaults.OutOfRange(text, value, shape.Parts[^1].Number);
        return error is not null
            ? Parsed<QuantityLiteral>.Failure(error)
            : Parsed<QuantityLiteral>.Success(new QuantityLiteral(
                text, new Quantity(value, units[^1].Dimension), units[^1], Canonical(text, shape, units)));
    }

    private static bool TryResolve(
        ImmutableArray<UnitWord> words,
        bool isMoney,
        [NotNullWhen(true)] out UnitExpression? expression,
        [NotNullWhen(false)] out QuantityError? error)
    {
        var factors = ImmutableArray.CreateBuilder<UnitFactor>();
        if (isMoney && UnitTable.TryFind("$", out var dollar))
        {
            factors.Add(new UnitFactor(dollar, IsDivisor: false));
        }

        foreach (var word in words)
        {
            var isDivisor = factors.Count > 0;
            if (!UnitTable.TryFind(word.Text, out var unit))
            {
                expression = null;
                error = UnitAdvice.Explain(word.Text, word.Column, isDivisor);
                return false;
            }

            factors.Add(new UnitFactor(unit, isDivisor));
        }

        expression = new UnitExpression(factors.ToImmutable());
        error = null;
        return true;
    }

    private static QuantityError? CheckCompound(string text, LiteralShape shape, List<UnitExpression> units)
    {
        for (var i = 1; i < units.Count; i++)
        {
            var start = shape.Parts[i].Number.Start;
            var end = i + 1 < units.Count ? shape.Parts[i + 1].Number.Start : text.Length;
            if (CheckNeighbours(text, units[i - 1], units[i]) is var (message, help))
            {
                return new(QuantityFault.MixedQuantity, start, end - start, message) { Help = help };
            }

            if (shape.Parts[i - 1].Number is { IsInteger: false } earlier)
            {
                return new(QuantityFault.MixedQuantity, earlier.Start, earlier.Length,
                    $"only the last part of `{text}` may have a fraction");
            }
        }

        return null;
    }

    private static (string Message, string Help)? CheckNeighbours(
        string text, UnitExpression left, UnitExpression right)
    {
        if (left.Dimension != right.Dimension)
        {
            return (
                $"`{text}` mixes {left.Dimension} (`{left}`) and {right.Dimension} (`{right}`)",
                "write one quantity per literal; `*` and `/`, with spaces, combine them");
        }

        if (left.Factors.Length > 1 || right.Factors.Length > 1)
        {
            return (
                $"`{text}` joins quotients of units, but only plain units join",
                $"write one number with the unit `{left}`");
        }

        return left.ExactFactor.CompareTo(right.ExactFactor) > 0 ? null : (
            $"`{right}` follows `{left}`, but units of a compound fall",
            "write each unit once, the largest first, as in `1h30min`");
    }

    private static double Evaluate(LiteralShape shape, List<UnitExpression> units)
    {
        var sum = shape.Parts[0].Number.ToRatio() * units[0].ExactFactor;
        for (var i = 1; i < units.Count; i++)
        {
            sum += shape.Parts[i].Number.ToRatio() * units[i].ExactFactor;
        }

        return sum.ToDouble();
    }

    private static string Canonical(string text, LiteralShape shape, List<UnitExpression> units)
    {
        var canonical = new StringBuilder();
        for (var i = 0; i < units.Count; i++)
        {
            var number = shape.Parts[i].Number;
            var digits = text.AsSpan(number.Start, number.Length);
            var isMoney = units[i].Factors is [{ Unit.Canonical: "$" }, ..];
            canonical.Append(isMoney ? "$" : "").Append(digits);
            foreach (var (unit, isDivisor) in isMoney ? units[i].Factors.RemoveAt(0) : units[i].Factors)
            {
                // A divisor in a literal begins with a letter: there it is the dollar sign that cannot be written.
                canonical.Append(isDivisor ? "/" : "")
                    .Append(isDivisor && unit.Canonical == "$" ? "USD" : unit.Canonical);
            }
        }

        return canonical.ToString();
    }
}
