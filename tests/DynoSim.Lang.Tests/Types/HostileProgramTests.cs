using System.Globalization;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Tests.Types;

/// <summary>
/// Short or regular programs that mean far too much: each is refused with one finding, or checked, in little time and
/// memory.
/// </summary>
public sealed class HostileProgramTests
{
    private const int Most = 5_000;
    private const long MostBytes = 1_500_000_000;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(15);

    private static readonly string Laughs = Chain(20, i => i == 0
        ? "let l0 = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"
        : $"let l{i} = [{string.Join(", ", Enumerable.Repeat($"l{i - 1}", 10))}]");

    private static readonly (string Name, string Text, string[] Findings)[] Programs =
    [
        ("bases", "engine E0 { }\n" + Chain(Most, i => $"engine E{i + 1} extends E{i} {{ max_sequences = {i + 1} }}"),
            ["DYN0030@258"]),
        ("bases from the end", Chain(Most, i => $"engine E{i} extends E{i + 1} {{ max_sequences = {i + 1} }}")
            + $"engine E{Most} {{ }}\n", ["DYN0030@4746"]),
        ("bases in a circle", Chain(Most, i => $"engine E{i} extends E{(i + 1) % Most} {{ }}"), ["DYN1031@2"]),
        ("copies", "engine A { }\nlet e0 = A\n" + Chain(
            Most, i => $"let e{i + 1} = e{i} with {{ max_sequences = {i + 1} }}"), ["DYN0030@259"]),
        ("a long loop", "let a = [for i in 1..100_000_000: i]", ["DYN0030@2"]),
        ("a loop in a loop", "let a = [for i in 1..1_000_000: [for j in 1..1_000_000: j]]", ["DYN0030@2"]),
        ("a loop of sums", "let n = 1_000_000\nlet a = [for i in 1..n: 1 + sum([for j in 1..n: j])]", ["DYN0030@3"]),
        ("a loop in a condition", "let a = [for i in 1..10_000: i if size([for j in 1..10_000: j]) > 1]",
            ["DYN0030@2"]),
        ("loops of growing length", "let a = [for i in 1..1_000_000: [for j in 1..i: j]]", ["DYN0030@2"]),
        ("two loops, one too long", "let a = [for i in 1..4_000: [for j in 1..4_000: j]]\nlet b = 1 + 1s",
            ["DYN0030@2", "DYN2002@3"]),
        ("a loop that just fits", "let a = size([for i in 1..1_000: [for j in 1..1_000: j]])\nparam n: Count = a", []),
        ("lists of lists", Laughs, []),
        ("lists of lists in a block", Laughs + "engine E { let a = l19; max_sequences = 1 }", []),
        ("lists of lists compared", "import { HGX_H200 } from \"std/hardware.dyno\"\n" + Laughs
            + Laughs.Replace('l', 'm').Replace("met", "let", StringComparison.Ordinal)
            + "cluster C { nodes = 1; node = HGX_H200; expect l19 == m19 }", ["DYN0030@43"]),
        ("doubling counts", "let l0 = 1\n" + Chain(200, i => $"let l{i + 1} = l{i} + l{i}"), ["DYN3012@65"]),
        ("doubling calls", "fn f0(x: Count): Count = x + x\n" + Chain(
            60, i => $"fn f{i + 1}(x: Count): Count = f{i}(x) + f{i}(x)") + "let y = f60(0)", ["DYN0030@2"]),
        ("lets from the end", Chain(Most, i => $"let l{i} = l{i + 1}") + $"let l{Most} = 1", ["DYN0030@1002"]),
    ];

    private static IEnumerable<string> Names => Programs.Select(program => program.Name);

    [TestCaseSource(nameof(Names))]
    public void ItIsCheckedInTime(string name)
    {
        var (_, text, findings) = Programs.Single(program => program.Name == name);
        var files = new MemoryFileSource([new("hostile.dyno", "dynosim 1.0\n" + text)]);
        var (time, bytes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        var found = Compilation.Create("hostile.dyno", files).Diagnostics;
        Assert.Multiple(() =>
        {
            Assert.That(Environment.CpuUsage.TotalTime - time, Is.LessThan(MostTime));
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - bytes, Is.LessThan(MostBytes));
            Assert.That(
                found.Where(finding => finding.Severity == Severity.Error)
                    .Select(finding => $"{finding.Descriptor.Code}@{LineOf(finding)}"),
                Is.EqualTo(findings));
        });
    }

    private static int LineOf(Diagnostic finding) => finding.Source.GetPosition(finding.Span.Start).Line;

    private static string Chain(int length, Func<int, string> link) => string.Concat(Enumerable.Range(0, length)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{link(i)}\n")));
}
