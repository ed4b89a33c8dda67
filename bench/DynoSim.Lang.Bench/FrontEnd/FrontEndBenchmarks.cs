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
    private readonly string _text = FrontEndText.Of(1_000);

    /// <summary>Text to tree.</summary>
    [Benchmark]
    public object Parse() => SyntaxTree.Parse(new SourceText(Path, _text));

    /// <summary>Text to findings: names, types, values, feasibility.</summary>
    [Benchmark]
    public object Check() => Compilation.Create(Path, MemoryFileSource.Of(Path, _text)).Diagnostics;
}
