using System.Collections.Immutable;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>The functions of the language that make distributions. Arguments of type T are in its base unit.</summary>
public static class DistributionFunctions
{
    /// <summary>Every value between two bounds alike.</summary>
    [LanguageFunction(
        "uniform",
        "Dist<T>",
        Doc = "Every value from `a` to `b` alike; whole numbers where T counts.",
        Simulated = true)]
    public static Distribution Uniform([Formal("T")] double a, [Formal("T")] double b) => new UniformDistribution(a, b);

    /// <summary>Normal, cut at six standard deviations.</summary>
    [LanguageFunction("normal", "Dist<T>", Doc = "Normal, cut at six standard deviations.", Simulated = true)]
    public static Distribution Normal([Formal("T")] double mean, [Formal("T")] double std) =>
        new NormalDistribution(mean, std);

    /// <summary>Log-normal by median and 95th percentile, or by median and sigma.</summary>
    [LanguageFunction(
        "lognormal",
        "Dist<T>",
        Doc = "Log-normal with the given median and either the 95th percentile or the deviation of the logarithm.",
        Simulated = true)]
    public static Distribution LogNormal(
        [Formal("T")] double median,
        [Formal("T?")] double? p95 = null,
        [Formal("Ratio?")] double? sigma = null) =>
        new LogNormalDistribution(median, p95, sigma);

    /// <summary>Exponential.</summary>
    [LanguageFunction("exponential", "Dist<T>", Doc = "Exponential with the given mean.", Simulated = true)]
    public static Distribution Exponential([Formal("T")] double mean) => new ExponentialDistribution(mean);

    /// <summary>Geometric over 1, 2, ….</summary>
    [LanguageFunction("geometric", "Dist<T>", Doc = "Geometric over 1, 2, … with the given mean.", Simulated = true)]
    public static Distribution Geometric([Formal("T")] double mean) => new GeometricDistribution(mean);

    /// <summary>Zipf over ranks.</summary>
    [LanguageFunction(
        "zipf",
        "Dist<Count>",
        Doc = "Zipf over ranks: rank k has weight k^-s. As a popularity it covers the groups, elsewhere 1 to 1,000.",
        Simulated = true)]
    public static Distribution Zipf([Formal("Ratio")] double s) => new ZipfDistribution(s);

    /// <summary>The values of a column of a file.</summary>
    [LanguageFunction("empirical", "Dist<T>", Doc = "The values of a column of a CSV file, in the base unit of T.")]
    public static Distribution Empirical([Formal("Path")] string path, [Formal("String")] string column) =>
        new EmpiricalDistribution(path, column, []);

    /// <summary>One of several distributions by share.</summary>
    [LanguageFunction(
        "mixture",
        "Dist<T>",
        Doc = "One of several distributions, chosen by share; shares sum to 100%.",
        Simulated = true)]
    public static Distribution Mixture(
        [Formal("List<(Ratio, Dist<T>)>")] ImmutableArray<(double Share, Distribution Part)> parts) =>
        new MixtureDistribution(parts);

    /// <summary>A distribution held within a range.</summary>
    [LanguageFunction(
        "clamp",
        "Dist<T>",
        Doc = "Values outside the range become the nearest end of it.",
        Simulated = true)]
    public static Distribution Clamp(
        [Formal("Dist<T>")] Distribution dist,
        [Formal("Range<T>")] ValueRange<double> range) =>
        new ClampedDistribution(dist, range.Low, range.High);
}
