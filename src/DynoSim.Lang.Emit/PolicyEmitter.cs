using DynoSim.Lang.Emit.Writing;
using DynoSim.Lang.Semantics.Plan;

namespace DynoSim.Lang.Emit;

/// <summary>
/// A router by itself as C# text, for tests of it. The struct that decides is written as for a scenario.
/// </summary>
public static class PolicyEmitter
{
    private const string Parameters =
        "scoped in RequestContext request, scoped in PoolContext pool, ReadOnlySpan<WorkerSignals> workers,";

    /// <summary>Writes the text.</summary>
    /// <exception cref="EmitException">The language let something through that has no C#.</exception>
    public static EmittedPolicy Emit(RouterPlan router)
    {
        var code = new CodeWriter();
        foreach (var line in ScenarioEmitter.Head.Split('\n'))
        {
            code.Line(line);
        }

        var made = SettingFields.Construction("Router", router.Settings, "settings");
        code.Open("public sealed class Policy : CompiledPolicy");
        code.Line("public override int Choose(");
        code.Line($"    {Parameters}");
        code.Line("    double tieDraw, SettingValues settings) =>");
        code.Line($"    {made}.Choose(in request, in pool, workers, tieDraw);");
        code.Line();
        code.Line("public override void Judge(");
        code.Line($"    {Parameters}");
        code.Line("    Span<double> costs, Span<int> refusals, SettingValues settings) =>");
        code.Line($"    {made}.Judge(in request, in pool, workers, costs, refusals);");
        code.Close();
        code.Line();
        new RouterWriter(code, router).Write("Router", isJudged: true);
        return new EmittedPolicy(code.ToString());
    }
}
