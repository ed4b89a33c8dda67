using DynoSim.Lang.Quantities;
using DynoSim.Lang.Simulation.Kernel;
using FsCheck;
using FsCheck.Fluent;

namespace DynoSim.Lang.Tests.Quantities;

/// <summary>What well-formed literals mean.</summary>
public sealed class QuantityLiteralTests
{
    [TestCase("500ms", 0.5, "Time")]
    [TestCase("1h30min", 5400, "Time")]
    [TestCase("1d2h3min4s5ms6us7ns", 93784.005006007, "Time")]
    [TestCase("10us", 1e-5, "Time")]
    [TestCase("10\u00B5s", 1e-5, "Time")]
    [TestCase("10\u03BCs", 1e-5, "Time")]
    [TestCase("2d", 172800, "Time")]
    [TestCase("141GB", 141e9, "Bytes")]
    [TestCase("141GiB", 151397597184, "Bytes")]
    [TestCase("1TiB", 1099511627776, "Bytes")]
    [TestCase("64KB", 64e3, "Bytes")]
    [TestCase("64kB", 64e3, "Bytes")]
    [TestCase("400Gbit", 50e9, "Bytes")]
    [TestCase("1bit", 0.125, "Bytes")]
    [TestCase("400Gbit/s", 50e9, "Bandwidth")]
    [TestCase("4.8TB/s", 4.8e12, "Bandwidth")]
    [TestCase("8_192tok", 8192, "Tokens")]
    [TestCase("32ktok", 32000, "Tokens")]
    [TestCase("1.5Mtok", 1.5e6, "Tokens")]
    [TestCase("64blk", 64, "Blocks")]
    [TestCase("64tok/blk", 64, "Tokens/Blocks")]
    [TestCase("8gpu", 8, "Gpus")]
    [TestCase("2session/s", 2, "SessionRate")]
    [TestCase("2sess/s", 2, "SessionRate")]
    [TestCase("20req/s", 20, "Rate")]
    [TestCase("30req/min", 0.5, "Rate")]
    [TestCase("40tok/s/user", 40, "Tokens/Time/Requests")]
    [TestCase("2.5TFLOP", 2.5e12, "Flops")]
    [TestCase("989TFLOPS", 989e12, "FlopRate")]
    [TestCase("989TFLOP/s", 989e12, "FlopRate")]
    [TestCase("2EFLOPS", 2e18, "FlopRate")]
    [TestCase("700W", 700, "Power")]
    [TestCase("500mW", 0.5, "Power")]
    [TestCase("1.2MW", 1.2e6, "Power")]
    [TestCase("2kWh", 7.2e6, "Energy")]
    [TestCase("3MJ", 3e6, "Energy")]
    [TestCase("$60_000", 60000, "Money")]
    [TestCase("5USD", 5, "Money")]
    [TestCase("$3.60/gpu/h", 0.001, "Money/Time/Gpus")]
    [TestCase("$0.40/Mtok", 4e-7, "Money/Tokens")]
    [TestCase("5tok/USD", 5, "Tokens/Money")]
    [TestCase("40%", 0.4, "Ratio")]
    [TestCase("0.1%", 0.001, "Ratio")]
    [TestCase("0.4", 0.4, "Ratio")]
    [TestCase("1e3tok", 1000, "Tokens")]
    [TestCase("1.5e-3s", 0.0015, "Time")]
    [TestCase("2E+2B", 200, "Bytes")]
    public void ALiteralHasItsValueAndDimension(string text, double value, string dimension)
    {
        var literal = QuantityLiteral.Parse(text).Value;
        Assert.That(literal?.Quantity.Value, Is.EqualTo(value));
        Assert.That(literal?.Quantity.Dimension.ToString(), Is.EqualTo(dimension));
    }

    [TestCase("0.1ms", 100_000_000L)]
    [TestCase("20ms", 20_000_000_000L)]
    [TestCase("30ns", 30_000L)]
    [TestCase("0.7us", 700_000L)]
    [TestCase("1h30min", 5_400_000_000_000_000L)]
    [TestCase("1ns", 1_000L)]
    [TestCase("8.3ms", 8_300_000_000L)]
    [TestCase("33.333ms", 33_333_000_000L)]
    public void DurationsReachTheTimelineAsTheWrittenPicoseconds(string text, long picoseconds)
    {
        var literal = QuantityLiteral.Parse(text).Value;
        Assert.That(literal, Is.Not.Null);
        Assert.That(SimulatedTime.FromSeconds(literal!.Quantity.Value).Picoseconds, Is.EqualTo(picoseconds));
    }

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property EveryNanosecondOfTheFirstMinutesIsExactOnTheTimeline() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue)
            .SelectMany(_ => Gen.Choose(0, 99), (high, low) => (high * 100L) + low)
            .ToArbitrary(),
        nanoseconds =>
        {
            var literal = QuantityLiteral.Parse($"{nanoseconds}ns").Value;
            return literal is not null
                && SimulatedTime.FromSeconds(literal.Quantity.Value).Picoseconds == nanoseconds * 1000;
        });

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property ABareNumberIsWhatTheFrameworkReads() => Prop.ForAll(
        QuantityArbitraries.Numbers().ToArbitrary(),
        text => NumberLiteral.Parse(text).Value?.Value
            == double.Parse(text.Replace("_", ""), System.Globalization.CultureInfo.InvariantCulture));

    [TestCase("17976931348623157e292", double.MaxValue)]
    [TestCase("5e-324", double.Epsilon)]
    [TestCase("2.2250738585072011e-308", 2.2250738585072011e-308)]
    [TestCase("2.2250738585072014e-308", 2.2250738585072014e-308)]
    [TestCase("9007199254740993", 9007199254740992)]
    [TestCase("9007199254740993.00000000000000000000000000000001", 9007199254740994)]
    [TestCase("0.1000000000000000055511151231257827021181583404541015625", 0.1)]
    [TestCase("6.5e-324", double.Epsilon)]
    [TestCase("1.7976931348623158e308", double.MaxValue)]
    public void HardDecimalsRoundToTheNearestDouble(string text, double value) =>
        Assert.That(NumberLiteral.Parse(text).Value?.Value, Is.EqualTo(value));

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public Property EverySpellingOfAValueIsTheSameDouble() => Prop.ForAll(
        Gen.Choose(1, 999_999).ToArbitrary(),
        n => Value($"{n}us") == Value($"0.{n:D6}s") && Value($"{n}Mbit") == Value($"{n}000kbit")
            && Value($"{n}kWh") == Value($"{n}e-3MWh") && Value($"{n}min") == Value($"{n / 60}h{n % 60}min"));

    [TestCase("64KB", "64kB")]
    [TestCase("10\u00B5s", "10us")]
    [TestCase("10\u03BCs", "10us")]
    [TestCase("1s10\u03BCs", "1s10us")]
    [TestCase("5USD/h", "$5/h")]
    [TestCase("64KB/\u00B5s", "64kB/us")]
    public void AnotherSpellingHasACanonicalOne(string text, string canonical)
    {
        var literal = QuantityLiteral.Parse(text).Value;
        Assert.That(literal?.CanonicalText, Is.EqualTo(canonical));
        Assert.That(literal?.IsCanonical, Is.False);
        Assert.That(QuantityLiteral.Parse(canonical).Value?.Quantity, Is.EqualTo(literal?.Quantity));
    }

    [TestCase("989TFLOPS")]
    [TestCase("2sess/s")]
    [TestCase("40tok/s/user")]
    [TestCase("5tok/USD")]
    [TestCase("$3.20/gpu/h")]
    [TestCase("1h30min")]
    [TestCase("1_000.50%")]
    public void ACanonicalSpellingIsLeftAlone(string text) =>
        Assert.That(QuantityLiteral.Parse(text).Value?.CanonicalText, Is.EqualTo(text));

    [Test]
    public void TheUnitWrittenIsKeptForLaterMessages()
    {
        Assert.That(QuantityLiteral.Parse("80GB/s").Value?.Unit.Text, Is.EqualTo("GB/s"));
        Assert.That(QuantityLiteral.Parse("1h30min").Value?.Unit.Text, Is.EqualTo("min"));
    }

    [TestCase("9_223_372_036_854_775_807", true, long.MaxValue)]
    [TestCase("9223372036854775808", true, null)]
    [TestCase("8_192", true, 8192L)]
    [TestCase("1.0", false, null)]
    [TestCase("1e3", false, null)]
    public void AnIntegerIsExactUpTo64Bits(string text, bool isInteger, long? integer)
    {
        var number = NumberLiteral.Parse(text).Value;
        Assert.That((number?.IsInteger, number?.Integer), Is.EqualTo(((bool?)isInteger, integer)));
    }

    [Test]
    public void ManyThreadsReadTheSame()
    {
        string[] texts = ["80GB/s", "1h30min", "5sec", "$3.20/gpu/h", "40%", "10m"];
        var outcomes = Enumerable.Range(0, 10_000).AsParallel().WithDegreeOfParallelism(8)
            .Select(i => (Text: texts[i % texts.Length] + (i % 7 == 0 ? $"{i}" : ""), Index: i))
            .Select(entry => (entry.Text, QuantityLiteral.Parse(entry.Text)))
            .ToArray();
        foreach (var (text, parsed) in outcomes)
        {
            var alone = QuantityLiteral.ParseAnew(text);
            Assert.That(
                (parsed.Value?.Quantity, parsed.Error?.Message),
                Is.EqualTo((alone.Value?.Quantity, alone.Error?.Message)));
        }
    }

    private static double? Value(string text) => QuantityLiteral.Parse(text).Value?.Quantity.Value;
}
