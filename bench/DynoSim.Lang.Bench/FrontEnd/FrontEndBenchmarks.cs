using BenchmarkDotNet.Attributes;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Bench.FrontEnd;

/// <summary>What a file of about a thousand lines costs: its tree, and everything up to its findings.</summary>
[MemoryDiagnoser]
public class FrontEndBenchmarks
{
    private const string Path = "main.dyno";
    private readonly string _text = "dynosim 1.0\n" + string.Concat(Enumerable.Range(0, 200).Select(index =>
        $"engine E{index} {{\n  block = 64tok\n  max_sequences = {index + 1}\n  memory_fraction = 90%\n}}\n"));

    /// <summary>Text to tree.</summary>
    [Benchmark]
    public object Parse() => SyntaxTree.Parse(new SourceText(Path, _text));

    /// <summary>Text to findings: names, types, values, feasibility.</summary>
    [Benchmark]
    public object Check() => Compilation.Create(Path, MemoryFileSource.Of(Path, _text)).Diagnostics;
}
