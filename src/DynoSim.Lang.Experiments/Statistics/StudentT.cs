using DynoSim.Lang.Simulation.Kernel;

namespace DynoSim.Lang.Experiments.Statistics;

/// <summary>
/// Student's t distribution in arithmetic that is the same on every platform; quantiles have at least ten digits for
/// probabilities from 1e-10 to 1 - 1e-10.
/// </summary>
public static class StudentT
{
    // Beyond, the expansion around the normal distribution is exact to more digits than the fraction.
    private const int ManyDegrees = 20_000;
    private const int MaximumSteps = 200;

    /// <summary>The value below which the variable stays with a probability.</summary>
    /// <param name="probability">Between 0 and 1, neither included.</param>
    /// <param name="degrees">The degrees of freedom, 1 or more.</param>
    public static double Quantile(double probability, double degrees)
    {
        if (!(probability > 0 && probability < 1) || !(degrees >= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), "The probability must be within (0, 1) and the degrees 1 or more.");
        }

        var fromMiddle = Math.Abs(probability - 0.5);
        if (fromMiddle == 0)
        {
            return 0;
        }

        // The middle and the tail are solved for what is small in each, so that neither loses digits.
        var magnitude = degrees > ManyDegrees
            ? Math.Abs(AroundNormal(DeterministicMath.InverseNormal(probability), degrees))
            : fromMiddle < 0.25
                ? Solve(value => Middle(value, degrees) - fromMiddle, degrees)
                : Solve(value => Math.Min(probability, 1 - probability) - Tail(value, degrees), degrees);
        return probability < 0.5 ? -magnitude : magnitude;
    }

    /// <summary>The probability of a value above a positive one.</summary>
    internal static double Tail(double value, double degrees)
    {
        var square = value * value;
        return IncompleteBeta(degrees / (degrees + square), square / (degrees + square), degrees / 2, 0.5) / 2;
    }

    // The probability between 0 and a positive value.
    private static double Middle(double value, double degrees)
    {
        var square = value * value;
        return IncompleteBeta(square / (degrees + square), degrees / (degrees + square), 0.5, degrees / 2) / 2;
    }

    // Newton's method on an increasing function, halving the bracket wherever a step would leave it.
    private static double Solve(Func<double, double> excess, double degrees)
    {
        var (low, high) = (0.0, 1.0);
        while (excess(high) < 0)
        {
            (low, high) = (high, high * 2);
        }

        var value = (low + high) / 2;
        for (var step = 0; step < MaximumSteps; step++)
        {
            var difference = excess(value);
            (low, high) = difference < 0 ? (value, high) : (low, value);
            var next = value - (difference / Density(value, degrees));
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.Abs(next - value) <= 1e-15 * value)
            {
                return next;
            }

            value = next;
        }

        return value;
    }

    private static double Density(double value, double degrees) =>
        DeterministicMath.Pow(1 + (value * value / degrees), -(degrees + 1) / 2)
        / (Math.Sqrt(degrees) * HalfBeta(degrees / 2));

    private static double AroundNormal(double z, double degrees)
    {
        var s = z * z;
        var first = (s + 1) * z / 4;
        var second = ((((5 * s) + 16) * s) + 3) * z / 96;
        var third = ((((((3 * s) + 19) * s) + 17) * s) - 15) * z / 384;
        var fourth = ((((((((79 * s) + 776) * s) + 1482) * s) - 1920) * s) - 945) * z / 92160;
        return z + ((first + ((second + ((third + (fourth / degrees)) / degrees)) / degrees)) / degrees);
    }

    // The regularised incomplete beta function of x and its complement; one of a and b is 1/2.
    private static double IncompleteBeta(double x, double complement, double a, double b)
    {
        if (x <= 0)
        {
            return 0;
        }

        var scale = DeterministicMath.Pow(x, a) * DeterministicMath.Pow(complement, b) / HalfBeta(a == 0.5 ? b : a);
        return x < (a + 1) / (a + b + 2)
            ? scale * Fraction(x, a, b) / a
            : 1 - (scale * Fraction(complement, b, a) / b);
    }

    // The continued fraction of the incomplete beta function, by Lentz's method.
    private static double Fraction(double x, double a, double b)
    {
        var (numerator, denominator) = (1.0, 1 / (1 - ((a + b) * x / (a + 1))));
        var value = denominator;
        for (var m = 1; m < 20_000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            denominator = 1 / (1 + (even * denominator));
            numerator = 1 + (even / numerator);
            value *= denominator * numerator;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            denominator = 1 / (1 + (odd * denominator));
            numerator = 1 + (odd / numerator);
            var factor = denominator * numerator;
            value *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
            {
                break;
            }
        }

        return value;
    }

    // B(x, 1/2): the gamma functions' quotient has a series for large x, and a recurrence down to the others.
    private static double HalfBeta(double x)
    {
        var quotient = 1.0;
        for (; x < 64; x++)
        {
            quotient *= x / (x + 0.5);
        }

        var r = 1 / x;
        var series = (869.0 / 4194304 * r) - (399.0 / 262144);
        series = (series * r) - (21.0 / 32768);
        series = (series * r) + (5.0 / 1024);
        series = (series * r) + (1.0 / 128);
        series = (series * r) - (1.0 / 8);
        series = (series * r) + 1;
        return Math.Sqrt(Math.PI) / (quotient * Math.Sqrt(x) * series);
    }
}
