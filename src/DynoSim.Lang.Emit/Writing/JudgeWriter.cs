using System.Globalization;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Emit.Writing;

/// <summary>
/// What a router makes of each worker: its cost, or the condition that keeps it out. Only tests ask for it, so that a
/// failure can say why.
/// </summary>
internal sealed class JudgeWriter(CodeWriter code, RouterPlan router)
{
    private readonly LetWriter _lets = new(code, router.Lets);

    /// <summary>Writes the method.</summary>
    public void Write()
    {
        code.Line("public void Judge(");
        code.Line("    scoped in RequestContext request,");
        code.Line("    scoped in PoolContext pool,");
        code.Line("    ReadOnlySpan<WorkerSignals> workers,");
        code.Line("    Span<double> costs,");
        code.Open("    Span<int> refusals)");
        _lets.Write(
            [.. router.Eligible, router.Cost],
            let => !PolicyReads.DependsOn(typeof(WorkerContext), let, router.Lets));
        code.Open("for (var index = 0; index < workers.Length; index++)");
        code.Line("var worker = new WorkerContext(index, in workers[index]);");
        code.Line("costs[index] = double.NaN;");
        code.Line("refusals[index] = 0;");
        code.Open("if (!worker.Ready)").Line("continue;").Close();
        for (var number = 0; number < router.Eligible.Length; number++)
        {
            var condition = router.Eligible[number];
            _lets.Write([condition], _ => true);
            code.Mapped(condition.Location, $"if (!{ExpressionWriter.Write(condition)})");
            code.Open(string.Empty);
            code.Line(string.Create(CultureInfo.InvariantCulture, $"refusals[index] = {number + 1};"));
            code.Line("continue;").Close();
        }

        _lets.Write([router.Cost], _ => true);
        code.Mapped(router.Cost.Location, $"costs[index] = (double){ExpressionWriter.Write(router.Cost)};");
        code.Line("refusals[index] = -1;");
        code.Close();
        code.Close();
    }
}
