using System.Collections.Immutable;
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
}

/// <summary>What makes an arrival process meaningless (DYN6010).</summary>
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
}

/// <summary>Equal gaps, the first arrival at the start.</summary>
/// <param name="Rate">Arrivals per second.</param>
public sealed record ConstantArrivals(double Rate) : ArrivalProcess
{
    /// <inheritdoc/>
    public override double MeanRate => Rate;
}

/// <summary>Independent gaps of a gamma distribution: burstier than Poisson above a variation of 1.</summary>
/// <param name="Rate">Arrivals per second.</param>
/// <param name="Variation">Coefficient of variation of the gaps (standard deviation / mean).</param>
public sealed record GammaArrivals(double Rate, double Variation) : ArrivalProcess
{
    /// <inheritdoc/>
    public override double MeanRate => Rate;

    /// <inheritdoc/>
    public override ArrivalProblem Problem =>
        double.IsFinite(Variation) && Variation > 0 ? base.Problem : ArrivalProblem.ShapeNotPositive;
}

/// <summary>Independent gaps of a Weibull distribution: burstier than Poisson below a shape of 1.</summary>
/// <param name="Rate">Arrivals per second.</param>
/// <param name="Shape">Shape of the gaps' distribution.</param>
public sealed record WeibullArrivals(double Rate, double Shape) : ArrivalProcess
{
    /// <inheritdoc/>
    public override double MeanRate => Rate;

    /// <inheritdoc/>
    public override ArrivalProblem Problem =>
        double.IsFinite(Shape) && Shape > 0 ? base.Problem : ArrivalProblem.ShapeNotPositive;
}

/// <summary>Poisson arrivals whose rate follows steps.</summary>
/// <param name="Steps">When each rate, per second, begins; times rise. The first also holds before its time.</param>
/// <param name="Repeat">After which time the profile starts again; null to hold the last rate.</param>
public sealed record ProfileArrivals(
    ImmutableArray<(SimulatedTime From, double Rate)> Steps,
    SimulatedTime? Repeat) : ArrivalProcess
{
    /// <inheritdoc/>
    public override double MeanRate => Repeat is { Picoseconds: > 0 } period ? Expected(period) / period.Seconds
        : Steps.IsEmpty ? 0
        : Steps[^1].Rate;

    /// <inheritdoc/>
    public override double PeakRate => Steps.IsEmpty ? 0 : Steps.Max(step => step.Rate);

    /// <inheritdoc/>
    public override ArrivalProblem Problem
    {
        get
        {
            if (Steps.IsEmpty)
            {
                return ArrivalProblem.EmptyProfile;
            }

            for (var index = 0; index < Steps.Length; index++)
            {
                if (!double.IsFinite(Steps[index].Rate) || Steps[index].Rate < 0)
                {
                    return ArrivalProblem.RateNotPositive;
                }

                if (index > 0 ? Steps[index].From <= Steps[index - 1].From : Steps[index].From < SimulatedTime.Zero)
                {
                    return ArrivalProblem.TimesNotRising;
                }
            }

            return Repeat <= Steps[^1].From ? ArrivalProblem.TimesNotRising
                : PeakRate > 0 ? ArrivalProblem.None
                : ArrivalProblem.RateNotPositive;
        }
    }

    /// <summary>Arrivals expected from the start of the profile to a time within its first pass.</summary>
    public double Expected(SimulatedTime until)
    {
        var sum = 0.0;
        for (var index = 0; index < Steps.Length; index++)
        {
            var from = index == 0 ? SimulatedTime.Zero : Steps[index].From;
            var to = index + 1 < Steps.Length && Steps[index + 1].From < until ? Steps[index + 1].From : until;
            sum += from < to ? Steps[index].Rate * (to.Seconds - from.Seconds) : 0;
        }

        return sum;
    }
}
