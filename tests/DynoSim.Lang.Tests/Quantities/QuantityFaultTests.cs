using DynoSim.Lang.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace DynoSim.Lang.Tests.Quantities;

/// <summary>What is said about texts that are no literals: kind, place, reason and way out.</summary>
public sealed class QuantityFaultTests
{
    [TestCase("1__000", QuantityFault.BadNumber, 1, 1)]
    [TestCase("5_ms", QuantityFault.BadNumber, 1, 1)]
    [TestCase("5_", QuantityFault.BadNumber, 1, 1)]
    [TestCase("1.2.3", QuantityFault.BadNumber, 3, 1)]
    [TestCase("1.5_ms", QuantityFault.BadNumber, 3, 1)]
    [TestCase("1..5", QuantityFault.BadNumber, 1, 1)]
    [TestCase("1h30", QuantityFault.BadNumber, 2, 2)]
    [TestCase("0x10", QuantityFault.BadNumber, 0, 4)]
    [TestCase("0xFFGB", QuantityFault.BadNumber, 0, 6)]
    [TestCase("", QuantityFault.BadNumber, 0, 0)]
    [TestCase("GB", QuantityFault.BadNumber, 0, 1)]
    [TestCase(" 5ms", QuantityFault.BadNumber, 0, 1)]
    [TestCase("$", QuantityFault.BadNumber, 1, 0)]
    [TestCase("$/h", QuantityFault.BadNumber, 1, 1)]
    [TestCase("-5ms", QuantityFault.BadNumber, 0, 1)]
    [TestCase("40%5", QuantityFault.BadNumber, 3, 1)]
    [TestCase("40%/s", QuantityFault.BadNumber, 3, 1)]
    [TestCase("1e400s", QuantityFault.BadNumber, 0, 6)]
    [TestCase("1e99999999999999s", QuantityFault.BadNumber, 0, 17)]
    [TestCase("1e-99999999999999s", QuantityFault.BadNumber, 0, 18)]
    [TestCase("5sec", QuantityFault.UnknownUnit, 1, 3)]
    [TestCase("20rps", QuantityFault.UnknownUnit, 2, 3)]
    [TestCase("32k", QuantityFault.UnknownUnit, 2, 1)]
    [TestCase("3GBps", QuantityFault.UnknownUnit, 1, 4)]
    [TestCase("5tok/sec", QuantityFault.UnknownUnit, 5, 3)]
    [TestCase("$2.5k", QuantityFault.UnknownUnit, 4, 1)]
    [TestCase("$5/gpus", QuantityFault.UnknownUnit, 3, 4)]
    [TestCase("80GB/", QuantityFault.UnknownUnit, 4, 1)]
    [TestCase("1h30e", QuantityFault.UnknownUnit, 4, 1)]
    [TestCase("5é", QuantityFault.UnknownUnit, 1, 1)]
    [TestCase("10m", QuantityFault.AmbiguousUnit, 2, 1)]
    [TestCase("400Gb/s", QuantityFault.AmbiguousUnit, 3, 2)]
    [TestCase("5b", QuantityFault.AmbiguousUnit, 1, 1)]
    [TestCase("1h30m", QuantityFault.AmbiguousUnit, 4, 1)]
    [TestCase("80GB/n", QuantityFault.UnitSpacing, 5, 1)]
    [TestCase("8_192tok/16", QuantityFault.UnitSpacing, 9, 2)]
    [TestCase("$60/n", QuantityFault.UnitSpacing, 4, 1)]
    [TestCase("5 ms", QuantityFault.UnitSpacing, 1, 1)]
    [TestCase("5s3tok", QuantityFault.MixedQuantity, 2, 4)]
    [TestCase("40%5s", QuantityFault.MixedQuantity, 3, 2)]
    [TestCase("30min1h", QuantityFault.MixedQuantity, 5, 2)]
    [TestCase("1h2h", QuantityFault.MixedQuantity, 2, 2)]
    [TestCase("1000ms1s", QuantityFault.MixedQuantity, 6, 2)]
    [TestCase("1.5h30min", QuantityFault.MixedQuantity, 0, 3)]
    [TestCase("1e1h30min", QuantityFault.MixedQuantity, 0, 3)]
    [TestCase("1GB/s500MB/s", QuantityFault.MixedQuantity, 5, 7)]
    [TestCase("1TFLOP/s5GFLOPS", QuantityFault.MixedQuantity, 8, 7)]
    [TestCase("1TFLOPS5GFLOP/s", QuantityFault.MixedQuantity, 7, 8)]
    [TestCase("5us5\u00B5s", QuantityFault.MixedQuantity, 3, 3)]
    public void AFaultHasItsKindAndPlace(string text, QuantityFault fault, int column, int length)
    {
        var error = QuantityLiteral.Parse(text).Error;
        Assert.That(
            (error?.Fault, error?.Column, error?.Length),
            Is.EqualTo(((QuantityFault?)fault, (int?)column, (int?)length)));
    }

    [TestCase("5sec", "there is no unit `sec`", "write `s`", "s")]
    [TestCase("20rps", "there is no unit `rps`", "write `req/s`", "req/s")]
    [TestCase("3GBps", "there is no unit `GBps`", "write `GB/s`", "GB/s")]
    [TestCase("32k", "there is no unit `k`",
        "`k` is only a prefix: write the whole unit, such as `ktok` or `kB`", null)]
    [TestCase("8gb", "there is no unit `gb`", "did you mean `GB`?", "GB")]
    [TestCase("8TOK", "there is no unit `TOK`", "did you mean `tok`?", "tok")]
    [TestCase("1sesion/s", "there is no unit `sesion`", "did you mean `session`?", "session")]
    [TestCase("5mw", "there is no unit `mw`", "did you mean `mW` or `MW`?", null)]
    [TestCase("9quux", "there is no unit `quux`", null, null)]
    [TestCase("400Gb/s", "`Gb` could mean gigabit or gigabyte, a factor of 8", "write `Gbit` or `GB`", null)]
    [TestCase("10m", "`m` could mean minutes, milliseconds or a million",
        "write `min` for minutes, `ms` for milliseconds or `Mtok` for a million tokens", null)]
    [TestCase("80GB/n", "without spaces, `/n` is part of the unit, and `n` is not a unit",
        "write ` / n`, with spaces, to divide by `n`", null)]
    [TestCase("8_192tok/16", "without spaces, `/16` is part of the unit, and `16` is not a unit",
        "write `8_192tok / 16`, with spaces, to divide", null)]
    [TestCase("5 ms", "a quantity is written without spaces", "write `5ms`", null)]
    [TestCase("5s3tok", "`5s3tok` mixes Time (`s`) and Tokens (`tok`)",
        "write one quantity per literal; `*` and `/`, with spaces, combine them", null)]
    [TestCase("30min1h", "`h` follows `min`, but units of a compound fall",
        "write each unit once, the largest first, as in `1h30min`", null)]
    [TestCase("1.5h30min", "only the last part of `1.5h30min` may have a fraction", null, null)]
    [TestCase("1__000", "`1__000` is not a number",
        "an underscore stands alone between two digits, as in `8_192`", null)]
    [TestCase("1.2.3", "`1.2.3` is not a number",
        "a number has one decimal point with a digit on either side, as in `0.5`", null)]
    [TestCase("0x10", "`0x10` is not a number", "numbers are decimal, such as `16` for `0x10`", null)]
    [TestCase("1h30", "`30` at the end of `1h30` has no unit",
        "write a unit behind each number, as in `1h30min`", null)]
    [TestCase("80GB/", "no unit follows the `/` of `80GB/`", null, null)]
    [TestCase("$2.5k", "an amount of money takes no prefix", "write the amount in full, such as `$2_500`", null)]
    [TestCase("1e400s", "`1e400s` is too large for any quantity", null, null)]
    [TestCase("1e-400s", "`1e-400s` is too small to differ from zero", null, null)]
    public void AFaultSaysWhyAndWhatToWrite(string text, string message, string? help, string? replacement)
    {
        var error = QuantityLiteral.Parse(text).Error;
        Assert.That(
            (error?.Message, error?.Help, error?.Replacement),
            Is.EqualTo(((string?)message, help, replacement)));
    }

    [TestCase("1__000", 1)]
    [TestCase("1.2.3", 3)]
    [TestCase("5ms", 1)]
    [TestCase("", 0)]
    [TestCase("1e400", 0)]
    public void ABadNumberIsOneForTheNumberParserToo(string text, int column)
    {
        var error = NumberLiteral.Parse(text).Error;
        Assert.That((error?.Fault, error?.Column), Is.EqualTo(((QuantityFault?)QuantityFault.BadNumber, (int?)column)));
    }

    [Test]
    public void AnEndlessLiteralIsRefusedByItsLength()
    {
        var digits = new string('7', 1_000_000);
        var units = "1tok" + string.Concat(Enumerable.Repeat("/Mtok", 200_000));
        Assert.That(QuantityLiteral.Parse(digits + "s").Error?.Message, Does.Contain("1000001 characters"));
        Assert.That(QuantityLiteral.Parse(units).Error?.Fault, Is.EqualTo(QuantityFault.BadNumber));
        Assert.That(NumberLiteral.Parse(digits).Error?.Fault, Is.EqualTo(QuantityFault.BadNumber));
        Assert.That(UnitExpression.Parse(units).Error, Is.Not.Null);
        Assert.That(DimensionExpression.Parse(units).Error, Is.Not.Null);
    }

    [FsCheck.NUnit.Property(MaxTest = 5000)]
    public Property AnyTextIsAValueOrAFaultInsideIt() => Prop.ForAll(QuantityArbitraries.Scraps(), text =>
    {
        var parsed = QuantityLiteral.Parse(text);
        return parsed.TryGet(out var literal, out var error)
            ? double.IsFinite(literal.Quantity.Value)
            : error.Column >= 0 && error.Length >= 0 && error.Column + error.Length <= text.Length;
    });

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property ArbitraryCharactersNeverThrow() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var literal = QuantityLiteral.Parse(text ?? "");
        var unit = UnitExpression.Parse(text ?? "");
        var dimension = DimensionExpression.Parse(text ?? "");
        var number = NumberLiteral.Parse(text ?? "");
        return (literal.Value is null) != (literal.Error is null)
            && (unit.Value is null) != (unit.Error is null)
            && (dimension.Value is null) != (dimension.Error is null)
            && (number.Value is null) != (number.Error is null);
    });

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property ASingleReplacementMakesALiteral() => Prop.ForAll(
        Gen.Elements("sec", "rps", "GBps", "gb", "hours", "tokens", "Gbps", "sesion", "gpus", "blocks").ToArbitrary(),
        word =>
        {
            var text = "20" + word;
            var error = QuantityLiteral.Parse(text).Error;
            return error?.Replacement is { } replacement && QuantityLiteral.Parse(
                text[..error.Column] + replacement + text[(error.Column + error.Length)..]).Value is not null;
        });
}
