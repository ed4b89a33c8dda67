using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// The functions of the language that make arrival processes. R is <c>Rate</c> or <c>SessionRate</c>, per second.
/// </summary>
public static class ArrivalFunctions
{
    /// <summary>Independent arrivals.</summary>
    [LanguageFunction("poisson", "Arrivals<R>", Doc = "Independent arrivals at the given mean rate.", Simulated = true)]
    public static ArrivalProcess Poisson([Formal("R", Range = ">0")] double rate) => new PoissonArrivals(rate);

    /// <summary>Equal gaps.</summary>
    [LanguageFunction(
        "constant",
        "Arrivals<R>",
        Doc = "Arrivals at equal gaps, the first at the start.",
        Simulated = true)]
    public static ArrivalProcess Constant([Formal("R", Range = ">0")] double rate) =>
        new ConstantArrivals(rate);

    /// <summary>Gamma-distributed gaps.</summary>
    [LanguageFunction(
        "gamma",
        "Arrivals<R>",
        Doc = "Independent gamma gaps with coefficient of variation `cv`; above 1 is burstier than poisson.",
        Simulated = true)]
    public static ArrivalProcess Gamma(
        [Formal("R", Range = ">0")] double rate, [Formal("Ratio", Range = ">0")] double cv) =>
        new GammaArrivals(rate, cv);

    /// <summary>Weibull-distributed gaps.</summary>
    [LanguageFunction(
        "weibull",
        "Arrivals<R>",
        Doc = "Independent Weibull-distributed gaps; a `shape` below 1 is burstier than Poisson.",
        Simulated = true)]
    public static ArrivalProcess Weibull(
        [Formal("R", Range = ">0")] double rate, [Formal("Ratio", Range = ">0")] double shape) =>
        new WeibullArrivals(rate, shape);

    /// <summary>Bursts and silences of fixed length.</summary>
    [LanguageFunction(
        "on_off",
        "Arrivals<R>",
        Doc = "Poisson arrivals at `rate` for the time `on`, then none for the time `off`, again and again.",
        Simulated = true)]
    public static ArrivalProcess OnOff(
        [Formal("R", Range = ">0")] double rate,
        [Formal("Time", Range = ">0")] SimulatedTime on,
        [Formal("Time", Range = ">=0")] SimulatedTime off) =>
        new ProfileArrivals([(SimulatedTime.Zero, rate), (on, 0)], new SimulatedTime(on.Picoseconds + off.Picoseconds));

    /// <summary>Rates that change in steps.</summary>
    [LanguageFunction(
        "piecewise",
        "Arrivals<R>",
        Doc = "Poisson arrivals whose rate changes in steps: each rate holds from its time to the next. The last one "
            + "holds on unless the profile repeats.",
        Simulated = true)]
    public static ArrivalProcess Piecewise(
        [Formal("List<(Time, R)>")] ImmutableArray<(SimulatedTime From, double Rate)> steps,
        [Formal("Time?", Range = ">0")] SimulatedTime? repeat = null) =>
        new ProfileArrivals(steps, repeat);

    /// <summary>A day that repeats, with quieter weekends.</summary>
    [LanguageFunction(
        "diurnal",
        "Arrivals<R>",
        Doc = "Poisson arrivals whose rate swings as a cosine between `low` and `high`, which it reaches at `peak` of "
            + "each `period` (24h by default), in 96 steps; the last two of seven periods are multiplied by `weekend`.",
        Simulated = true)]
    public static ArrivalProcess Diurnal(
        [Formal("R", Range = ">=0")] double low,
        [Formal("R", Range = ">0")] double high,
        [Formal("Time")] SimulatedTime peak,
        [Formal("Time?", Range = ">0")] SimulatedTime? period = null,
        [Formal("Ratio", Range = ">=0")] double weekend = 1)
    {
        const int StepsOfPeriod = 96;
        const int PeriodsOfWeek = 7;
        var length = period?.Picoseconds ?? 24L * 3600 * SimulatedTime.PicosecondsPerSecond;
        var periods = weekend == 1 ? 1 : PeriodsOfWeek;
        var steps = ImmutableArray.CreateBuilder<(SimulatedTime From, double Rate)>(periods * StepsOfPeriod);
        for (var step = 0; step < periods * StepsOfPeriod; step++)
        {
            var turns = ((step + 0.5) / StepsOfPeriod) - (peak.Picoseconds / (double)length);
            var rate = low + ((high - low) * (1 + DeterministicMath.CosineOfTurns(turns)) / 2);
            var isWeekend = step / StepsOfPeriod >= PeriodsOfWeek - 2;
            var from = new SimulatedTime((long)((Int128)length * step / StepsOfPeriod));
            steps.Add((from, isWeekend ? rate * weekend : rate));
        }

        return new ProfileArrivals(steps.ToImmutable(), new SimulatedTime(length * periods));
    }
}
