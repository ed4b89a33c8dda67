using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Search;

/// <summary>
/// Where on an ordered axis a condition stops or begins to hold, asked for place by place: evaluate
/// <see cref="Next"/>, <see cref="Tell"/> whether the condition holds, until there is a <see cref="Result"/>. First the
/// ends, then halves of what is open; evaluations left below the limit look for a second change between the places that
/// say the same, since a bisection alone cannot see one. The same answers give the same questions.
/// </summary>
public sealed class Bisection
{
    /// <summary>Evaluations within which 1,000 levels, or a ratio of 1,000 at 1 %, are decided.</summary>
    public const int UsualLimit = 12;

    private const int Checks = 3;
    private readonly BisectionRange _range;
    private readonly int _limit;
    private readonly SortedList<double, bool> _known = [];
    private readonly List<(double Place, bool Holds)> _evaluated = [];
    private int _checks;

    private Bisection(BisectionRange range, int limit)
    {
        _range = range;
        _limit = limit;
        Next = range.Low;
    }

    /// <summary>The place to evaluate; null when there is a result.</summary>
    public double? Next { get; private set; }

    /// <summary>The answer; null while places are asked for.</summary>
    public BisectionResult? Result { get; private set; }

    /// <summary>A bisection over levels 0 to <paramref name="count"/> - 1, exact.</summary>
    /// <param name="count">The number of levels, 1 or more.</param>
    /// <param name="limit">Evaluations up to which it also looks for further changes.</param>
    public static Bisection OverLevels(int count, int limit = UsualLimit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new Bisection(BisectionRange.OfLevels(count), limit);
    }

    /// <summary>
    /// A bisection over an interval. Above 0 it halves ratios and ends where the open ratio is within the tolerance;
    /// elsewhere it halves lengths and ends where the open length is within that part of the whole.
    /// </summary>
    /// <param name="low">The low end.</param>
    /// <param name="high">The high end.</param>
    /// <param name="tolerance">A fraction: 0.01 for 1 %.</param>
    /// <param name="limit">Evaluations up to which it also looks for further changes.</param>
    public static Bisection OverInterval(double low, double high, double tolerance, int limit = UsualLimit)
    {
        if (!(low <= high) || !double.IsFinite(low) || !double.IsFinite(high))
        {
            throw new ArgumentException("The ends must be numbers in order.", nameof(low));
        }

        return tolerance > 0
            ? new Bisection(BisectionRange.OfInterval(low, high, tolerance), limit)
            : throw new ArgumentOutOfRangeException(nameof(tolerance), "The tolerance must be above 0.");
    }

    /// <summary>A bisection of the same kind that has asked nothing yet, between ends within these.</summary>
    /// <param name="low">The low end; null for the one there is.</param>
    /// <param name="high">The high end; null for the one there is.</param>
    public Bisection Within(double? low, double? high) =>
        new(_range.Between(low ?? _range.Low, high ?? _range.High), _limit);

    /// <summary>Answers whether the condition holds at <see cref="Next"/>; what is undefined does not hold.</summary>
    /// <param name="holds">The condition there.</param>
    public void Tell(bool holds)
    {
        if (Next is not { } place)
        {
            throw new InvalidOperationException("The bisection has its answer already.");
        }

        _known.Add(place, holds);
        _evaluated.Add((place, holds));
        Next = Following();
        Result = Next is null ? Conclude() : null;
    }

    private double? Following()
    {
        if (_known.Count == 1)
        {
            return _range.High > _range.Low ? _range.High : null;
        }

        if (Ends.Low != Ends.High && Bracket() is var (low, high) && !_range.IsNarrow(low, high))
        {
            return _range.Middle(low, high);
        }

        return _known.Count < _limit && (_checks++ < Checks || HasNeverHeld) ? WidestAgreement() : null;
    }

    // That a condition holds nowhere is the least useful answer, so all that may be evaluated is spent against it.
    private bool HasNeverHeld => !_known.ContainsValue(true);

    private (bool Low, bool High) Ends => (_known.Values[0], _known.Values[^1]);

    // The neighbours between which the condition changes for the first time.
    private (double Low, double High) Bracket()
    {
        var change = 1;
        while (_known.Values[change] == Ends.Low)
        {
            change++;
        }

        return (_known.Keys[change - 1], _known.Keys[change]);
    }

    private double? WidestAgreement()
    {
        var (widest, place) = (0.0, (double?)null);
        for (var at = 1; at < _known.Count; at++)
        {
            var (low, high) = (_known.Keys[at - 1], _known.Keys[at]);
            if (_known.Values[at - 1] == _known.Values[at]
                && !_range.IsNarrow(low, high)
                && _range.Width(low, high) > widest)
            {
                (widest, place) = (_range.Width(low, high), _range.Middle(low, high));
            }
        }

        return place;
    }

    private BisectionResult Conclude()
    {
        var (holdsAtLow, holdsAtHigh) = Ends;
        var contradictions = ImmutableArray<double>.Empty;
        double? boundary = null;
        if (holdsAtLow == holdsAtHigh)
        {
            contradictions = [.. _known.Where(entry => entry.Value != holdsAtLow).Select(entry => entry.Key)];
        }
        else
        {
            var (low, high) = Bracket();
            boundary = holdsAtLow ? low : high;
            contradictions =
                [.. _known.Where(entry => entry.Key > high && entry.Value == holdsAtLow).Select(entry => entry.Key)];
        }

        var outcome = contradictions.Length > 0 ? BisectionOutcome.NotMonotone
            : holdsAtLow != holdsAtHigh ? BisectionOutcome.Found
            : holdsAtLow ? BisectionOutcome.HoldsEverywhere
            : BisectionOutcome.HoldsNowhere;
        return new BisectionResult(outcome, boundary, holdsAtLow, [.. _evaluated], contradictions);
    }
}
