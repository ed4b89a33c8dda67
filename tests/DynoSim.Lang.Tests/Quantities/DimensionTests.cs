using DynoSim.Lang.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace DynoSim.Lang.Tests.Quantities;

/// <summary>Dimensions are a free abelian group, and their text reads back.</summary>
public sealed class DimensionTests
{
    [FsCheck.NUnit.Property]
    public Property MultiplicationIsAssociative() => Prop.ForAll(
        QuantityArbitraries.Dimensions(), QuantityArbitraries.Dimensions(), QuantityArbitraries.Dimensions(),
        (a, b, c) => (a * b) * c == a * (b * c));

    [FsCheck.NUnit.Property]
    public Property MultiplicationCommutes() => Prop.ForAll(
        QuantityArbitraries.Dimensions(), QuantityArbitraries.Dimensions(), (a, b) => a * b == b * a);

    [FsCheck.NUnit.Property]
    public Property NoneIsNeutralAndDivisionInverts() => Prop.ForAll(
        QuantityArbitraries.Dimensions(), QuantityArbitraries.Dimensions(),
        (a, b) => a * Dimension.None == a && (a / a).IsNone && a * b / b == a);

    [FsCheck.NUnit.Property]
    public Property PowersAreRepeatedProducts() => Prop.ForAll(
        QuantityArbitraries.Dimensions(),
        a => a.Raise(3) == a * a * a && a.Raise(-1) == Dimension.None / a && a.Raise(0).IsNone);

    [FsCheck.NUnit.Property]
    public Property TheSquareRootOfASquareIsTheDimension() => Prop.ForAll(
        QuantityArbitraries.Dimensions(), a => (a * a).TrySquareRoot(out var root) && root == a);

    [FsCheck.NUnit.Property]
    public Property EqualDimensionsHashAlike() => Prop.ForAll(
        QuantityArbitraries.Dimensions(), QuantityArbitraries.Dimensions(),
        (a, b) => (a * b).GetHashCode() == (b * a).GetHashCode());

    [FsCheck.NUnit.Property]
    public Property AlgebraReadsBack() => Prop.ForAll(
        QuantityArbitraries.Dimensions(), a => DimensionExpression.Parse(a.ToAlgebra()).Value?.Dimension == a);

    [FsCheck.NUnit.Property]
    public Property TheShownTextReadsBack() => Prop.ForAll(
        QuantityArbitraries.Dimensions(), a => DimensionExpression.Parse(a.ToString()).Value?.Dimension == a);

    [TestCase("Bytes")]
    [TestCase("1/Time")]
    [TestCase("Bytes^2/Time")]
    public void AnOddExponentHasNoSquareRoot(string text) =>
        Assert.That(DimensionExpression.Parse(text).Value?.Dimension.TrySquareRoot(out _), Is.False);

    [Test]
    public void ExponentsStickAtTheirBoundInsteadOfWrapping()
    {
        var huge = Dimension.Bytes.Raise(int.MaxValue);
        Assert.That(huge * huge, Is.EqualTo(huge));
        Assert.That((huge * huge)[BaseDimension.Bytes], Is.Positive);
        Assert.That(huge.Raise(int.MinValue)[BaseDimension.Bytes], Is.Negative);
    }

    [TestCase("Bytes/Time", ExpectedResult = "Bandwidth")]
    [TestCase("Requests/Time", ExpectedResult = "Rate")]
    [TestCase("Sessions/Time", ExpectedResult = "SessionRate")]
    [TestCase("Tokens/Time", ExpectedResult = "TokenRate")]
    [TestCase("Flops/Time", ExpectedResult = "FlopRate")]
    [TestCase("Energy/Time", ExpectedResult = "Power")]
    [TestCase("Bytes/Bytes", ExpectedResult = "Ratio")]
    [TestCase("Count", ExpectedResult = "Ratio")]
    [TestCase("Bandwidth*Time", ExpectedResult = "Bytes")]
    [TestCase("Tokens/Time/Gpus", ExpectedResult = "Tokens/Time/Gpus")]
    [TestCase("Money/Gpus/Time", ExpectedResult = "Money/Time/Gpus")]
    [TestCase("Power / Gpus", ExpectedResult = "Energy/Time/Gpus")]
    [TestCase("Gpus*Time", ExpectedResult = "Time*Gpus")]
    [TestCase("1/Time", ExpectedResult = "1/Time")]
    [TestCase("Bytes*Bytes/Time", ExpectedResult = "Bytes^2/Time")]
    [TestCase("Bytes^2/Bytes", ExpectedResult = "Bytes")]
    [TestCase("Bytes/Time*Time", ExpectedResult = "Bytes")]
    public string? ATypeExpressionNamesItsDimension(string text) =>
        DimensionExpression.Parse(text).Value?.Dimension.ToString();

    [TestCase("Byte", 0, 4, "did you mean `Bytes`?")]
    [TestCase("tokens/Time", 0, 6, "did you mean `Tokens`?")]
    [TestCase("Tokens/Timee", 7, 5, "did you mean `Time`?")]
    [TestCase("Bytes/", 6, 0, "the dimensions are Time")]
    [TestCase("", 0, 0, "the dimensions are Time")]
    [TestCase("Bytes^", 0, 6, "did you mean `Bytes`?")]
    public void AnUnknownDimensionIsNamedWithWhatIsNear(string text, int column, int length, string help)
    {
        var error = DimensionExpression.Parse(text).Error;
        Assert.That(error, Is.Not.Null);
        Assert.That((error!.Column, error.Length), Is.EqualTo((column, length)));
        Assert.That(error.Help, Does.StartWith(help));
    }

    [Test]
    public void OnlySingleThingsCount()
    {
        var counting = NamedDimensions.All.Where(entry => entry.Dimension.IsCounting).Select(entry => entry.Name);
        Assert.That(counting, Is.EqualTo(new[] { "Tokens", "Requests", "Blocks", "Sessions", "Gpus" }));
        Assert.That(Dimension.Tokens.Raise(2).IsCounting, Is.False);
    }

    [Test]
    public void AddingDifferentDimensionsIsAProgrammingError()
    {
        var tokens = new Quantity(1, Dimension.Tokens);
        Assert.That(() => tokens + new Quantity(1, Dimension.Time), Throws.InvalidOperationException);
        Assert.That(tokens + tokens, Is.EqualTo(new Quantity(2, Dimension.Tokens)));
    }
}
