using DynoSim.Lang.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace DynoSim.Lang.Tests.Quantities;

/// <summary>How quantities are shown, and that their exact spelling reads back.</summary>
public sealed class QuantityFormatTests
{
    [TestCase(70.7e9, "Bytes", "70.7GB")]
    [TestCase(70_712_345_678, "Bytes", "70.7GB")]
    [TestCase(999.6e9, "Bytes", "1TB")]
    [TestCase(999.4e9, "Bytes", "999GB")]
    [TestCase(512, "Bytes", "512B")]
    [TestCase(0, "Bytes", "0B")]
    [TestCase(2.5e18, "Bytes", "2_500PB")]
    [TestCase(24_700, "Tokens", "24_700tok")]
    [TestCase(24_713, "Tokens", "24_713tok")]
    [TestCase(24_713.5, "Tokens", "24_700tok")]
    [TestCase(12_345_678, "Tokens", "12.3Mtok")]
    [TestCase(9_999_999, "Tokens", "9_999_999tok")]
    [TestCase(8, "Gpus", "8gpu")]
    [TestCase(12_031, "Requests", "12_031req")]
    [TestCase(0.0123456, "Time", "12.3ms")]
    [TestCase(5400, "Time", "1.5h")]
    [TestCase(0, "Time", "0s")]
    [TestCase(600, "Time", "10min")]
    [TestCase(3e-7, "Time", "300ns")]
    [TestCase(3e-13, "Time", "0.0003ns")]
    [TestCase(-0.002, "Time", "-2ms")]
    [TestCase(20, "Rate", "20req/s")]
    [TestCase(0.05, "Rate", "0.05req/s")]
    [TestCase(50e9, "Bandwidth", "50GB/s")]
    [TestCase(989e12, "FlopRate", "989TFLOPS")]
    [TestCase(700, "Power", "700W")]
    [TestCase(7.2e6, "Energy", "2kWh")]
    [TestCase(25.6, "Money", "$25.60")]
    [TestCase(-25.6, "Money", "-$25.60")]
    [TestCase(57_600, "Money", "$57_600")]
    [TestCase(1234.567, "Money", "$1_230")]
    [TestCase(0.4e-6, "Money/Tokens", "$0.40/Mtok")]
    [TestCase(0.0123e-6, "Money/Tokens", "$0.0123/Mtok")]
    [TestCase(0.5, "Money/Requests", "$0.50/req")]
    [TestCase(3.2 / 3600, "Money/Gpus/Time", "$3.20/gpu/h")]
    [TestCase(262_144, "Bytes/Tokens", "262kB/tok")]
    [TestCase(64, "Tokens/Blocks", "64tok/blk")]
    [TestCase(1234.5, "Tokens/Time/Gpus", "1_230tok/s/gpu")]
    [TestCase(7200, "Gpus*Time", "2gpu*h")]
    [TestCase(5, "1/Time", "5/s")]
    [TestCase(5, "1/Time/Time", "5/s/s")]
    [TestCase(0.4, "Ratio", "0.4")]
    [TestCase(double.PositiveInfinity, "Time", "infinite")]
    [TestCase(double.NaN, "Time", "undefined")]
    public void AReadableValueIsInTheUnitOfItsSize(double value, string dimension, string expected)
    {
        var quantity = new Quantity(value, DimensionExpression.Parse(dimension).Value!.Dimension);
        Assert.That(QuantityFormat.Readable(quantity), Is.EqualTo(expected));
    }

    [TestCase("20ms", "20ms")]
    [TestCase("0.02s", "20ms")]
    [TestCase("3_600s", "1h")]
    [TestCase("90s", "90s")]
    [TestCase("1_500us", "1.5ms")]
    [TestCase("1h30min", "1.5h")]
    [TestCase("80GB", "80GB")]
    [TestCase("141GiB", "141GiB")]
    [TestCase("400Gbit/s", "50GB/s")]
    [TestCase("8_192tok", "8_192tok")]
    [TestCase("32_000tok", "32ktok")]
    [TestCase("40_960tok", "40_960tok")]
    [TestCase("64tok/blk", "64tok/blk")]
    [TestCase("30req/min", "0.5req/s")]
    [TestCase("20req/min", "20req/min")]
    [TestCase("$3.20/gpu/h", "$3.2/gpu/h")]
    [TestCase("$0.40/Mtok", "$0.4/Mtok")]
    [TestCase("989TFLOP/s", "989TFLOPS")]
    [TestCase("2kWh", "2kWh")]
    [TestCase("0.011h", "39.6s")]
    [TestCase("0.021ms", "21us")]
    [TestCase("0.005ns", "0.005ns")]
    [TestCase("0.021mW", "0.021mW")]
    [TestCase("0.011req/min", "0.66req/h")]
    [TestCase("$2.49/gpu/h", "$2.49/gpu/h")]
    [TestCase("1e-30s", "1e-30s")]
    [TestCase("0.4", "0.4")]
    [TestCase("123456.789", "123_456.789")]
    public void TheExactSpellingIsTheShortest(string literal, string expected) =>
        Assert.That(QuantityFormat.Exact(QuantityLiteral.Parse(literal).Value!.Quantity), Is.EqualTo(expected));

    [TestCase(12, "Gpus*Time", "12s * 1gpu")]
    [TestCase(5, "1/Time", "5 / 1s")]
    [TestCase(0.5, "Tokens/Money", "0.5tok / $1")]
    [TestCase(5, "Money*Time/Gpus", "5s * $1 / 1gpu")]
    [TestCase(-5, "Bytes^2", "-5B * 1B")]
    public void WhatNoLiteralStatesIsAnExpressionOfLiterals(double value, string dimension, string expected) =>
        Assert.That(
            QuantityFormat.Exact(new Quantity(value, DimensionExpression.Parse(dimension).Value!.Dimension)),
            Is.EqualTo(expected));

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property ADecimalOfTheAuthorNeverGrows() => Prop.ForAll(
        Gen.Choose(1, 999_999).ToArbitrary(),
        Gen.Elements("ms", "h", "GB", "GiB", "TB/s", "ktok", "req/min", "kWh", "TFLOPS", "tok/s/gpu").ToArbitrary(),
        (thousandths, unit) =>
        {
            var number = QuantityFormat.Number(thousandths / 1000.0);
            var quantity = QuantityLiteral.Parse(number + unit).Value?.Quantity ?? default;
            return QuantityFormat.Exact(quantity).Length <= number.Length + unit.Length;
        });

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property PrintThenParseGivesTheSameDouble() => Prop.ForAll(
        ArbMap.Default.ArbFor<double>(), LiteralDimensions(), (value, dimension) =>
        {
            if (!double.IsFinite(value))
            {
                return true;
            }

            var quantity = new Quantity(Math.Abs(value), dimension);
            return QuantityLiteral.Parse(QuantityFormat.Exact(quantity)).Value?.Quantity == quantity;
        });

    [FsCheck.NUnit.Property(MaxTest = 3000)]
    public Property ParseThenPrintThenParseGivesTheSameQuantity() => Prop.ForAll(QuantityArbitraries.Literals(), text =>
    {
        var quantity = QuantityLiteral.Parse(text).Value?.Quantity;
        return quantity is null
            || QuantityLiteral.Parse(QuantityFormat.Exact(quantity.Value)).Value is not { } again
            || again.Quantity == quantity;
    });

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property WhatIsReadableIsAtMostHalfAThousandthAway() => Prop.ForAll(
        Gen.Choose(1, int.MaxValue).SelectMany(n => Gen.Choose(-12, 12), (n, power) => n * Power(power)).ToArbitrary(),
        LiteralDimensions(), (value, dimension) =>
        {
            var shown = QuantityLiteral.Parse(QuantityFormat.Readable(new Quantity(value, dimension))).Value;
            return shown is not null && shown.Quantity.Dimension == dimension
                && Math.Abs(shown.Quantity.Value - value) <= value * 0.005000001;
        });

    [Test]
    public void AUnitIsKeptWhenAsked()
    {
        var rate = new Quantity(1234.5678, Dimension.TokenRate);
        Assert.That(QuantityFormat.InUnit(rate, UnitExpression.Parse("tok/s").Value!), Is.EqualTo("1_234.57tok/s"));
        Assert.That(
            QuantityFormat.InUnit(rate, UnitExpression.Parse("ktok/min").Value!, 3), Is.EqualTo("74.1ktok/min"));
        Assert.That(() => QuantityFormat.InUnit(rate, UnitExpression.Parse("s").Value!), Throws.ArgumentException);
    }

    [TestCase(0.4, "40%")]
    [TestCase(0.12345, "12.3%")]
    [TestCase(1.5, "150%")]
    [TestCase(0, "0%")]
    public void ARatioIsShownInPercent(double ratio, string expected) =>
        Assert.That(QuantityFormat.Percent(ratio), Is.EqualTo(expected));

    [TestCase(32768, "32_768")]
    [TestCase(-32768.5, "-32_768.5")]
    [TestCase(1e-9, "1e-9")]
    [TestCase(1.5e300, "1.5e300")]
    [TestCase(0.001, "0.001")]
    [TestCase(1e17, "100_000_000_000_000_000")]
    public void ANumberIsGroupedInThrees(double value, string expected) =>
        Assert.That(QuantityFormat.Number(value), Is.EqualTo(expected));

    private static double Power(int exponent) =>
        double.Parse($"1e{exponent}", System.Globalization.CultureInfo.InvariantCulture);

    private static Arbitrary<Dimension> LiteralDimensions() => Gen.Elements(
        Dimension.None, Dimension.Time, Dimension.Bytes, Dimension.Tokens, Dimension.Requests, Dimension.Blocks,
        Dimension.Sessions, Dimension.Gpus, Dimension.Flops, Dimension.Money, Dimension.Energy, Dimension.FlopRate,
        Dimension.Bandwidth, Dimension.Rate, Dimension.TokenRate, Dimension.SessionRate, Dimension.Power,
        Dimension.Bytes / Dimension.Tokens, Dimension.Tokens / Dimension.Blocks,
        Dimension.Money / Dimension.Gpus / Dimension.Time, Dimension.Tokens / Dimension.Time / Dimension.Gpus,
        Dimension.Money / Dimension.Tokens).ToArbitrary();
}
