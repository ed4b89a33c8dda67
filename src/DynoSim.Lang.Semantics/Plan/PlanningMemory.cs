using DynoSim.Lang.Semantics.Files;
using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Semantics.Plan;

/// <summary>What plans of the same files have in common and is dear to find out. One thread's own.</summary>
internal sealed class PlanningMemory(IFileSource files)
{
    private const int MostMeans = 1_024;

    private readonly Dictionary<string, string?> _hashes = new(StringComparer.Ordinal);
    private readonly Dictionary<Distribution, double> _means = [];

    /// <summary>SHA-256 of a file, 64 hexadecimal digits, each file read once; null if it cannot be read.</summary>
    public string? HashOf(string path)
    {
        if (!_hashes.TryGetValue(path, out var hash))
        {
            _hashes[path] = hash = Fingerprint.OfFile(files, path);
        }

        return hash;
    }

    /// <summary>The mean of a distribution, which may be thousands of values.</summary>
    public double MeanOf(Distribution distribution)
    {
        if (!_means.TryGetValue(distribution, out var mean))
        {
            if (_means.Count == MostMeans)
            {
                _means.Clear();
            }

            _means[distribution] = mean = distribution.Mean;
        }

        return mean;
    }
}
