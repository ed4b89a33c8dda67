using System.Collections.Immutable;

namespace DynoSim.Lang.Experiments.Search;

/// <summary>A point that a search asks for.</summary>
/// <param name="Key">What the point is, as decoded: no key is asked for twice.</param>
/// <param name="Coordinates">Its coordinates in [0, 1), one per axis.</param>
public sealed record SearchPoint(string Key, ImmutableArray<double> Coordinates);
