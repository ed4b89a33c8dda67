using DynoSim.Lang.Simulation.Engines.Reference;
using DynoSim.Lang.Simulation.KvCache.Reference;

namespace DynoSim.Lang.Simulation.Kernel.Reference;

/// <summary>One worker: its scheduler, the pass under way and what it counts.</summary>
internal sealed class ReferenceWorker
{
    private const int PassesAlwaysAllowed = 1_000;

    private long _passesWithoutProgress;

    /// <param name="id">Its number, flat over the pools.</param>
    /// <param name="pool">The index of its pool.</param>
    /// <param name="settings">What its scheduler decides by.</param>
    /// <param name="announcesBlocks">Whether somebody listens to changes of its cached content.</param>
    public ReferenceWorker(int id, int pool, SchedulerSettings settings, bool announcesBlocks)
    {
        Id = id;
        Pool = pool;
        Settings = settings;
        Events = announcesBlocks ? new KvEventLog() : null;
        Scheduler = new VllmScheduler(settings, Events);
        Meter = new WorkerMeter(pool, Scheduler.Pool);
    }

    public int Id { get; }

    public int Pool { get; }

    public SchedulerSettings Settings { get; }

    public VllmScheduler Scheduler { get; }

    public KvEventLog? Events { get; }

    public WorkerMeter Meter { get; }

    /// <summary>The latest step.</summary>
    public SchedulerStep Step { get; } = new();

    /// <summary>Whether a pass is under way.</summary>
    public bool Busy { get; set; }

    /// <summary>Requests waiting, running or about to be refused.</summary>
    public int RequestCount =>
        Scheduler.WaitingCount + Scheduler.Running.Count + (Busy ? Step.Refused.Count : 0);

    /// <summary>
    /// Schedules until there is something to compute: a step that only preempts takes no time, and the next one
    /// follows at once.
    /// </summary>
    /// <returns>Whether there is something to compute.</returns>
    public bool TrySchedule(Action<Sequence> onPreempted)
    {
        do
        {
            Scheduler.Schedule(Step);
            Step.Preempted.ForEach(onPreempted);
            Meter.Preempted(Step.Preempted.Count);
        }
        while (Step.Scheduled.Count == 0 && Step.Preempted.Count > 0);

        return Step.Scheduled.Count > 0;
    }

    /// <summary>
    /// Whether the latest step is one of too many that only computed again what preemptions had taken back; see
    /// <see cref="Engines.RejectionReason.Livelock"/>.
    /// </summary>
    public bool IsCaughtInLivelock()
    {
        if (Meter.Preemptions == 0 || Step.Scheduled.Exists(entry => entry.Sequence.IsBeyondPreemption))
        {
            _passesWithoutProgress = 0;
            return false;
        }

        var enough = PassesAlwaysAllowed + ((long)Settings.Blocks * Settings.BlockTokens);
        if (++_passesWithoutProgress <= enough || RequestCount == 0)
        {
            return false;
        }

        _passesWithoutProgress = 0;
        return true;
    }
}
