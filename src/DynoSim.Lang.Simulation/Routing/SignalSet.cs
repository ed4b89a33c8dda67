namespace DynoSim.Lang.Simulation.Routing;

/// <summary>What a policy reads; an engine keeps only that up to date.</summary>
[Flags]
public enum SignalSet
{
    /// <summary>Nothing but identities and counts of routed requests.</summary>
    None = 0,

    /// <summary>Requests waiting and running, tokens waiting: needs each worker at its latest completed pass.</summary>
    Load = 1,

    /// <summary>Blocks used and free in each worker's KV cache.</summary>
    KvUse = 2,

    /// <summary>Prompt blocks resident on each worker (the router's index).</summary>
    Overlap = 4,

    /// <summary>The router's own book of prefill tokens under way.</summary>
    PrefillBook = 8,

    /// <summary>The router's own book of prompt blocks of active requests.</summary>
    DecodeBook = 16,
}
