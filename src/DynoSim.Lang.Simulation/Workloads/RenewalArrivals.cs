using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Simulation.Workloads;

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

    /// <inheritdoc/>
    public override ArrivalCursor Walk(RandomStream stream)
    {
        var shape = 1 / (Variation * Variation);
        var scale = 1 / (Rate * shape);
        return new RenewalCursor(index => scale * Gamma(stream, index, shape));
    }

    // Marsaglia and Tsang's method; each attempt has its own lanes of the stream. A shape below 1 is that of the next
    // whole shape, shrunk by a power of a uniform number.
    private static double Gamma(RandomStream stream, long index, double shape)
    {
        var shrink = shape < 1 ? DeterministicMath.Pow(stream.Uniform(index), 1 / shape) : 1;
        var third = (shape < 1 ? shape + 1 : shape) - (1.0 / 3);
        var width = 1 / Math.Sqrt(9 * third);
        for (uint lane = 1; ; lane += 2)
        {
            var normal = DeterministicMath.InverseNormal(stream.Uniform(index, lane));
            var root = 1 + (width * normal);
            var cube = root * root * root;
            if (root > 0 && DeterministicMath.Log(stream.Uniform(index, lane + 1))
                < (normal * normal / 2) + (third * (1 - cube + DeterministicMath.Log(cube))))
            {
                return shrink * third * cube;
            }
        }
    }
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

    /// <inheritdoc/>
    public override ArrivalCursor Walk(RandomStream stream)
    {
        var power = 1 / Shape;
        var scale = 1 / (Rate * GammaFunction(1 + power));
        return new RenewalCursor(
            index => scale * DeterministicMath.Pow(-DeterministicMath.Log(stream.Uniform(index)), power));
    }

    // Lanczos' approximation, 15 digits for arguments of at least 1.
    private static double GammaFunction(double argument)
    {
        const double Shift = 7;
        ReadOnlySpan<double> coefficients =
        [
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
            12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        var x = argument - 1;
        var sum = coefficients[0];
        for (var term = 1; term < coefficients.Length; term++)
        {
            sum += coefficients[term] / (x + term);
        }

        var centre = x + Shift + 0.5;
        return Math.Sqrt(2 * Math.PI) * DeterministicMath.Pow(centre, x + 0.5) * DeterministicMath.Exp(-centre) * sum;
    }
}
