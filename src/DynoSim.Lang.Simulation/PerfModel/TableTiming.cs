using System.Collections.Immutable;
using DynoSim.Lang.Simulation.PerfModel.Tables;

namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>A row of a table that is not used.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Reason">Why, in words that follow "line N:".</param>
public sealed record RejectedRow(int Line, string Reason);

/// <summary>
/// Measured whole passes. A prefill pass is looked up by its new tokens on the curve of the tokens computed before, a
/// decode pass by its context on the curve of its batch. Passes with both pay the fixed cost once (fused) or twice
/// (serial). Between curves and points straight lines; beyond the last point the last line goes on.
/// </summary>
public readonly struct TableTiming : ISegmentedTiming
{
    private readonly PassCurves _prefill;
    private readonly PassCurves _decode;
    private readonly Composition _composition;
    private readonly double _multiplier;

    private TableTiming(PassCurves prefill, PassCurves decode, Composition composition, double multiplier)
    {
        _prefill = prefill;
        _decode = decode;
        _composition = composition;
        _multiplier = multiplier;
    }

    /// <summary>Builds the timing from the text of a table, or says why there is none.</summary>
    /// <param name="request">Options, model and hardware; the text of the table in it.</param>
    /// <param name="rejected">Rows that are not used, in order of their lines.</param>
    /// <param name="problems">Why it cannot be built.</param>
    public static TableTiming? TryBuild(
        TimingRequest request,
        out ImmutableArray<RejectedRow> rejected,
        out ImmutableArray<TimingProblem> problems)
    {
        (var rows, rejected, problems) = TableReader.Read(request.TableText ?? string.Empty);
        if (problems.Length > 0)
        {
            return null;
        }

        var unused = new List<RejectedRow>(rejected);
        var limit = new SpeedOfLight(request.Model, request.Shape, request.Node.Accelerator);
        var accepted = TableCheck.Accept(rows, limit, unused);
        rejected = [.. unused.OrderBy(row => row.Line)];
        var prefill = new PassCurves(
            accepted.Where(row => !row.IsDecode).Select(row => (row.ContextTokens, row.NewTokens, row.Picoseconds)));
        var decode = new PassCurves(
            accepted.Where(row => row.IsDecode).Select(row => (row.Batch, row.ContextTokens, row.Picoseconds)));
        if (prefill.IsEmpty || decode.IsEmpty)
        {
            var missing = prefill.IsEmpty ? "prefill" : "decode";
            problems = [new TimingProblem(TimingProblemKind.UnusableTable, $"the table has no usable {missing} row")];
            return null;
        }

        return new TableTiming(prefill, decode, request.Options.Composition, request.Options.StepMultiplier);
    }

    /// <inheritdoc/>
    public long PrefillTermPicoseconds(long newTokens, long pastTokens) => 0;

    /// <inheritdoc/>
    public long PassPicoseconds(in PassTotals totals)
    {
        if (_composition == Composition.Serial)
        {
            return Prefill(BatchMeans.NewTokens(totals), totals.PromptRequests * BatchMeans.Prefix(totals))
                + Decode(totals.EmittingRequests, totals.EmittingContextTokens);
        }

        var decode = Decode(totals.DecodeRequests, totals.DecodeContextTokens);
        var floor = Decode(totals.DecodeRequests, 0);
        return MixedPass.Fuse(Prefill(totals.PrefillTokens, totals.PrefillPastTokens), decode, floor);
    }

    /// <inheritdoc/>
    public void DecodePasses(int batch, long contextTokens, Span<long> picoseconds)
    {
        _decode.Fill(batch, contextTokens, batch, picoseconds);
        for (var pass = 0; _multiplier != 1 && pass < picoseconds.Length; pass++)
        {
            picoseconds[pass] = Picoseconds.Scale(picoseconds[pass], _multiplier);
        }
    }

    /// <inheritdoc/>
    public DecodeSegment DecodeSegment(int batch, long contextTokens) =>
        new(Decode(batch, contextTokens), 0, contextTokens) { MayShrink = _decode.IsBeyond(batch) };

    private long Prefill(long newTokens, long pastTokens) =>
        newTokens <= 0 ? 0 : Picoseconds.Scale(_prefill.At(pastTokens, newTokens), _multiplier);

    private long Decode(long batch, long contextTokens) =>
        batch == 0 ? 0 : Picoseconds.Scale(_decode.At(batch, contextTokens), _multiplier);
}
