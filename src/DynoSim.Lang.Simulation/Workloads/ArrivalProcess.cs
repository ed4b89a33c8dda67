using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>When requests or sessions arrive: <c>Arrivals&lt;R&gt;</c> in the language. Rates are per second.</summary>
public abstract record ArrivalProcess
{
    /// <summary>Arrivals per second in the long run; of a profile that does not repeat, its last rate.</summary>
    public abstract double MeanRate { get; }

    /// <summary>The highest rate it ever has, per second.</summary>
    public virtual double PeakRate => MeanRate;

    /// <summary>Why nothing can be drawn; <see cref="ArrivalProblem.None"/> if it can.</summary>
    public virtual ArrivalProblem Problem =>
        double.IsFinite(MeanRate) && MeanRate > 0 ? ArrivalProblem.None : ArrivalProblem.RateNotPositive;

    /// <summary>The arrivals one after the other, from the first.</summary>
    /// <param name="stream">Where random gaps come from.</param>
    public abstract ArrivalCursor Walk(RandomStream stream);

    /// <summary>Instants of the arrivals in picoseconds from the start, in order.</summary>
    /// <param name="stream">Where random gaps come from.</param>
    /// <param name="end">Arrivals at or after it do not happen.</param>
    /// <param name="most">No more than so many.</param>
    public long[] Times(RandomStream stream, SimulatedTime end, int most)
    {
        var times = new List<long>();
        var cursor = Walk(stream);
        while (times.Count < most && cursor.Next(end, out var time))
        {
            times.Add(time);
        }

        return [.. times];
    }
}

/// <summary>What makes an arrival process meaningless.</summary>
public enum ArrivalProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The rate is not a positive number.</summary>
    RateNotPositive,

    /// <summary>The coefficient of variation or the shape is not positive.</summary>
    ShapeNotPositive,

    /// <summary>The profile has no steps.</summary>
    EmptyProfile,

    /// <summary>The times of the profile do not rise, or reach beyond its repetition.</summary>
    TimesNotRising,
}

/// <summary>Independent arrivals: exponential gaps.</summary>
/// <param name="Rate">Arrivals per second.</param>
public sealed record PoissonArrivals(double Rate) : ArrivalProcess
{
    /// <inheritdoc/>
    public override double MeanRate => Rate;

    /// <inheritdoc/>
    public override ArrivalCursor Walk(RandomStream stream) =>
        new RenewalCursor(index => -DeterministicMath.Log(stream.Uniform(index)) / Rate);
}

/// <summary>Equal gaps, the first arrival at the start.</summary>
/// <param name="Rate">Arrivals per second.</param>
public sealed record ConstantArrivals(double Rate) : ArrivalProcess
{
    /// <inheritdoc/>
    public override double MeanRate => Rate;

    /// <inheritdoc/>
    public override ArrivalCursor Walk(RandomStream stream) => new IndexedCursor(index => index / Rate);
}
