using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Pareto;

/// <summary>
/// Scales every objective so that the best value of a set (its ideal) becomes 0 and the worst (its nadir) 1. Volumes of
/// different sets compare only if all are scaled by one of them.
/// </summary>
/// <param name="Ideal">The least value of every objective.</param>
/// <param name="Nadir">The greatest value of every objective.</param>
public sealed record ObjectiveScale(ImmutableArray<double> Ideal, ImmutableArray<double> Nadir)
{
    /// <summary>The reference of <see cref="HypervolumeOf"/>: a little worse than the nadir.</summary>
    public const double Reference = 1.1;

    /// <summary>The scale of the defined points of a set; null if there is none.</summary>
    /// <param name="points">The objectives; null where there is no result.</param>
    public static ObjectiveScale? Of(IEnumerable<double[]?> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        double[]? ideal = null;
        double[]? nadir = null;
        foreach (var point in points)
        {
            if (point is null || !ParetoFront.IsDefined(point))
            {
                continue;
            }

            ideal ??= [.. point];
            nadir ??= [.. point];
            for (var objective = 0; objective < point.Length; objective++)
            {
                ideal[objective] = Math.Min(ideal[objective], point[objective]);
                nadir[objective] = Math.Max(nadir[objective], point[objective]);
            }
        }

        return ideal is null || nadir is null ? null : new ObjectiveScale([.. ideal], [.. nadir]);
    }

    /// <summary>The scale of the front of a set; null if it is empty.</summary>
    /// <param name="points">The objectives; null where there is no result.</param>
    public static ObjectiveScale? OfFront(IReadOnlyList<double[]?> points) =>
        Of(ParetoFront.Of(points).Select(index => points[index]));

    /// <summary>A point on this scale; an objective that never differs is only shifted.</summary>
    /// <param name="point">The objectives.</param>
    public double[] Scaled(double[] point)
    {
        ArgumentNullException.ThrowIfNull(point);
        var scaled = new double[point.Length];
        for (var objective = 0; objective < point.Length; objective++)
        {
            var range = Nadir[objective] - Ideal[objective];
            scaled[objective] = (point[objective] - Ideal[objective]) / (range > 0 ? range : 1);
        }

        return scaled;
    }

    /// <summary>The hypervolume of points on this scale, up to 1.1 in every objective.</summary>
    /// <param name="points">The objectives; null where there is no result.</param>
    public double HypervolumeOf(IEnumerable<double[]?> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var scaled = points
            .Select(point => point is not null && ParetoFront.IsDefined(point) ? Scaled(point) : null)
            .ToArray();
        return Hypervolume.Of(scaled, [.. Enumerable.Repeat(Reference, Ideal.Length)]);
    }
}
