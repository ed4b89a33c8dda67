namespace DynoSim.Lang.Experiments.Search;

/// <summary>What a bisection found.</summary>
public enum BisectionOutcome
{
    /// <summary>The condition changes once, at the boundary.</summary>
    Found,

    /// <summary>The condition holds at both ends and wherever else it was looked at.</summary>
    HoldsEverywhere,

    /// <summary>The condition holds at neither end nor wherever else it was looked at.</summary>
    HoldsNowhere,

    /// <summary>The condition changes more than once: there is no one boundary.</summary>
    NotMonotone,
}
