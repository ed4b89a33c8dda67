using System.Collections.Immutable;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>A router as a struct: its settings are fields, the loop over the workers stands in <c>Choose</c>.</summary>
internal sealed class RouterWriter(CodeWriter code, PolicyShape router)
{
    private readonly HashSet<int> _written = [];

    private ImmutableArray<BoundExpression> Roots =>
        [.. router.Eligible, router.Cost, .. router.Keys];

    /// <summary>Writes the struct under a name of ours.</summary>
    public void Write(string typeName, ImmutableArray<(string Type, string Name)> fields)
    {
        code.Line($"/// <summary>The router {CSharpLiteral.Identifier("router", router.Name)}.</summary>");
        code.Open($"internal readonly struct {typeName} : IRouterPolicy");
        WriteFields(typeName, fields);
        code.Line($"public SignalSet Reads => {ReadsText(PolicyReads.Signals(Roots, router.Lets))};");
        code.Line();
        WriteChoose();
        code.Close();
    }

    private void WriteFields(string typeName, ImmutableArray<(string Type, string Name)> fields)
    {
        if (fields.IsEmpty)
        {
            return;
        }

        foreach (var (type, name) in fields)
        {
            code.Line($"private readonly {type} {name};");
        }

        code.Line();
        var formals = string.Join(", ", fields.Select(field => $"{field.Type} {field.Name[1..]}"));
        code.Open($"public {typeName}({formals})");
        foreach (var (_, name) in fields)
        {
            code.Line($"{name} = {name[1..]};");
        }

        code.Close().Line();
    }

    private void WriteChoose()
    {
        code.Line("public int Choose(scoped in RequestContext the_request, scoped in PoolContext the_pool,");
        code.Open("    ReadOnlySpan<WorkerSignals> workers, double tieDraw)");
        code.Line("var best = -1;").Line("var bestCost = 0D;");
        WriteKeys((key, index) => code.Line($"{ExpressionWriter.TypeOf(key)} bestKey{index} = default;"));
        if (router.DrawsTies)
        {
            code.Line("Span<int> tied = workers.Length <= 256 ? stackalloc int[256] : new int[workers.Length];");
            code.Line("var ties = 0;");
        }

        // What no worker changes is computed once for all of them.
        WriteLets(Roots, let => !PolicyReads.DependsOn("worker", let, router.Lets));
        code.Open("for (var index = 0; index < workers.Length; index++)");
        WriteCandidate();
        code.Close();
        if (router.DrawsTies)
        {
            code.Line("return ties > 1 ? tied[(int)(tieDraw * ties)] : best;");
        }
        else
        {
            code.Line("return best;");
        }

        code.Close();
    }

    private void WriteCandidate()
    {
        code.Line("var the_worker = new WorkerContext(index, in workers[index]);");
        code.Open("if (!the_worker.Ready)").Line("continue;").Close();
        foreach (var condition in router.Eligible)
        {
            WriteLets([condition], _ => true);
            code.Mapped(condition.Location, $"if (!{ExpressionWriter.Write(condition)})");
            code.Line("    continue;");
        }

        WriteLets([router.Cost, .. router.Keys], _ => true);
        var sign = router.IsMaximizing ? "-" : string.Empty;
        code.Mapped(router.Cost.Location, $"var cost = {sign}(double){ExpressionWriter.Write(router.Cost)};");

        // What is not a number compares with nothing: it ranks last.
        code.Line("cost = double.IsNaN(cost) ? double.PositiveInfinity : cost;");
        WriteKeys((key, index) => code.Mapped(key.Location, $"var key{index} = {ExpressionWriter.Write(key)};"));
        code.Open($"if (best < 0 || {Precedes(router.Keys.Length)})");
        code.Line("best = index;").Line("bestCost = cost;");
        WriteKeys((_, index) => code.Line($"bestKey{index} = key{index};"));
        if (router.DrawsTies)
        {
            code.Line("ties = 0;").Line("tied[ties++] = index;").Close();
            code.Open($"else if ({EqualsBest(router.Keys.Length)})").Line("tied[ties++] = index;");
        }

        code.Close();
    }

    private void WriteLets(IEnumerable<BoundExpression> roots, Func<BoundExpression, bool> wanted)
    {
        foreach (var index in roots.SelectMany(root => PolicyReads.Lets(root, router.Lets)).Distinct().Order())
        {
            var let = router.Lets[index];
            if (wanted(let) && _written.Add(index))
            {
                var type = ExpressionWriter.TypeOf(let);
                var name = LetNames[index];
                code.Mapped(let.Location, $"{type} {name} = {ExpressionWriter.Write(let)};");
            }
        }
    }

    private Dictionary<int, string> LetNames => field ??= Roots
        .SelectMany(root => PolicyReads.Lets(root, router.Lets).Select(index => router.Lets[index]).Prepend(root))
        .SelectMany(PolicyReads.Within)
        .OfType<BoundPolicyLet>()
        .DistinctBy(let => let.Index)
        .ToDictionary(let => let.Index, let => ExpressionWriter.LetName(let.Index, let.Name));

    private void WriteKeys(Action<BoundExpression, int> write)
    {
        for (var index = 0; index < router.Keys.Length; index++)
        {
            write(router.Keys[index], index);
        }
    }

    private static string Precedes(int keys)
    {
        var text = string.Empty;
        for (var index = keys - 1; index >= 0; index--)
        {
            text = text.Length == 0
                ? $"key{index} < bestKey{index}"
                : $"key{index} < bestKey{index} || (key{index} == bestKey{index} && ({text}))";
        }

        return text.Length == 0 ? "cost < bestCost" : $"cost < bestCost || (cost == bestCost && ({text}))";
    }

    private static string EqualsBest(int keys) => string.Join(
        " && ", Enumerable.Range(0, keys).Select(index => $"key{index} == bestKey{index}").Prepend("cost == bestCost"));

    private static string ReadsText(SignalSet reads)
    {
        var names = Enum.GetValues<SignalSet>().Where(each => each != SignalSet.None && reads.HasFlag(each));
        var text = string.Join(" | ", names.Select(each => $"SignalSet.{each}"));
        return text.Length == 0 ? "SignalSet.None" : text;
    }
}
