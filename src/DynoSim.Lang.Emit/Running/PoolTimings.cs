using System.Collections.Immutable;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Emit.Running;

/// <summary>Opens the timings of the pools under the type that the emitted code was written for.</summary>
public static class PoolTimings
{
    /// <summary>The timings under their own type.</summary>
    /// <exception cref="InvalidCastException">One has another type.</exception>
    public static ImmutableArray<TTiming> Open<TTiming>(ImmutableArray<PassTiming> timings)
        where TTiming : struct, ISegmentedTiming =>
        [.. timings.Select(timing => timing.Use(new Reader<TTiming>()))];

    /// <summary>Timings of several types under a common one, which costs a virtual call a pass.</summary>
    public static ImmutableArray<AnyTiming> Mixed(ImmutableArray<PassTiming> timings) =>
        [.. timings.Select(timing => timing.AsAny())];

    /// <summary>The type of a timing.</summary>
    internal static Type TypeOf(PassTiming timing) => timing.Use(new TypeReader());

    private sealed class Reader<TWanted> : ITimingUse<TWanted>
    {
        public TWanted With<TTiming>(TTiming timing)
            where TTiming : struct, ISegmentedTiming => timing is TWanted wanted
            ? wanted
            : throw new InvalidCastException(
                $"The scenario was compiled for {typeof(TWanted)}, not {typeof(TTiming)}.");
    }

    private sealed class TypeReader : ITimingUse<Type>
    {
        public Type With<TTiming>(TTiming timing)
            where TTiming : struct, ISegmentedTiming => typeof(TTiming);
    }
}
