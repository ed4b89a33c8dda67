namespace DynoSim.Lang.SimulationTests.Analytic;

/// <summary>Which engine runs.</summary>
public enum EngineChoice
{
    /// <summary>The specification.</summary>
    Reference,

    /// <summary>The fast one.</summary>
    Accelerated,
}
