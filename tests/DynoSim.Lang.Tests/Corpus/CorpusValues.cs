using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Files;

namespace DynoSim.Lang.Tests.Corpus;

/// <summary>Static values of a program against hand-computed ones, whatever the spelling of their units.</summary>
internal static class CorpusValues
{
    private const string Name = "corpus_value";
    private const double Tolerance = 1e-9;

    /// <summary>What a name of a program is if it is not the value expected; null if it is.</summary>
    public static string? Differs(string entry, string name, string expected)
    {
        var text = $"{File.ReadAllText(entry)}\nlet {Name} = {name}\n";
        var actual = Evaluate(entry, new OverlayFileSource(new DiskFileSource(entry), entry, text));
        if (actual is null || actual.Display == expected)
        {
            return actual is null ? "has no value" : null;
        }

        var constant = Path.Combine(Path.GetDirectoryName(entry) ?? "", "expected.dyno");
        var alone = new OverlayFileSource(
            new DiskFileSource(entry), constant, $"dynosim 1.0\nlet {Name} = {expected}\n");
        return Evaluate(constant, alone) is { } wanted && AreSame(actual, wanted) ? null : actual.Display;
    }

    private static Value? Evaluate(string path, IFileSource files)
    {
        var compilation = Compilation.Create(path, files);
        return compilation.Find(Name) is LetSymbol let
            && compilation.Evaluator.Evaluate(let) is { IsError: false } value
                ? value
                : null;
    }

    private static bool AreSame(Value actual, Value wanted) => (actual, wanted) switch
    {
        (ListValue a, ListValue b) => a.Items.Length == b.Items.Length
            && a.Items.Zip(b.Items).All(pair => AreSame(pair.First, pair.Second)),
        // `block = 64tok` is 64tok/blk.
        (QuantityValue a, QuantityValue b) => AreClose(a.Magnitude, b.Magnitude)
            && (a.Dimension == b.Dimension || a.Dimension == b.Dimension / Dimension.Blocks),
        (CountValue a, QuantityValue b) => b.Dimension.IsNone && AreClose(a.Value, b.Magnitude),
        (QuantityValue a, CountValue b) => AreClose(a.Magnitude, b.Value)
            && (a.Dimension.IsNone || a.Dimension.IsCounting),
        _ => actual.Display == wanted.Display,
    };

    private static bool AreClose(double a, double b) =>
        Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
}
