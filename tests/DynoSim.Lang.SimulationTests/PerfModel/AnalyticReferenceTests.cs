using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.SimulationTests.PerfModel;

/// <summary>
/// The integer tables against step latencies that were computed independently from the same formulas. What remains is
/// interpolation between knots, the sum over prompts in place of one kernel, and rounding.
/// </summary>
public sealed class AnalyticReferenceTests
{
    [TestCase("ctx", 0.2, 2.5)]
    [TestCase("gen", 0.05, 0.5)]
    public void Compact_step_latencies_are_reproduced(string phase, double meanPercent, double largestPercent) =>
        AssertErrors(phase, "compact_ms", efficiency: null, meanPercent, largestPercent);

    [TestCase("ctx", 0.1, 0.5)]
    [TestCase("gen", 0.1, 1.0)]
    public void Stated_efficiency_gives_the_generic_roofline(string phase, double meanPercent, double largestPercent) =>
        AssertErrors(phase, "generic_ms", new EfficiencyOptions(), meanPercent, largestPercent);

    [TestCase("ctx", 8)]
    [TestCase("gen", 7)]
    public void Operator_sums_are_met_within_the_fit_s_own_error(string phase, double meanPercent) =>
        AssertErrors(phase, "aic_ms", efficiency: null, meanPercent, 35);

    private static void AssertErrors(
        string phase,
        string column,
        EfficiencyOptions? efficiency,
        double meanPercent,
        double largestPercent)
    {
        var data = PerfData.Load();
        var errors = new List<double>();
        foreach (var group in data.Steps.Where(row => row["phase"] == phase).GroupBy(Case))
        {
            var timing = Build(data, group.First(), efficiency);
            var own = group
                .Select(row => Math.Abs((Milliseconds(timing, row) / PerfData.Number(row[column])) - 1) * 100)
                .ToList();
            TestContext.Out.WriteLine($"{group.Key}: mean {own.Average():F2}%, largest {own.Max():F2}%");
            errors.AddRange(own);
        }

        TestContext.Out.WriteLine(
            $"{phase} against {column}: {errors.Count} steps, mean {errors.Average():F3}%, largest {errors.Max():F2}%");
        Assert.Multiple(() =>
        {
            Assert.That(errors.Average(), Is.LessThan(meanPercent));
            Assert.That(errors.Max(), Is.LessThan(largestPercent));
        });
    }

    private static string Case(Dictionary<string, string> row) =>
        $"{row["system"]} {row["model"]} tp{row["tp"]} ep{row["ep"]} {row["gemm"]} {row["moe"]} kv {row["kv"]}";

    private static PassTiming Build(PerfData data, Dictionary<string, string> row, EfficiencyOptions? efficiency)
    {
        var tp = (long)PerfData.Number(row["tp"]);
        var ep = (long)PerfData.Number(row["ep"]);
        var build = TimingBuilder.Build(new TimingRequest
        {
            Options = new TimingOptions(),
            Model = data.Model(row["model"], row["gemm"], row["kv"], row["moe"]),
            Node = data.Node(row["system"], efficiency),
            Shape = ParallelShape.Of(tp, ep: ep),
            KvTokens = 1,
        });
        Assert.That(build.Problems, Is.Empty);
        return build.Timing!;
    }

    private static double Milliseconds(PassTiming timing, Dictionary<string, string> row)
    {
        var batch = (int)PerfData.Number(row["batch"]);
        var tokens = (long)PerfData.Number(row["tokens_or_kv"]);
        var prefix = (long)PerfData.Number(row["prefix"]);
        var totals = row["phase"] == "gen"
            ? new PassTotals { DecodeRequests = batch, DecodeContextTokens = batch * tokens }
            : new PassTotals
            {
                PrefillRequests = batch,
                PrefillTokens = batch * tokens,
                PrefillTermPicoseconds = batch * timing.PrefillTermPicoseconds(tokens, prefix),
            };
        return timing.PassPicoseconds(totals) / 1e9;
    }
}
