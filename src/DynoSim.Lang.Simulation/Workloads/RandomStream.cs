using System.Text;

namespace DynoSim.Lang.Simulation.Workloads;

/// <summary>
/// A source of random numbers that is a pure function of (seed, path, index): Philox 4x32-10. Nothing is drawn in an
/// order, so that one consumer more or less, another thread or another engine never shifts what a consumer sees, and
/// the numbers are the same on every platform.
/// </summary>
public readonly struct RandomStream : IEquatable<RandomStream>
{
    private const uint FirstMultiplier = 0xD2511F53;
    private const uint SecondMultiplier = 0xCD9E8D57;
    private const uint FirstWeyl = 0x9E3779B9;
    private const uint SecondWeyl = 0xBB67AE85;
    private const int Rounds = 10;

    private readonly ulong _key;

    private RandomStream(ulong key) => _key = key;

    /// <summary>The stream of one consumer.</summary>
    /// <param name="seed">The scenario's seed.</param>
    /// <param name="path">What draws, as a path in the resolved scenario: <c>workload.input</c>.</param>
    public RandomStream(long seed, string path)
        : this(Mix(HashOf(path) + Mix((ulong)seed + 0x9E3779B97F4A7C15)))
    {
    }

    /// <summary>64 random bits.</summary>
    /// <param name="index">Which draw: the number of the request, say.</param>
    /// <param name="lane">Which of several draws for one index.</param>
    public ulong Bits(long index, uint lane = 0)
    {
        var (first, second, _, _) = Block(
            (uint)index, (uint)((ulong)index >> 32), lane, 0, (uint)_key, (uint)(_key >> 32));
        return ((ulong)second << 32) | first;
    }

    /// <summary>A uniform number in (0, 1), neither end included, in steps of 2^-52.</summary>
    /// <param name="index">Which draw.</param>
    /// <param name="lane">Which of several draws for one index.</param>
    public double Uniform(long index, uint lane = 0) => ((Bits(index, lane) >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <inheritdoc/>
    public bool Equals(RandomStream other) => _key == other._key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RandomStream other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _key.GetHashCode();

    /// <summary>Same seed and path.</summary>
    public static bool operator ==(RandomStream left, RandomStream right) => left.Equals(right);

    /// <summary>Another seed or path.</summary>
    public static bool operator !=(RandomStream left, RandomStream right) => !left.Equals(right);

    /// <summary>One block of Philox 4x32-10.</summary>
    internal static (uint, uint, uint, uint) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var first = (ulong)FirstMultiplier * c0;
            var second = (ulong)SecondMultiplier * c2;
            (c0, c1, c2, c3) = (
                (uint)(second >> 32) ^ c1 ^ k0,
                (uint)second,
                (uint)(first >> 32) ^ c3 ^ k1,
                (uint)first);
            k0 += FirstWeyl;
            k1 += SecondWeyl;
        }

        return (c0, c1, c2, c3);
    }

    // FNV-1a over the UTF-8 of the path; string.GetHashCode differs from process to process.
    private static ulong HashOf(string path)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var unit in Encoding.UTF8.GetBytes(path))
        {
            hash = (hash ^ unit) * 0x100000001B3;
        }

        return hash;
    }

    // The finaliser of SplitMix64: neighbouring seeds give unrelated keys.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
