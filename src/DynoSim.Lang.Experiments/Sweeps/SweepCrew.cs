using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using DynoSim.Lang.Semantics.Spaces;

namespace DynoSim.Lang.Experiments.Sweeps;

/// <summary>Some runs of one point.</summary>
/// <param name="Point">The point.</param>
/// <param name="Repetitions">Which repetitions.</param>
internal sealed record PointTask(SpacePoint Point, ImmutableArray<int> Repetitions);

/// <summary>The threads of a sweep. What they bring depends on the tasks alone, not on who was faster.</summary>
/// <param name="runners">Makes the runner of a thread; each runner serves one thread at a time.</param>
/// <param name="jobs">Threads, at least 1.</param>
/// <param name="stop">The user's wish to stop.</param>
internal sealed class SweepCrew(Func<PointRunner> runners, int jobs, CancellationToken stop)
{
    private const int StackBytes = 16 << 20;

    private readonly Lazy<PointRunner>[] _runners =
        [.. Enumerable.Range(0, jobs).Select(_ => new Lazy<PointRunner>(runners))];

    /// <summary>Runs tasks until all are done, the user stops, or something fails.</summary>
    /// <param name="tasks">What to run.</param>
    /// <param name="finished">Takes each finished run, one at a time.</param>
    /// <exception cref="OperationCanceledException">The user stopped; what was finished was handed over.</exception>
    public void Run(IReadOnlyList<PointTask> tasks, Action<PointTask, RunRecord> finished)
    {
        var gate = new object();
        Each(tasks.Count, (runner, taken) =>
        {
            foreach (var record in runner.Run(tasks[taken].Point.Key, tasks[taken].Repetitions))
            {
                lock (gate)
                {
                    finished(tasks[taken], record);
                }

                if (stop.IsCancellationRequested)
                {
                    break;
                }
            }
        });
    }

    /// <summary>Shares numbered work among the threads until it is done, the user stops, or something fails.</summary>
    /// <param name="count">How much there is.</param>
    /// <param name="work">Does one piece, on any thread.</param>
    /// <exception cref="OperationCanceledException">The user stopped.</exception>
    public void Each(int count, Action<PointRunner, int> work)
    {
        var next = -1;
        var failure = default(ExceptionDispatchInfo);

        void Guarded(int member)
        {
            try
            {
                while (!stop.IsCancellationRequested && Volatile.Read(ref failure) is null
                    && Interlocked.Increment(ref next) is var taken && taken < count)
                {
                    work(_runners[member].Value, taken);
                }
            }
            catch (Exception error)
            {
                // The first failure is the one that is told.
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(error), null);
            }
        }

        var members = Math.Min(jobs, count);
        var threads = Enumerable.Range(1, Math.Max(0, members - 1))
            .Select(member => new Thread(() => Guarded(member), StackBytes))
            .ToArray();
        foreach (var thread in threads)
        {
            thread.Start();
        }

        if (members > 0)
        {
            Guarded(0);
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        failure?.Throw();
        stop.ThrowIfCancellationRequested();
    }
}
