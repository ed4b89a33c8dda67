using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>How the workers' loads come to the signals that the router reads: at once, or late.</summary>
/// <param name="signals">What the router reads, by flat number of the worker.</param>
/// <param name="delay">How late, picoseconds.</param>
internal sealed class LoadReports(WorkerSignals[] signals, long delay)
{
    private readonly LateQueue<Report>? _late = delay > 0 ? new LateQueue<Report>(signals.Length, delay) : null;

    /// <summary>Whether reports take time, so that each must say when it was true.</summary>
    public bool AreLate => _late is not null;

    /// <summary>When the router learns something next; <see cref="long.MaxValue"/> for never.</summary>
    public long NextArrival => _late?.NextArrival ?? long.MaxValue;

    /// <summary>A worker stands between two passes.</summary>
    public void PassEnded(WorkerState worker) => Send(worker.Id, worker.PassStart, new Report(
        IsState: true, worker.Waiting.Count, worker.Running, worker.WaitingTokens, worker.Used, Busy: false));

    /// <summary>A worker began a pass.</summary>
    public void PassStarted(WorkerState worker)
    {
        if (_late is not null)
        {
            Send(worker.Id, worker.PassStart, new Report(IsState: false, 0, 0, 0, 0, Busy: true));
        }
    }

    /// <summary>A request joined or left the queue of a worker between two passes.</summary>
    public void QueueChanged(int worker, long now, int requests, long tokens) =>
        Send(worker, now, new Report(IsState: false, requests, 0, tokens, 0, Busy: null));

    /// <summary>Lets the router see what is old enough.</summary>
    public void Arrive(long now)
    {
        for (var worker = 0; _late is not null && worker < signals.Length; worker++)
        {
            while (_late.TryReceive(worker, now, out var report))
            {
                Show(ref signals[worker], report);
            }
        }
    }

    private void Send(int worker, long time, in Report report)
    {
        if (_late is null)
        {
            Show(ref signals[worker], report);
        }
        else
        {
            _late.Send(worker, time, report);
        }
    }

    private static void Show(ref WorkerSignals seen, in Report report)
    {
        seen.Busy = report.Busy ?? seen.Busy;
        if (report.IsState)
        {
            seen.Queued = report.Queued;
            seen.Running = report.Running;
            seen.WaitingTokens = report.WaitingTokens;
            seen.UsedBlocks = report.UsedBlocks;
        }
        else
        {
            seen.Queued += report.Queued;
            seen.WaitingTokens += report.WaitingTokens;
        }
    }

    /// <summary>The state of a worker, or a change of it.</summary>
    private readonly record struct Report(
        bool IsState, int Queued, int Running, long WaitingTokens, long UsedBlocks, bool? Busy);
}
