using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Simulation.Schema;

namespace DynoSim.Lang.Simulation.Routing;

/// <summary>How stale the state is that a router sees. <c>exact</c> is written without parentheses.</summary>
public abstract record RouterView
{
    private RouterView()
    {
    }

    /// <summary>Every pass completed at or before now.</summary>
    public sealed record Exact : RouterView;

    /// <summary>
    /// Everything with a delay: what a policy reads of a worker is as it was so long ago, as if
    /// nothing had been routed since. Only how often it was chosen (<c>worker.assigned</c>) the router always knows.
    /// </summary>
    /// <param name="By">The delay.</param>
    public sealed record Delayed(SimulatedTime By) : RouterView;

    /// <summary>Cache events with a delay, the rest exact.</summary>
    /// <param name="By">The delay.</param>
    public sealed record Events(SimulatedTime By) : RouterView;
}

/// <summary>The language's ways to write a <see cref="RouterView"/>.</summary>
public static class RouterViews
{
    /// <summary>No delay.</summary>
    [LanguageFunction(
        "exact",
        "RouterView",
        Doc = "The router sees every pass completed at or before now.",
        Simulated = true)]
    public static RouterView Exact() => new RouterView.Exact();

    /// <summary>Everything late.</summary>
    [LanguageFunction(
        "delayed",
        "RouterView",
        Doc = "The router sees the workers as they were so long ago.",
        Simulated = true)]
    public static RouterView Delayed([Formal("Time", Range = ">=0")] SimulatedTime by) => new RouterView.Delayed(by);

    /// <summary>Cache events late.</summary>
    [LanguageFunction(
        "events",
        "RouterView",
        Doc = "Cache events reach the router so much later; loads are exact.",
        Simulated = true)]
    public static RouterView Events([Formal("Time", Range = ">=0")] SimulatedTime by) => new RouterView.Events(by);
}
