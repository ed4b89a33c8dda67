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
            var (previous, current, part) = (units[i - 1], units[i], shape.Parts[i]);
            var earlier = shape.Parts[i - 1].Number;
            var end = i + 1 < units.Count ? shape.Parts[i + 1].Number.Start : text.Length;
            QuantityError Mixed(int start, int stop, string message) =>
                new(QuantityFault.MixedQuantity, start, stop - start, message);

            if (previous.Dimension != current.Dimension)
            {
                return Mixed(part.Number.Start, end,
                    $"`{text}` mixes {previous.Dimension} (`{previous}`) and {current.Dimension} (`{current}`)") with
                {
                    Help = "write one quantity per literal; `*` and `/`, with spaces, combine them",
                };
            }

            if (previous.Factors.Length > 1 || current.Factors.Length > 1)
            {
                return Mixed(part.Number.Start, end, $"`{text}` joins quotients of units, but only plain units join")
                    with { Help = $"write one number with the unit `{previous}`" };
            }

            if (previous.ExactFactor.CompareTo(current.ExactFactor) <= 0)
            {
                return Mixed(part.Number.Start, end, $"`{current}` follows `{previous}`, but units of a compound fall")
                    with { Help = "write each unit once, the largest first, as in `1h30min`" };
            }

            if (!earlier.IsInteger)
            {
                return Mixed(earlier.Start, earlier.End, $"only the last part of `{text}` may have a fraction");
            }
        }

        return null;
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
