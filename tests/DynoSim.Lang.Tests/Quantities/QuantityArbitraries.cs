using DynoSim.Lang.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace DynoSim.Lang.Tests.Quantities;

/// <summary>Random dimensions, literals and near-literals.</summary>
internal static class QuantityArbitraries
{
    private static readonly string[] UnitSymbols = [.. UnitTable.All.Select(unit => unit.Symbol)];

    // What a hand produces on the way to a literal: units that are none, stray separators, the start of other numbers.
    private static readonly string[] Debris =
    [
        "_", ".", "/", " ", "%", "$", "m", "Gb", "k", "n", "e", "e5", "E-2", "x", "0x1F", "\u00B5", "sec", "-",
        "\u00E9", "1", "s",
    ];

    public static Arbitrary<Dimension> Dimensions() => Gen.Choose(-6, 6).ArrayOf(10)
        .Select(exponents => exponents.Select((exponent, i) => Dimension.Of((BaseDimension)i).Raise(exponent))
            .Aggregate(Dimension.None, (product, factor) => product * factor))
        .ToArbitrary();

    public static Gen<string> Numbers() =>
        from whole in Gen.Choose(0, 99_999_999)
        from grouped in Gen.Elements(true, false)
        from fraction in Gen.OneOf(Gen.Constant(""), Gen.Choose(0, 999_999).Select(digits => $".{digits}"))
        from exponent in Gen.Frequency((5, Gen.Constant("")), (1, Gen.Choose(-9, 9).Select(power => $"e{power}")))
        select (grouped ? Grouped(whole) : $"{whole}") + fraction + exponent;

    /// <summary>
    /// Literals that are well formed, if not always meaningful: numbers with units, a percent or a dollar sign.
    /// </summary>
    public static Arbitrary<string> Literals()
    {
        var unit = Gen.Elements(UnitSymbols.Where(symbol => symbol is not "%" and not "$").ToArray());
        var divisors = Gen.Choose(0, 2).SelectMany(count => unit.ArrayOf(count))
            .Select(units => string.Concat(units.Select(symbol => "/" + symbol)));
        var sized = from number in Numbers() from head in unit from tail in divisors select number + head + tail;
        var money = from number in Numbers() from tail in divisors select "$" + number + tail;
        var percent = Numbers().Select(number => number + "%");
        var compound = Gen.Choose(2, 4).SelectMany(count => sized.ArrayOf(count)).Select(string.Concat);
        return Gen.Frequency((6, sized), (2, money), (1, percent), (1, Numbers()), (2, compound)).ToArbitrary();
    }

    /// <summary>Any pieces of literals in any order, which is mostly not a literal.</summary>
    public static Arbitrary<string> Scraps()
    {
        var piece = Gen.Frequency((3, Numbers()), (3, Gen.Elements(UnitSymbols)), (2, Gen.Elements(Debris)));
        return Gen.Choose(0, 5).SelectMany(count => piece.ArrayOf(count)).Select(string.Concat).ToArbitrary();
    }

    /// <summary>Units, ones and separators in mostly alternating order.</summary>
    public static Arbitrary<string> UnitScraps()
    {
        var unit = Gen.Frequency((12, Gen.Elements(UnitSymbols)), (2, Gen.Constant("1")), (1, Gen.Elements(Debris)));
        var step = from symbol in Gen.Elements("/", "*") from word in unit select symbol + word;
        return Gen.Choose(0, 3).SelectMany(count => step.ArrayOf(count))
            .SelectMany(steps => unit, (steps, first) => first + string.Concat(steps)).ToArbitrary();
    }

    private static string Grouped(int whole) =>
        whole.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)
            .Replace(',', '_');
}
