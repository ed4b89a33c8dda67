namespace DynoSim.Lang.Simulation.PerfModel.Analytic;

/// <summary>
/// The analytic timing of one model, GPU and parallel shape as tables in whole picoseconds: this table is the
/// definition, the formulas only fill it. Shared by all workers of a pool and safe from any thread.
/// </summary>
internal sealed class PassTable : IRemade
{
    private const int FirstRows = 257;

    private readonly PassCosts _costs;
    private readonly double _stepMultiplier;
    private readonly double _picosecondsPerSecond;
    private readonly TokenCurve _linear;
    private readonly TokenCurve _decodeLinear;
    private readonly TokenCurve _logits;
    private readonly PrefillSurface _prefill;
    private readonly long _prefillFixed;
    private readonly Lock _growth = new();
    private DecodeRow?[] _rows = new DecodeRow?[FirstRows];

    public PassTable(PassCosts costs, double stepMultiplier)
    {
        _costs = costs;
        _stepMultiplier = stepMultiplier;
        _picosecondsPerSecond = Kernel.SimulatedTime.PicosecondsPerSecond * stepMultiplier;
        _linear = new TokenCurve(tokens => Whole(costs.Linear(tokens, decode: false)));
        _decodeLinear = costs.HasDecodeKernels
            ? new TokenCurve(tokens => Whole(costs.Linear(tokens, decode: true)))
            : _linear;
        _logits = new TokenCurve(requests => Whole(costs.Logits(requests)));
        _prefill = new PrefillSurface((newTokens, past) => Whole(costs.PrefillTerm(newTokens, past)));
        _prefillFixed = Whole(costs.PrefillFixed());
    }

    /// <inheritdoc/>
    object?[] IRemade.Ingredients => [_costs, _stepMultiplier];

    /// <summary>Attention of one prompt.</summary>
    public long PrefillTerm(long newTokens, long past) => _prefill.At(newTokens, past);

    /// <summary>A pass of decoders alone.</summary>
    public long Decode(int batch, long contextTokens) => DecodeBase(batch) + Row(batch).At(contextTokens);

    /// <summary>The stretch of passes of decoders alone.</summary>
    public DecodeSegment DecodeSegment(int batch, long contextTokens)
    {
        var segment = Row(batch).From(contextTokens);
        return segment with { BasePicoseconds = segment.BasePicoseconds + DecodeBase(batch) };
    }

    /// <summary>
    /// A pass with prefill: everything but attention once for all its tokens, then each one's attention.
    /// </summary>
    public long Mixed(int prompts, long promptTokens, long promptTerms, int decoders, long contextTokens)
    {
        var linear = _linear.At(promptTokens + decoders);
        if (decoders == 0)
        {
            return linear + _logits.At(prompts) + _prefillFixed + promptTerms;
        }

        // Kernels for decoders alone may be slower than those for prompts: no pass is faster than its decoders.
        return Math.Max(linear, _decodeLinear.At(decoders)) + _logits.At(prompts + decoders) + _prefillFixed
            + promptTerms + Row(decoders).At(contextTokens);
    }

    private long DecodeBase(int batch) => _decodeLinear.At(batch) + _logits.At(batch);

    private DecodeRow Row(int batch)
    {
        var rows = Volatile.Read(ref _rows);
        return batch < rows.Length && Volatile.Read(ref rows[batch]) is { } row ? row : BuildRow(batch);
    }

    private DecodeRow BuildRow(int batch)
    {
        lock (_growth)
        {
            var rows = _rows;
            if (batch >= rows.Length)
            {
                Array.Resize(ref rows, Math.Max(batch + 1, 2 * rows.Length));
                Volatile.Write(ref _rows, rows);
            }

            var row = rows[batch] ?? new DecodeRow(batch, context => Whole(_costs.DecodeTerm(batch, context)));
            Volatile.Write(ref rows[batch], row);
            return row;
        }
    }

    private long Whole(double seconds) => checked((long)Math.Round(seconds * _picosecondsPerSecond));
}
