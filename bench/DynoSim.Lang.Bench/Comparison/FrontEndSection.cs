using System.Diagnostics;
using DynoSim.Lang.Bench.FrontEnd;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Bench.Comparison;

/// <summary>What do a tree and the findings of a file cost in a warm process?</summary>
internal static class FrontEndSection
{
    private const string Path = "main.dyno";

    public static void Write(Bench bench)
    {
        var table = new Table("Front end, warm", "lines", "parse, ms", "parse, bind and check, ms", "findings");
        foreach (var lines in new[] { 1_000, 10_000 })
        {
            var text = FrontEndText.Of(lines);
            var findings = 0;
            var parse = Least(bench.Times(20), () => SyntaxTree.Parse(new SourceText(Path, text)));
            var check = Least(
                bench.Times(20),
                () => findings = Compilation.Create(Path, MemoryFileSource.Of(Path, text)).Diagnostics.Length);
            table.Row($"{lines:N0}", Table.Milliseconds(parse), Table.Milliseconds(check), $"{findings}");
        }
    }

    private static double Least(int times, Func<object> work)
    {
        var least = double.MaxValue;
        for (var run = 0; run < times; run++)
        {
            var watch = Stopwatch.StartNew();
            work();
            least = Math.Min(least, watch.Elapsed.TotalMilliseconds);
        }

        return least;
    }
}
