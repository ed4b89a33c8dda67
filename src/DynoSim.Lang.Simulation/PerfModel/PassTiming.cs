namespace DynoSim.Lang.Simulation.PerfModel;

/// <summary>Work that needs the exact type of a timing, so that its calls are not virtual.</summary>
/// <typeparam name="TResult">What the work yields.</typeparam>
public interface ITimingUse<out TResult>
{
    /// <summary>Does the work with a timing of a known type.</summary>
    TResult With<TTiming>(TTiming timing)
        where TTiming : struct, ISegmentedTiming;
}

/// <summary>A timing of any type, opened once per run.</summary>
public abstract class PassTiming
{
    private PassTiming()
    {
    }

    /// <summary>Hands the timing over under its own type.</summary>
    public abstract TResult Use<TResult>(ITimingUse<TResult> use);

    /// <summary>The timing under its own type, for code that was written for that type.</summary>
    /// <exception cref="InvalidCastException">It has another type.</exception>
    public TTiming Open<TTiming>()
        where TTiming : struct, ISegmentedTiming => this is Typed<TTiming> typed
        ? typed.Timing
        : throw new InvalidCastException($"The scenario was compiled for {typeof(TTiming)}, not {GetType()}.");

    /// <summary>The duration of a pass, for questions outside a run.</summary>
    public abstract long PassPicoseconds(in PassTotals totals);

    /// <summary>The additive part of one prefill entry, for questions outside a run.</summary>
    public abstract long PrefillTermPicoseconds(long newTokens, long pastTokens);

    /// <summary>The affine piece of decode-only passes that such a pass lies on.</summary>
    public abstract DecodeSegment DecodeSegment(int batch, long contextTokens);

    /// <summary>Durations of consecutive decode-only passes, for questions outside a run.</summary>
    public abstract void DecodePasses(int batch, long contextTokens, Span<long> picoseconds);

    /// <summary>Wraps a timing.</summary>
    public static PassTiming Of<TTiming>(TTiming timing)
        where TTiming : struct, ISegmentedTiming => new Typed<TTiming>(timing);

    /// <summary>
    /// The same timing behind one common type, for runs whose pools are timed differently; each call is then virtual.
    /// </summary>
    public AnyTiming AsAny() => new(this);

    private sealed class Typed<TTiming>(TTiming timing) : PassTiming
        where TTiming : struct, ISegmentedTiming
    {
        public TTiming Timing => timing;

        public override TResult Use<TResult>(ITimingUse<TResult> use) => use.With(timing);

        public override long PassPicoseconds(in PassTotals totals) => timing.PassPicoseconds(totals);

        public override long PrefillTermPicoseconds(long newTokens, long pastTokens) =>
            timing.PrefillTermPicoseconds(newTokens, pastTokens);

        public override DecodeSegment DecodeSegment(int batch, long contextTokens) =>
            timing.DecodeSegment(batch, contextTokens);

        public override void DecodePasses(int batch, long contextTokens, Span<long> picoseconds) =>
            timing.DecodePasses(batch, contextTokens, picoseconds);
    }
}

/// <summary>A timing of a type not known until the run.</summary>
/// <param name="timing">The timing underneath.</param>
public readonly struct AnyTiming(PassTiming timing) : ISegmentedTiming
{
    private readonly PassTiming _timing = timing;

    /// <inheritdoc/>
    public long PrefillTermPicoseconds(long newTokens, long pastTokens) =>
        _timing.PrefillTermPicoseconds(newTokens, pastTokens);

    /// <inheritdoc/>
    public long PassPicoseconds(in PassTotals totals) => _timing.PassPicoseconds(totals);

    /// <inheritdoc/>
    public DecodeSegment DecodeSegment(int batch, long contextTokens) => _timing.DecodeSegment(batch, contextTokens);

    /// <inheritdoc/>
    public void DecodePasses(int batch, long contextTokens, Span<long> picoseconds) =>
        _timing.DecodePasses(batch, contextTokens, picoseconds);
}
