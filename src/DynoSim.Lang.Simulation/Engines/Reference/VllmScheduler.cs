using DynoSim.Lang.Simulation.KvCache.Reference;

namespace DynoSim.Lang.Simulation.Engines.Reference;

/// <summary>
/// vLLM 0.24's scheduler, decision by decision: running requests first, then admission from the head of the queue;
/// prefill and decode are the same thing, tokens to catch up with what is known. It knows steps, not time.
/// </summary>
internal sealed class VllmScheduler
{
    private readonly SchedulerSettings _settings;
    private readonly List<Sequence> _running = [];
    private readonly WaitingQueue _waiting;
    private readonly List<int> _hits = [];

    /// <param name="settings">The numbers it decides by.</param>
    /// <param name="events">Where changes of the cached content are noted; null if nobody listens.</param>
    public VllmScheduler(SchedulerSettings settings, KvEventLog? events = null)
    {
        _settings = settings;
        _waiting = new WaitingQueue(settings.PriorityScheduling);
        Pool = new BlockPool(settings.Blocks, settings.PrefixCaching, events);
    }

    /// <summary>The KV blocks.</summary>
    public BlockPool Pool { get; }

    /// <summary>Admitted requests, in order of admission.</summary>
    public IReadOnlyList<Sequence> Running => _running;

    /// <summary>Requests waiting for admission, preempted ones included.</summary>
    public int WaitingCount => _waiting.Count;

    /// <summary>Prompt tokens of the waiting requests.</summary>
    public long WaitingTokens => _waiting.InputTokens;

    /// <summary>The request to be admitted next; null if none waits.</summary>
    public Sequence? WaitingHead => _waiting.Head;

    /// <summary>Adds a request to the waiting queue.</summary>
    public void Add(Sequence sequence) => _waiting.Add(sequence);

    /// <summary>
    /// Takes out for good the request at the head of the queue; if none waits, the one admitted last.
    /// </summary>
    public Sequence Expel()
    {
        if (_waiting.Head is { } head)
        {
            _waiting.RemoveHead();
            return head;
        }

        var latest = _running[^1];
        _running.RemoveAt(_running.Count - 1);
        Pool.Release(latest.Blocks);
        return latest;
    }

    /// <summary>Decides the next step. Blocks are taken and published here, before anything is computed.</summary>
    public void Schedule(SchedulerStep step)
    {
        step.Begin(_settings.MaxBatchedTokens);
        ScheduleRunning(step);
        if (step.Preempted.Count == 0)
        {
            Admit(step);
        }

        foreach (var (sequence, tokens, computedBefore, _) in step.Scheduled)
        {
            sequence.Computed = computedBefore + tokens;
        }
    }

    /// <summary>
    /// Takes in the output of a step: whoever has caught up gets a token, whoever is at its end leaves.
    /// </summary>
    public void Complete(SchedulerStep step)
    {
        foreach (var (sequence, _, _, _) in step.Scheduled)
        {
            if (sequence.Computed < sequence.Known)
            {
                continue;
            }

            if (sequence.OutputTokens > 0)
            {
                sequence.Produced++;
                step.Emitted.Add(sequence);
            }

            if (sequence.Finished)
            {
                Pool.Release(sequence.Blocks);
                step.Finished.Add(sequence);
            }
        }

        if (step.Finished.Count > 0)
        {
            _running.RemoveAll(sequence => sequence.Finished);
        }
    }

    private void ScheduleRunning(SchedulerStep step)
    {
        var index = 0;
        while (index < _running.Count && step.Budget > 0)
        {
            var sequence = _running[index];
            var tokens = Math.Min(CapLongPrefill(sequence.Known - sequence.Computed), step.Budget);
            tokens = Math.Min(tokens, _settings.MaxContext - 1 - sequence.Computed);
            while (!TryGrow(sequence, tokens))
            {
                if (Preempt(step, ref index) == sequence)
                {
                    return;
                }
            }

            step.Schedule(sequence, tokens, hit: -1);
            index++;
        }
    }

    private void Admit(SchedulerStep step)
    {
        while (_waiting.Head is { } sequence && _running.Count < _settings.MaxSequences)
        {
            if (sequence.Refusal != RejectionReason.None)
            {
                _waiting.RemoveHead();
                step.Refused.Add(sequence);
                continue;
            }

            if (step.Budget == 0)
            {
                return;
            }

            // At least the last known token is computed again, or there would be nothing to sample from.
            _hits.Clear();
            Pool.FindPrefix(sequence.Identity, (sequence.Known - 1) / _settings.BlockTokens, _hits);
            var cached = _hits.Count * _settings.BlockTokens;
            var tokens = CapLongPrefill(sequence.Known - cached);
            if (!_settings.ChunkedPrefill && tokens > step.Budget)
            {
                return;
            }

            tokens = Math.Min(tokens, step.Budget);
            if (!HasRoom(sequence, cached + tokens))
            {
                return;
            }

            _waiting.RemoveHead();
            _running.Add(sequence);
            Begin(sequence, cached);
            _ = TryGrow(sequence, tokens);
            step.Schedule(sequence, tokens, cached);
        }
    }

    /// <summary>A threshold of 0 is none.</summary>
    private int CapLongPrefill(int tokens) =>
        _settings.LongPrefillThreshold > 0 ? Math.Min(tokens, _settings.LongPrefillThreshold) : tokens;

    /// <summary>
    /// Whether the head of the queue may be admitted. Cached blocks that nobody holds count as demand, since they would
    /// leave the free queue. It is only a test: nothing is kept back for later chunks or for output.
    /// </summary>
    private bool HasRoom(Sequence sequence, int tokensAfterStep)
    {
        var watermark = _running.Count > 0 ? _settings.WatermarkBlocks : 0;
        var available = Pool.Free - Pool.CountIdle(_hits) - watermark;
        var whole = Math.Min(sequence.Known, _settings.MaxContext);
        return (!_settings.ReserveFullIsl || _settings.BlocksOf(whole) - _hits.Count <= available)
            && _settings.BlocksOf(tokensAfterStep) - _hits.Count <= available;
    }

    /// <summary>Starts a sequence on the blocks just found for it.</summary>
    private void Begin(Sequence sequence, int cachedTokens)
    {
        foreach (var block in _hits)
        {
            Pool.Hold(block);
        }

        sequence.Blocks.AddRange(_hits);
        sequence.PublishedBlocks = _hits.Count;
        sequence.Computed = cachedTokens;
    }

    /// <summary>
    /// Takes the blocks for the next tokens of a sequence and publishes those that become full, at once: a request
    /// admitted later in the same step already finds them.
    /// </summary>
    /// <returns>False, with nothing taken, if too few blocks are free.</returns>
    private bool TryGrow(Sequence sequence, int tokens)
    {
        var after = sequence.Computed + tokens;
        var missing = _settings.BlocksOf(after) - sequence.Blocks.Count;
        if (missing > Pool.Free)
        {
            return false;
        }

        for (; missing > 0; missing--)
        {
            sequence.Blocks.Add(Pool.Take());
        }

        var full = Math.Min(after, sequence.Known) / _settings.BlockTokens;
        for (; sequence.PublishedBlocks < full; sequence.PublishedBlocks++)
        {
            Pool.Publish(sequence.Blocks[sequence.PublishedBlocks], sequence.Identity.KeyOf(sequence.PublishedBlocks));
        }

        return true;
    }

    /// <summary>
    /// Makes one running request give way: its blocks are free at once, its output is kept, and it starts again from
    /// what it then finds in the cache.
    /// </summary>
    /// <param name="step">The step under way; what the victim was given in it returns to the budget.</param>
    /// <param name="index">Where the scan of the running list stands.</param>
    /// <returns>The victim.</returns>
    private Sequence Preempt(SchedulerStep step, ref int index)
    {
        var victim = _running[VictimIndex()];
        _running.Remove(victim);
        if (step.Withdraw(victim) && !_settings.PreemptOldest)
        {
            index--;
        }

        Pool.Release(victim.Blocks);
        victim.Blocks.Clear();
        victim.PublishedBlocks = 0;
        victim.ReachedBefore = Math.Max(victim.ReachedBefore, victim.Computed);
        victim.Computed = 0;
        _waiting.Return(victim);
        step.Preempted.Add(victim);
        return victim;
    }

    /// <summary>
    /// The latest admitted; under priority the least urgent and among those the latest arrived, the first in running
    /// order where that is equal too.
    /// </summary>
    private int VictimIndex()
    {
        if (_settings.PreemptOldest)
        {
            return 0;
        }

        var victim = _running.Count - 1;
        if (_settings.PriorityScheduling)
        {
            victim = 0;
            for (var index = 1; index < _running.Count; index++)
            {
                var (candidate, worst) = (_running[index], _running[victim]);
                if ((candidate.Priority, candidate.Arrival).CompareTo((worst.Priority, worst.Arrival)) > 0)
                {
                    victim = index;
                }
            }
        }

        return victim;
    }
}
