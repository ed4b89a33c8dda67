using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DynoSim.Lang.Simulation.PerfModel;

namespace DynoSim.Lang.Emit.Running;

/// <summary>Opens the timings of the pools under the type that the emitted code was written for.</summary>
public static class PoolTimings
{
    /// <summary>The timings under their own type.</summary>
    /// <exception cref="InvalidCastException">One has another type.</exception>
    public static ImmutableArray<TTiming> Open<TTiming>(ImmutableArray<PassTiming> timings)
        where TTiming : struct, ISegmentedTiming
    {
        // A loop, because a sequence of timings would be compiled at every start.
        var opened = new TTiming[timings.Length];
        for (var pool = 0; pool < opened.Length; pool++)
        {
            opened[pool] = timings[pool].Open<TTiming>();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(opened);
    }

    /// <summary>Timings of several types under a common one, which costs a virtual call a pass.</summary>
    public static ImmutableArray<AnyTiming> Mixed(ImmutableArray<PassTiming> timings) =>
        [.. timings.Select(timing => timing.AsAny())];

    /// <summary>
    /// The instances that emitted code calls, named: code is compiled ahead only for those that a method mentions.
    /// Nothing calls this.
    /// </summary>
    internal static void Mention()
    {
        _ = Open<PolynomialTiming>([]);
        _ = Open<AnalyticTiming>([]);
        _ = Open<AffineTiming>([]);
        _ = Open<FixedTiming>([]);
        _ = Open<TableTiming>([]);
    }

    /// <summary>The type of a timing.</summary>
    internal static Type TypeOf(PassTiming timing) => timing.Use(new TypeReader());

    private sealed class TypeReader : ITimingUse<Type>
    {
        public Type With<TTiming>(TTiming timing)
            where TTiming : struct, ISegmentedTiming => typeof(TTiming);
    }
}
