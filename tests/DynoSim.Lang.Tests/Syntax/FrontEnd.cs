using System.Diagnostics;
using DynoSim.Lang.Semantics;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Syntax;
using DynoSim.Lang.Syntax.Tree;
using DynoSim.Lang.Tests.Syntax.Formatting;

namespace DynoSim.Lang.Tests.Syntax;

/// <summary>
/// Everything that is done to a text before a run: parsing, binding, checking, formatting. None of it may throw, take
/// long or lose a character, whatever the text.
/// </summary>
internal sealed class FrontEnd
{
    private const string Switch = "DYNOSIM_FUZZ";
    private static readonly TimeSpan LongestInput = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, KeyValuePair<string, string>[]> _beside = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private volatile string _current = "";
    private long _started;
    private TimeSpan _longest;
    private string _longestName = "";
    private int _count;
    private int _damaged;

    /// <summary>How many texts of a kind to try: a share of DYNOSIM_FUZZ, if that is set, or a few.</summary>
    internal static int CountOf(int usual, double share = 1) =>
        int.TryParse(Environment.GetEnvironmentVariable(Switch), out var asked)
            ? Math.Max(1, (int)(asked * share))
            : usual;

    /// <summary>Whether the full counts were asked for: then a share of the texts is enough to bind.</summary>
    internal static bool IsFull => Environment.GetEnvironmentVariable(Switch) is not null;

    /// <summary>Tries texts one after the other; a text that never ends is named, too.</summary>
    /// <param name="texts">The texts, each with a name by which it can be made again.</param>
    /// <param name="bindsEvery">Which share of them is bound and checked as well: every so many.</param>
    internal void Run(IEnumerable<(string Name, string Text, Sample? Origin)> texts, int bindsEvery = 1)
    {
        var work = Task.Run(() =>
        {
            foreach (var (name, text, origin) in texts)
            {
                _current = name;
                Volatile.Write(ref _started, Spent().Ticks);
                Try(name, text, origin, _count % bindsEvery == 0);
                _count++;
            }
        });
        while (Task.WaitAny([work], TimeSpan.FromSeconds(1)) < 0)
        {
            // Processor time of the process: on a busy machine a text waits long without being at fault.
            if (Spent() - new TimeSpan(Volatile.Read(ref _started)) > LongestInput)
            {
                Assert.Fail($"{_current} does not end");
            }
        }

        work.GetAwaiter().GetResult();
        TestContext.Out.WriteLine(
            $"{TestContext.CurrentContext.Test.Name}: {_count:N0} texts, {_damaged:N0} with errors, in "
            + $"{_watch.Elapsed.TotalSeconds:F0} s; longest {_longest.TotalMilliseconds:F0} ms ({_longestName})");
    }

    /// <summary>How many texts were tried.</summary>
    internal int Count => _count;

    private void Try(string name, string text, Sample? origin, bool binds)
    {
        var started = Spent();
        string? fault;
        try
        {
            var tree = Texts.Parse(text);
            fault = FaultOf(tree) ?? Layout.FaultOf(tree);
            _damaged += Layout.IsDamaged(tree) ? 1 : 0;
            if (binds)
            {
                var compilation = Compilation.Create(
                    "tried.dyno", Beside(origin, text), new CompilationOptions { ReadsTraceRows = false });
                fault ??= tree.Diagnostics.Length > compilation.Diagnostics.Length ? "a finding got lost" : null;
            }
        }
        catch (Exception error)
        {
            fault = error.ToString();
        }

        if (fault is not null)
        {
            Assert.Fail($"{name}: {fault}\n{text}");
        }

        if (Spent() - started > _longest)
        {
            (_longest, _longestName) = (Spent() - started, name);
        }
    }

    private static TimeSpan Spent() => Environment.CpuUsage.TotalTime;

    private MemoryFileSource Beside(Sample? origin, string text)
    {
        if (origin is null)
        {
            return MemoryFileSource.Of("tried.dyno", text);
        }

        if (!_beside.TryGetValue(origin.Folder, out var files))
        {
            files = [.. Directory.GetFiles(origin.Folder, "*.dyno")
                .Select(file => KeyValuePair.Create(Path.GetFileName(file), File.ReadAllText(file)))];
            _beside.Add(origin.Folder, files);
        }

        return new MemoryFileSource([.. files, new("tried.dyno", text)]);
    }

    private static string? FaultOf(SyntaxTree tree)
    {
        var text = tree.Source.Text;
        var isDamaged = tree.Root.DescendantNodes().Any(node => node is SkippedTokensSyntax or ErrorMemberSyntax)
            || Texts.Tokens(tree.Root).Any(token => token.IsMissing);
        return tree.Root.ToFullString() != text ? "the tree does not print back"
            : Texts.Tokens(tree.Root).Sum(token => token.FullSpan.Length) != text.Length ? "tokens overlap"
            : tree.Diagnostics.Any(found => found.Span.Start < 0 || found.Span.End > text.Length) ? "a span is outside"
            : tree.Diagnostics.Length > SyntaxLimits.MaxDiagnostics ? "too many findings"
            : tree.Diagnostics.IsEmpty && isDamaged && !text.StartsWith('\uFEFF') ? "damage without a finding"
            : null;
    }
}
