using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Feasibility;

/// <summary>
/// The timing of a pool, or why there is none: a precision without a peak (DYN2020), a shape without a link (DYN4051),
/// a table that cannot be had (DYN6001) or used (DYN6003).
/// </summary>
internal static class PoolTimingRules
{
    private const long LongestTableBytes = 64L << 20;

    /// <summary>Builds the timing; null after a report.</summary>
    public static TimingBuild? Build(PoolFacts pool, FeasibilityReport report, IFileSource files)
    {
        var options = pool.Options.Engine.Timing;
        var text = default(string);
        if (options.Source is TimingSource.Table table)
        {
            var read = files.ReadText(table.Path, LongestTableBytes);
            if (read.Fault != FileFault.None)
            {
                report.Add(
                    Descriptors.TraceMissing,
                    TablePlace(pool),
                    $"the table `{table.Path}` {FileFaultText.Of(read.Fault)}",
                    "cannot be opened");
                return null;
            }

            text = read.Text;
        }

        var build = TimingBuilder.Build(new TimingRequest
        {
            Options = options,
            Model = pool.Model,
            Node = pool.Node,
            Shape = pool.Shape,
            KvTokens = pool.Budget.Tokens,
            TableText = text,
        });
        foreach (var problem in build.Problems)
        {
            Report(pool, problem, report);
        }

        return build.Timing is null ? null : build;
    }

    private static SourceLocation TablePlace(PoolFacts pool) =>
        pool.Entity.Block("engine")?.Block("timing")?.LocationOf("source") ?? pool.At("engine");

    private static void Report(PoolFacts pool, TimingProblem problem, FeasibilityReport report)
    {
        var descriptor = problem.Kind switch
        {
            TimingProblemKind.AbsentPeak => Descriptors.RequiredMissing,
            TimingProblemKind.NoLink => Descriptors.NoLink,
            TimingProblemKind.UnusableTable => Descriptors.TraceField,
            _ => Descriptors.NotSimulatedYet,
        };
        var place = problem.Kind == TimingProblemKind.UnusableTable
            ? TablePlace(pool)
            : pool.At("engine", "tp", "model");
        report.Add(descriptor, place, problem.Message);
    }
}
