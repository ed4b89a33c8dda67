using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Workloads;

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

    /// <inheritdoc/>
    public override ArrivalCursor Walk(RandomStream stream) => new ProfileCursor(this, stream);

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

    /// <summary>
    /// Arrivals of rate 1, bent to the profile: another rate moves arrivals but draws the same numbers.
    /// </summary>
    private sealed class ProfileCursor(ProfileArrivals profile, RandomStream stream) : ArrivalCursor
    {
        private ProfileWalk _walk = new(profile);
        private long _index;

        /// <inheritdoc/>
        public override bool Next(SimulatedTime end, out long time)
        {
            time = 0;
            if (!_walk.Advance(-DeterministicMath.Log(stream.Uniform(_index)), out var seconds)
                || !(seconds * SimulatedTime.PicosecondsPerSecond < end.Picoseconds))
            {
                return false;
            }

            _index++;
            time = (long)Math.Round(seconds * SimulatedTime.PicosecondsPerSecond);
            return true;
        }
    }

    /// <summary>A place in the profile that moves on by expected arrivals.</summary>
    private struct ProfileWalk(ProfileArrivals profile)
    {
        private int _step;
        private double _passSeconds;
        private double _seconds;

        /// <summary>Moves on by so many expected arrivals; false if the profile has no more.</summary>
        public bool Advance(double expected, out double seconds)
        {
            var steps = profile.Steps;
            while (true)
            {
                var rate = steps[_step].Rate;
                var last = _step + 1 == steps.Length;
                var stepEnd = _passSeconds + (last
                    ? profile.Repeat?.Seconds ?? double.PositiveInfinity
                    : steps[_step + 1].From.Seconds);
                var room = rate > 0 ? rate * (stepEnd - _seconds) : 0;
                if (expected < room)
                {
                    _seconds += expected / rate;
                    seconds = _seconds;
                    return true;
                }

                if (double.IsPositiveInfinity(stepEnd))
                {
                    seconds = 0;
                    return false;
                }

                expected -= room;
                _seconds = stepEnd;
                _passSeconds = last ? stepEnd : _passSeconds;
                _step = last ? 0 : _step + 1;
            }
        }
    }
}
