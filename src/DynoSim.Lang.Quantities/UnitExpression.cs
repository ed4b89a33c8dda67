using System.Collections.Immutable;
using System.Text;

namespace DynoSim.Lang.Quantities;

/// <summary>A unit with one side of the fraction it stands on.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="IsDivisor">Whether it stands below the line.</param>
public readonly record struct UnitFactor(Unit Unit, bool IsDivisor);

/// <summary>A product of units and their quotients: <c>GB</c>, <c>tok/s/gpu</c>, <c>gpu*h</c>, <c>1/s</c>.</summary>
public sealed class UnitExpression
{
    internal UnitExpression(ImmutableArray<UnitFactor> factors)
    {
        Factors = factors;
        ExactFactor = ExactRatio.One;
        foreach (var (unit, isDivisor) in factors)
        {
            Dimension = isDivisor ? Dimension / unit.Dimension : Dimension * unit.Dimension;
            ExactFactor = isDivisor ? ExactFactor / unit.ExactFactor : ExactFactor * unit.ExactFactor;
        }

        Factor = ExactFactor.ToDouble();
        Text = Write(factors);
    }

    /// <summary>The units in the order written.</summary>
    public ImmutableArray<UnitFactor> Factors { get; }

    /// <summary>What it measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>Base units in one of it, as the nearest double.</summary>
    public double Factor { get; }

    /// <summary>The expression in canonical spellings.</summary>
    public string Text { get; }

    internal ExactRatio ExactFactor { get; }

    /// <summary>Parses units as they stand in a report column or behind <c>--unit</c>.</summary>
    public static Parsed<UnitExpression> Parse(string text)
    {
        if (text.Length > NumberLiteral.MaximumLength)
        {
            return Parsed<UnitExpression>.Failure(LiteralFaults.TooLong(text));
        }

        if (TryRead(text) is { } usual)
        {
            return Parsed<UnitExpression>.Success(usual);
        }

        return QuantityGrammar.ParseExpression(text).TryGet(out var words, out var error)
            ? Resolve(words)
            : Parsed<UnitExpression>.Failure(error);
    }

    /// <summary>The expression in canonical spellings.</summary>
    public override string ToString() => Text;

    /// <summary>Units that this project itself names.</summary>
    internal static UnitExpression Of(string symbols) => TryRead(symbols)
        ?? throw new ArgumentException($"`{symbols}` is not made of units of the table.", nameof(symbols));

    /// <summary>
    /// Reads a well-formed expression without the combinator grammar, whose first use is slow; null for all others.
    /// </summary>
    internal static UnitExpression? TryRead(string text)
    {
        var factors = ImmutableArray.CreateBuilder<UnitFactor>();
        var start = 0;
        while (true)
        {
            var length = text.AsSpan(start).IndexOfAny('*', '/');
            var symbol = length < 0 ? text[start..] : text.Substring(start, length);
            if (UnitTable.TryFind(symbol, out var unit))
            {
                factors.Add(new UnitFactor(unit, start > 0 && text[start - 1] == '/'));
            }
            else if (symbol != "1")
            {
                return null;
            }

            if (length < 0)
            {
                return new UnitExpression(factors.ToImmutable());
            }

            start += length + 1;
        }
    }

    internal static Parsed<UnitExpression> Resolve(UnitWords words)
    {
        var factors = ImmutableArray.CreateBuilder<UnitFactor>();
        foreach (var (isDivisor, word) in words.Items)
        {
            if (UnitTable.TryFind(word.Text, out var unit))
            {
                factors.Add(new UnitFactor(unit, isDivisor));
            }
            else if (word.Text != "1")
            {
                return Parsed<UnitExpression>.Failure(UnitAdvice.Explain(word.Text, word.Column, isDivisor: false));
            }
        }

        return Parsed<UnitExpression>.Success(new UnitExpression(factors.ToImmutable()));
    }

    private static string Write(ImmutableArray<UnitFactor> factors)
    {
        var text = new StringBuilder();
        foreach (var (unit, isDivisor) in factors)
        {
            if (isDivisor)
            {
                text.Append(text.Length == 0 ? "1/" : "/");
            }
            else if (text.Length > 0)
            {
                text.Append('*');
            }

            text.Append(unit.Canonical);
        }

        return text.Length == 0 ? "1" : text.ToString();
    }
}
