namespace DynoSim.Lang.Simulation.Engines.Reference;

/// <summary>What one request does in a step.</summary>
/// <param name="Sequence">The request.</param>
/// <param name="Tokens">Tokens it computes.</param>
/// <param name="ComputedBefore">Tokens computed before, cached ones included.</param>
/// <param name="Hit">Tokens found in the cache if it was admitted in this step; -1 if it was running.</param>
internal readonly record struct ScheduledSequence(Sequence Sequence, int Tokens, int ComputedBefore, int Hit);

/// <summary>The decisions of one scheduling step and, once it is complete, its output.</summary>
internal sealed class SchedulerStep
{
    /// <summary>Tokens that may still be scheduled.</summary>
    public int Budget { get; set; }

    /// <summary>Who computes how much: those that were running in their order, then those admitted.</summary>
    public List<ScheduledSequence> Scheduled { get; } = [];

    /// <summary>Who had to give way, in order.</summary>
    public List<Sequence> Preempted { get; } = [];

    /// <summary>Who headed the queue and is refused at the end of the step.</summary>
    public List<Sequence> Refused { get; } = [];

    /// <summary>Who produced a token, in the order of <see cref="Scheduled"/>.</summary>
    public List<Sequence> Emitted { get; } = [];

    /// <summary>Who came to its end, in the order of <see cref="Scheduled"/>.</summary>
    public List<Sequence> Finished { get; } = [];

    /// <summary>Empties the step for reuse.</summary>
    public void Begin(int budget)
    {
        Budget = budget;
        Scheduled.Clear();
        Preempted.Clear();
        Refused.Clear();
        Emitted.Clear();
        Finished.Clear();
    }

    /// <summary>Schedules tokens of a request.</summary>
    public void Schedule(Sequence sequence, int tokens, int hit)
    {
        Scheduled.Add(new ScheduledSequence(sequence, tokens, sequence.Computed, hit));
        Budget -= tokens;
    }

    /// <summary>Takes back what was scheduled for a request in this step.</summary>
    /// <returns>Whether anything was.</returns>
    public bool Withdraw(Sequence sequence)
    {
        var index = Scheduled.FindIndex(entry => entry.Sequence == sequence);
        if (index < 0)
        {
            return false;
        }

        Budget += Scheduled[index].Tokens;
        Scheduled.RemoveAt(index);
        return true;
    }
}
