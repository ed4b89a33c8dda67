using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Tests.Quantities;

/// <summary>The unit table and expressions over it.</summary>
public sealed class UnitTests
{
    // Section 8 of the language reference, written out.
    private const string Documented =
        "s ms us \u00B5s \u03BCs ns min h d B kB KB MB GB TB PB KiB MiB GiB TiB PiB bit kbit Mbit Gbit Tbit "
        + "FLOP kFLOP MFLOP GFLOP TFLOP PFLOP EFLOP FLOPS kFLOPS MFLOPS GFLOPS TFLOPS PFLOPS EFLOPS W kW MW mW J kJ MJ "
        + "Wh kWh MWh tok ktok Mtok Gtok req sess session blk gpu user $ USD %";

    [Test]
    public void TheTableHoldsTheDocumentedUnitsAndNoOthers() =>
        Assert.That(UnitTable.All.Select(unit => unit.Symbol), Is.EquivalentTo(Documented.Split(' ')));

    [Test]
    public void EveryUnitLeadsToACanonicalOneOfTheSameSize()
    {
        foreach (var unit in UnitTable.All)
        {
            Assert.That(UnitTable.TryFind(unit.Canonical, out var canonical), unit.Symbol);
            Assert.That(canonical!.IsCanonical, unit.Symbol);
            Assert.That((canonical.Factor, canonical.Dimension), Is.EqualTo((unit.Factor, unit.Dimension)));
        }
    }

    [TestCase("kB", 1e3)]
    [TestCase("GiB", 1073741824)]
    [TestCase("Gbit", 1.25e8)]
    [TestCase("ms", 1e-3)]
    [TestCase("d", 86400)]
    [TestCase("MWh", 3.6e9)]
    [TestCase("EFLOP", 1e18)]
    [TestCase("%", 0.01)]
    public void AUnitIsSoManyBaseUnits(string symbol, double factor)
    {
        Assert.That(UnitTable.TryFind(symbol, out var unit));
        Assert.That(unit!.Factor, Is.EqualTo(factor));
    }

    [TestCase("tok/s/gpu", "Tokens/Time/Gpus", 1, "tok/s/gpu")]
    [TestCase("GB/s", "Bandwidth", 1e9, "GB/s")]
    [TestCase("$/gpu/h", "Money/Time/Gpus", 1 / 3600.0, "$/gpu/h")]
    [TestCase("USD/h", "Money/Time", 1 / 3600.0, "$/h")]
    [TestCase("tok/$", "Tokens/Money", 1, "tok/$")]
    [TestCase("gpu*h", "Time*Gpus", 3600, "gpu*h")]
    [TestCase("1/s", "1/Time", 1, "1/s")]
    [TestCase("\u00B5s", "Time", 1e-6, "us")]
    [TestCase("%", "Ratio", 0.01, "%")]
    [TestCase("1", "Ratio", 1, "1")]
    public void AUnitExpressionIsAProduct(string text, string dimension, double factor, string canonical)
    {
        var unit = UnitExpression.Parse(text).Value;
        Assert.That(unit?.Dimension.ToString(), Is.EqualTo(dimension));
        Assert.That((unit?.Factor, unit?.Text), Is.EqualTo(((double?)factor, (string?)canonical)));
    }

    [TestCase("tok/sec", QuantityFault.UnknownUnit, 4, 3, "write `s`")]
    [TestCase("Gb/s", QuantityFault.AmbiguousUnit, 0, 2, "write `Gbit` or `GB`")]
    [TestCase("tok/", QuantityFault.UnknownUnit, 4, 0, "write units with `/` or `*` between them, such as `tok/s/gpu`")]
    [TestCase("", QuantityFault.UnknownUnit, 0, 0, "write units with `/` or `*` between them, such as `tok/s/gpu`")]
    [TestCase("tok s", QuantityFault.UnknownUnit, 3, 2,
        "write units with `/` or `*` between them, such as `tok/s/gpu`")]
    [TestCase("5s", QuantityFault.UnknownUnit, 0, 2, "write units with `/` or `*` between them, such as `tok/s/gpu`")]
    public void AWrongUnitExpressionSaysWhere(string text, QuantityFault fault, int column, int length, string help)
    {
        var error = UnitExpression.Parse(text).Error;
        Assert.That(
            (error?.Fault, error?.Column, error?.Length, error?.Help),
            Is.EqualTo(((QuantityFault?)fault, (int?)column, (int?)length, (string?)help)));
    }
}
