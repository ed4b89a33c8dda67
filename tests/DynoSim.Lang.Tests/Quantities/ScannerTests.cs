using System.Globalization;
using DynoSim.Lang.Quantities;
using FsCheck;
using FsCheck.Fluent;

namespace DynoSim.Lang.Tests.Quantities;

/// <summary>The scanner is only a faster way to what the grammar says.</summary>
public sealed class ScannerTests
{
    [FsCheck.NUnit.Property(MaxTest = 3000)]
    public Property TheScannerReadsEveryUsualLiteralAsTheGrammarDoes() => Prop.ForAll(
        QuantityArbitraries.Literals(),
        text => QuantityScanner.TryScan(text) is { } shape && Describe(shape) == DescribeByGrammar(text));

    [FsCheck.NUnit.Property(MaxTest = 10_000)]
    public Property WhatTheScannerReadsAtAllTheGrammarReadsEqually() => Prop.ForAll(
        QuantityArbitraries.Scraps(),
        text => QuantityScanner.TryScan(text) is not { } shape || Describe(shape) == DescribeByGrammar(text));

    [FsCheck.NUnit.Property(MaxTest = 5000)]
    public Property UnitExpressionsAreReadAsTheGrammarDoes() => Prop.ForAll(
        QuantityArbitraries.UnitScraps(),
        text => UnitExpression.TryRead(text)?.Factors.SequenceEqual(ExpressionByGrammar(text)?.Factors ?? [])
            ?? ExpressionByGrammar(text) is null);

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public Property ALiteralMeansTheSameInEveryCulture() => Prop.ForAll(QuantityArbitraries.Scraps(), text =>
    {
        var here = Outcome(text);
        return InCulture("de-DE", ",", ".", () => Outcome(text)) == here
            && InCulture("fr-FR", ",", "\u202F", () => Outcome(text)) == here;
    });

    private static string Outcome(string text)
    {
        var literal = QuantityLiteral.ParseAnew(text);
        var quantity = literal.Value?.Quantity ?? default;
        return string.Join('|',
            literal.Error?.Message, literal.Error?.Column, literal.Value?.CanonicalText,
            $"{BitConverter.DoubleToInt64Bits(quantity.Value):X}", quantity.Dimension,
            QuantityFormat.Exact(quantity), QuantityFormat.Exact(-quantity), QuantityFormat.Readable(quantity),
            QuantityFormat.Percent(quantity.Value), NumberLiteral.Parse(text).Value?.Integer,
            UnitExpression.Parse(text).Error?.Message);
    }

    /// <summary>
    /// Runs with a culture's separators, which exist even where the platform carries no culture data.
    /// </summary>
    private static string InCulture(string name, string point, string group, Func<string> action)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = point;
        culture.NumberFormat.NumberGroupSeparator = group;
        culture.NumberFormat.CurrencyDecimalSeparator = point;
        culture.NumberFormat.PercentDecimalSeparator = point;
        culture.NumberFormat.NegativeSign = name == "fr-FR" ? "\u2212" : "-";
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string DescribeByGrammar(string text)
    {
        var shape = QuantityGrammar.ParseLiteral(text).Value;
        return shape is null ? "refused" : Describe(shape);
    }

    private static UnitExpression? ExpressionByGrammar(string text) =>
        QuantityGrammar.ParseExpression(text).Value is { } words ? UnitExpression.Resolve(words).Value : null;

    private static string Describe(LiteralShape shape) => $"{shape.IsMoney}: "
        + string.Join("; ", shape.Parts.Select(part => $"{part.Number} {string.Join(", ", part.Units)}"));
}
