using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Experiments.Search;

/// <summary>
/// A Sobol sequence: any beginning of it covers the unit cube more evenly than chance does, best where its length is a
/// power of two. A digital shift by the seed moves it as a whole and keeps that. Axes beyond those with direction
/// numbers get independent uniform coordinates.
/// </summary>
public sealed class SobolSequence
{
    private const int Bits = 32;
    private readonly uint[][] _directions;
    private readonly uint[] _shifts;
    private readonly RandomStream _stream;
    private readonly int _dimensions;

    /// <summary>The sequence of a seed.</summary>
    /// <param name="dimensions">The number of axes.</param>
    /// <param name="seed">The seed.</param>
    public SobolSequence(int dimensions, long seed)
    {
        _dimensions = dimensions;
        _stream = new RandomStream(seed, "search.sobol");
        var known = Math.Min(dimensions, DirectionNumbers.Dimensions);
        _directions = [.. Enumerable.Range(0, known).Select(DirectionNumbers.Of)];
        _shifts = [.. Enumerable.Range(0, known).Select(dimension => (uint)(_stream.Bits(dimension) >> 32))];
    }

    /// <summary>A point of the sequence.</summary>
    /// <param name="index">Which one, from 0; the sequence repeats after 2^32.</param>
    public double[] Point(long index)
    {
        var point = new double[_dimensions];
        for (var dimension = 0; dimension < _dimensions; dimension++)
        {
            point[dimension] = dimension < _directions.Length
                ? Coordinate(dimension, (uint)index) / (double)(1L << Bits)
                : _stream.Uniform(index, (uint)dimension + 1);
        }

        return point;
    }

    /// <summary>The first points of the sequence.</summary>
    /// <param name="count">Their number.</param>
    public double[][] Points(int count) => [.. Enumerable.Range(0, count).Select(index => Point(index))];

    private uint Coordinate(int dimension, uint index)
    {
        var value = _shifts[dimension];
        for (var bit = 0; index != 0; bit++, index >>= 1)
        {
            value ^= (index & 1) != 0 ? _directions[dimension][bit] : 0;
        }

        return value;
    }
}
