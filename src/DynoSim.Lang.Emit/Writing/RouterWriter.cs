using System.Collections.Immutable;
using System.Globalization;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>A router as a struct: its settings are fields, the loop over the workers stands in <c>Choose</c>.</summary>
internal sealed class RouterWriter(CodeWriter code, RouterPlan router)
{
    private readonly LetWriter _lets = new(code, router.Lets);

    // What stands behind a draw can never decide.
    private readonly ImmutableArray<BoundExpression> _keys = [.. router.TieBreak.TakeWhile(key => !IsRandom(key))];

    private bool DrawsTies => router.TieBreak.Any(IsRandom);

    /// <summary>Writes the struct under a name of ours.</summary>
    /// <param name="typeName">The name.</param>
    /// <param name="isJudged">Whether it also says what it makes of each worker, for tests of it.</param>
    public void Write(string typeName, bool isJudged = false)
    {
        code.Open($"internal readonly struct {typeName} : IRouterPolicy");
        SettingFields.Write(code, typeName, router.Settings);
        code.Line($"public SignalSet Reads => {ReadsText(router.Reads)};");
        code.Line();
        WriteChoose();
        if (Stands)
        {
            code.Line();
            WriteStanding();
        }

        if (isJudged)
        {
            code.Line();
            new JudgeWriter(code, router).Write();
        }

        code.Close();
    }

    /// <summary>
    /// Whether each worker's rank depends on that worker alone, so that the order of all need not be found anew for
    /// every request.
    /// </summary>
    private bool Stands => router.Eligible.IsEmpty && !DrawsTies && router.Reads == SignalSet.None
        && _keys.Prepend(router.Cost).All(part =>
            !PolicyReads.DependsOn(typeof(RequestContext), part, router.Lets)
            && !PolicyReads.DependsOn(typeof(PoolContext), part, router.Lets));

    /// <summary>Whether a standing order is by the requests a worker was given, then by its number.</summary>
    private bool Rotates => !router.IsMaximizing
        && IsOfWorker(router.Cost, nameof(WorkerContext.Assigned))
        && (_keys.IsEmpty || IsOfWorker(_keys[0], nameof(WorkerContext.Id)));

    private static bool IsOfWorker(BoundExpression expression, string property) =>
        expression is BoundSignal signal
        && signal.Signal.Member.DeclaringType == typeof(WorkerContext)
        && signal.Signal.Member.Name == property;

    private void WriteStanding()
    {
        code.Line("public bool Stands => true;");
        if (Rotates)
        {
            code.Line();
            code.Line("public bool Rotates => true;");
        }

        code.Line();
        code.FromTheStart();
        code.Open("public bool Precedes(int candidate, int incumbent, ReadOnlySpan<WorkerSignals> workers)");
        WriteRank("candidate", string.Empty);
        WriteRank("incumbent", "best");
        code.Line($"return {PrecedesBest(_keys.Length)};");
        code.Close();
    }

    private void WriteRank(string number, string prefix)
    {
        var (cost, key) = prefix.Length == 0 ? ("cost", "key") : (prefix + "Cost", prefix + "Key");
        code.Line($"double {cost};");
        WriteKeys((each, index) => code.Line($"{KeyType(each)} {key}{index};"));
        code.Open(string.Empty);
        code.Line($"var worker = new WorkerContext({number}, in workers[{number}]);");
        new LetWriter(code, router.Lets).Write([router.Cost, .. _keys], _ => true);
        code.Mapped(router.Cost.Location, $"{cost} = {CostText};");
        code.Line($"{cost} = double.IsNaN({cost}) ? double.PositiveInfinity : {cost};");
        WriteKeys((each, index) => code.Mapped(each.Location, $"{key}{index} = {KeyText(each)};"));
        code.Close();
    }

    private string CostText =>
        $"{(router.IsMaximizing ? "-" : string.Empty)}(double){ExpressionWriter.Write(router.Cost)}";

    private void WriteChoose()
    {
        code.FromTheStart();
        code.Line("public int Choose(");
        code.Line("    scoped in RequestContext request,");
        code.Line("    scoped in PoolContext pool,");
        code.Line("    ReadOnlySpan<WorkerSignals> workers,");
        code.Open("    double tieDraw)");
        code.Line("var best = -1;").Line("var bestCost = 0D;");
        WriteKeys((key, index) => code.Line($"{KeyType(key)} bestKey{index} = default;"));
        if (DrawsTies)
        {
            code.Line("Span<int> tied = workers.Length <= 256 ? stackalloc int[256] : new int[workers.Length];");
            code.Line("var ties = 0;");
        }

        // What no worker changes is computed once for all of them.
        _lets.Write(
            [.. router.Eligible, router.Cost, .. _keys],
            let => !PolicyReads.DependsOn(typeof(WorkerContext), let, router.Lets));
        code.Open("for (var index = 0; index < workers.Length; index++)");
        WriteCandidate();
        code.Close();
        code.Line(DrawsTies ? "return ties > 1 ? tied[(int)(tieDraw * ties)] : best;" : "return best;");
        code.Close();
    }

    private void WriteCandidate()
    {
        code.Line("var worker = new WorkerContext(index, in workers[index]);");
        code.Open("if (!worker.Ready)").Line("continue;").Close();
        foreach (var condition in router.Eligible)
        {
            _lets.Write([condition], _ => true);
            code.Mapped(condition.Location, $"if (!{ExpressionWriter.Write(condition)})");
            code.Open(string.Empty).Line("continue;").Close();
        }

        _lets.Write([router.Cost, .. _keys], _ => true);
        code.Mapped(router.Cost.Location, $"var cost = {CostText};");

        // What is not a number compares with nothing: it ranks last.
        code.Line("cost = double.IsNaN(cost) ? double.PositiveInfinity : cost;");
        WriteKeys((key, index) => code.Mapped(key.Location, $"var key{index} = {KeyText(key)};"));
        code.Open($"if (best < 0 || {PrecedesBest(_keys.Length)})");
        code.Line("best = index;").Line("bestCost = cost;");
        WriteKeys((_, index) => code.Line($"bestKey{index} = key{index};"));
        if (DrawsTies)
        {
            code.Line("ties = 0;").Line("tied[ties++] = index;").Close();
            code.Open($"else if ({EqualsBest(_keys.Length)})").Line("tied[ties++] = index;");
        }

        code.Close();
    }

    private void WriteKeys(Action<BoundExpression, string> write)
    {
        for (var index = 0; index < _keys.Length; index++)
        {
            write(_keys[index], index.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string KeyType(BoundExpression key) =>
        ExpressionWriter.TypeOf(key) is var type && type == "bool" ? "long" : type;

    private static string KeyText(BoundExpression key) => ExpressionWriter.TypeOf(key) == "bool"
        ? $"({ExpressionWriter.Write(key)} ? 1L : 0L)"
        : ExpressionWriter.Write(key);

    private static bool IsRandom(BoundExpression key) => key is BoundConstant { Value: WordValue { Word: "random" } };

    private static string PrecedesBest(int keys)
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
