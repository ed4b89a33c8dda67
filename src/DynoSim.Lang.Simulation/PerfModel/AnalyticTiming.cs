using System.Collections.Immutable;
using DynoSim.Lang.Simulation.PerfModel.Analytic;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>
/// The analytic timing: a table in whole picoseconds, filled from kernel formulas and fitted constants once per model,
/// GPU and parallel shape. Decode-only passes are affine in context between knots.
/// </summary>
public readonly struct AnalyticTiming : ISegmentedTiming
{
    private readonly PassTable _table;
    private readonly Composition _composition;

    private AnalyticTiming(PassTable table, Composition composition)
    {
        _table = table;
        _composition = composition;
    }

    /// <summary>Builds the timing, or says why there is none.</summary>
    /// <param name="model">The model.</param>
    /// <param name="node">The node a replica stands on.</param>
    /// <param name="shape">How the replica is spread.</param>
    /// <param name="composition">How prefill and decode come together.</param>
    /// <param name="stepMultiplier">Factor on every duration.</param>
    /// <param name="notes">What was borrowed, a sentence each.</param>
    /// <param name="problems">Why it cannot be built.</param>
    public static AnalyticTiming? TryBuild(
        ModelOptions model,
        NodeOptions node,
        ParallelShape shape,
        Composition composition,
        double stepMultiplier,
        out ImmutableArray<string> notes,
        out ImmutableArray<TimingProblem> problems)
    {
        var resolution = HardwareResolution.Resolve(model, node, shape);
        problems = resolution.Problems;
        notes = [];
        if (resolution.Hardware is not { } hardware)
        {
            return null;
        }

        (var constants, notes) = FitSelection.For(node.Accelerator, model, Math.Min(shape.Tp * shape.Dp, node.Gpus));
        var costs = new PassCosts(model, shape, hardware, constants);
        return new AnalyticTiming(new PassTable(costs, stepMultiplier), composition);
    }

    /// <inheritdoc/>
    public long PrefillTermPicoseconds(long newTokens, long pastTokens) => _table.PrefillTerm(newTokens, pastTokens);

    /// <inheritdoc/>
    public long PassPicoseconds(in PassTotals totals)
    {
        if (_composition == Composition.Serial)
        {
            return Serial(totals);
        }

        if (totals.PrefillRequests > 0)
        {
            return _table.Mixed(
                totals.PrefillRequests,
                totals.PrefillTokens,
                totals.PrefillTermPicoseconds,
                totals.DecodeRequests,
                totals.DecodeContextTokens);
        }

        return totals.DecodeRequests == 0 ? 0 : _table.Decode(totals.DecodeRequests, totals.DecodeContextTokens);
    }

    /// <inheritdoc/>
    public void DecodePasses(int batch, long contextTokens, Span<long> picoseconds) =>
        DecodePassLoop.Fill(this, batch, contextTokens, picoseconds);

    /// <inheritdoc/>
    public DecodeSegment DecodeSegment(int batch, long contextTokens) => _table.DecodeSegment(batch, contextTokens);

    private long Serial(in PassTotals totals)
    {
        var newTokens = BatchMeans.NewTokens(totals);
        var prefill = 0L;
        if (newTokens > 0)
        {
            var past = BatchMeans.Prefix(totals);
            var term = _table.PrefillTerm(BatchMeans.End(totals) - past, past);
            prefill = _table.Mixed(totals.PromptRequests, newTokens, totals.PromptRequests * term, 0, 0);
        }

        return totals.EmittingRequests == 0
            ? prefill
            : prefill + _table.Decode(totals.EmittingRequests, totals.EmittingContextTokens);
    }
}
