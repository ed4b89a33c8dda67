namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>How trees grow.</summary>
/// <param name="Trees">Their number.</param>
/// <param name="Depth">Splits from the root to a leaf at most.</param>
/// <param name="Rate">The part of every correction that is taken.</param>
/// <param name="Leaf">The least number of rows of a leaf.</param>
/// <param name="AxisShare">The part of the axes that a split may use, drawn anew for each.</param>
internal sealed record TreeOptions(int Trees, int Depth, double Rate, int Leaf, double AxisShare);
