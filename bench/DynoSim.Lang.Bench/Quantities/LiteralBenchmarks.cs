using BenchmarkDotNet.Attributes;
using DynoSim.Lang.Quantities;

namespace DynoSim.Lang.Bench.Quantities;

/// <summary>What one quantity literal costs: read for the first time, and again.</summary>
[MemoryDiagnoser]
public class LiteralBenchmarks
{
    private int _number;

    [Params("80GB/s", "1h30min", "$3.20/gpu/h", "5sec")]
    public string Text { get; set; } = "";

    /// <summary>A literal seen before, which is what most of a file consists of.</summary>
    [Benchmark(Baseline = true)]
    public object Remembered() => QuantityLiteral.Parse(Text);

    /// <summary>A literal never seen before; the number changes so that nothing is remembered.</summary>
    [Benchmark]
    public object New()
    {
        _number = (_number + 1) & 0xFFFFFF;
        return QuantityLiteral.Parse(Text.StartsWith('$') ? $"${_number}{Text[1..]}" : $"{_number}{Text}");
    }
}
