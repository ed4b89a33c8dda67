namespace DynoSim.Lang.Semantics.Spaces;

/// <summary>What a point chooses on one axis.</summary>
/// <param name="Level">Which of the values, from 0; of an interval, 0.</param>
/// <param name="Magnitude">Of an interval, the value in base units; else 0.</param>
public readonly record struct AxisChoice(int Level, double Magnitude);
