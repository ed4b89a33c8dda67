using System.Collections.Immutable;
using Sprache;

namespace DynoSim.Lang.Quantities;

/// <summary>
/// The grammar of quantity literals and unit expressions. Alternatives are exclusive, so that a failure points at the
/// deepest place reached and names what belongs there.
/// </summary>
internal static class QuantityGrammar
{
    private const string ExpectedDigit = "digit";
    private const string ExpectedUnit = "unit";

    private static readonly Parser<NumberText> Number = ReadNumber;

    private static readonly Parser<UnitWord> Word = Positioned(
        from first in Parse.Char(UnitWord.IsStart, ExpectedUnit)
        from rest in Parse.Char(char.IsAsciiLetter, "letter").Many().Text()
        select first + rest);

    private static readonly Parser<UnitWord> Percent = Positioned(Parse.String("%").Text()).Named(ExpectedUnit);

    private static readonly Parser<UnitWord> Divisor =
        from slash in Parse.Char('/')
        from word in Word.Named(ExpectedUnit)
        select word;

    private static readonly Parser<ImmutableArray<UnitWord>> Units =
        from head in Word
        from tail in Divisor.XMany()
        select ImmutableArray.Create(head).AddRange(tail);

    private static readonly Parser<ImmutableArray<UnitWord>> NoUnits = Parse.Return(ImmutableArray<UnitWord>.Empty);

    private static readonly Parser<LiteralPart> Part =
        from number in Number
        from units in Percent.Select(percent => ImmutableArray.Create(percent)).XOr(Units).XOr(NoUnits)
        select new LiteralPart(number, units);

    private static readonly Parser<LiteralShape> Money =
        from sign in Parse.Char('$')
        from number in Number
        from divisors in Divisor.XMany()
        select new LiteralShape(true, [new LiteralPart(number, [.. divisors])]);

    private static readonly Parser<LiteralShape> Sized =
        from first in Part
        from others in Part.XMany()
        select new LiteralShape(false, [first, .. others]);

    private static readonly Parser<LiteralShape> Literal = Money.XOr(Sized).End();

    private static readonly Parser<UnitWord> Factor = Word
        .XOr(Positioned(Parse.Chars("%$1").Select(symbol => symbol.ToString())))
        .Named(ExpectedUnit);

    private static readonly Parser<UnitWords> Expression =
        (from first in Factor
         from others in (
             from symbol in Parse.Chars("*/")
             from word in Factor
             select (symbol == '/', word)).XMany()
         select new UnitWords([(false, first), .. others])).End();

    /// <summary>Parses a whole text as a literal.</summary>
    public static Parsed<LiteralShape> ParseLiteral(string text)
    {
        var result = Literal.TryParse(text);
        return result.WasSuccessful
            ? Parsed<LiteralShape>.Success(result.Value)
            : Parsed<LiteralShape>.Failure(LiteralFaults.StoppedAt(text, Column(text, result.Remainder)));
    }

    /// <summary>Parses a whole text as units with <c>*</c> and <c>/</c> between them.</summary>
    public static Parsed<UnitWords> ParseExpression(string text)
    {
        var result = Expression.TryParse(text);
        return result.WasSuccessful
            ? Parsed<UnitWords>.Success(result.Value)
            : Parsed<UnitWords>.Failure(LiteralFaults.NoUnitExpression(text, Column(text, result.Remainder)));
    }

    private static int Column(string text, IInput remainder) => Math.Min(remainder.Position, text.Length);

    private static Parser<UnitWord> Positioned(Parser<string> parser) =>
        parser.Span().Select(span => new UnitWord(span.Value, span.Start.Pos));

    /// <summary>Our own number parser: the library's follows the machine's culture and knows no exponent.</summary>
    private static IResult<NumberText> ReadNumber(IInput input)
    {
        var isNumber = NumberText.TryRead(input.Source, input.Position, out var number, out var faultColumn);
        var end = isNumber ? number.End : faultColumn;
        var rest = input;
        while (rest.Position < end)
        {
            rest = rest.Advance();
        }

        return isNumber
            ? Result.Success(number, rest)
            : Result.Failure<NumberText>(rest, "unexpected character", [ExpectedDigit]);
    }
}
