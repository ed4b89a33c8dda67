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

    /// <summary>The duration of a pass, for questions outside a run.</summary>
    public abstract long PassPicoseconds(in PassTotals totals);

    /// <summary>The additive part of one prefill entry, for questions outside a run.</summary>
    public abstract long PrefillTermPicoseconds(long newTokens, long pastTokens);

    /// <summary>Wraps a timing.</summary>
    public static PassTiming Of<TTiming>(TTiming timing)
        where TTiming : struct, ISegmentedTiming => new Typed<TTiming>(timing);

    private sealed class Typed<TTiming>(TTiming timing) : PassTiming
        where TTiming : struct, ISegmentedTiming
    {
        public override TResult Use<TResult>(ITimingUse<TResult> use) => use.With(timing);

        public override long PassPicoseconds(in PassTotals totals) => timing.PassPicoseconds(totals);

        public override long PrefillTermPicoseconds(long newTokens, long pastTokens) =>
            timing.PrefillTermPicoseconds(newTokens, pastTokens);
    }
}
