namespace DynoSim.Lang.Simulation.Kernel.Reference;

/// <summary>
/// Changes of what the router sees, on their way to it for a fixed time; without one they arrive at once.
/// </summary>
internal sealed class LateReports(long delayPicoseconds)
{
    private readonly Queue<(long Sent, Action Change)> _underWay = new();

    /// <summary>When the next change arrives; <see cref="long.MaxValue"/> if none is under way.</summary>
    public long NextArrival =>
        _underWay.TryPeek(out var first) ? Timeline.Add(first.Sent, delayPicoseconds) : long.MaxValue;

    /// <summary>Something changed.</summary>
    public void Send(long now, Action change)
    {
        if (delayPicoseconds == 0)
        {
            change();
        }
        else
        {
            _underWay.Enqueue((now, change));
        }
    }

    /// <summary>Makes every change that is old enough, in the order in which they happened.</summary>
    public void Arrive(long now)
    {
        while (_underWay.TryPeek(out var first) && first.Sent <= now - delayPicoseconds)
        {
            _underWay.Dequeue().Change();
        }
    }
}
