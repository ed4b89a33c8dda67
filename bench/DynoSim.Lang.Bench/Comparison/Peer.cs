using System.Globalization;

namespace DynoSim.Lang.Bench.Comparison;

/// <summary>The runnable peer: <c>replay.py</c> in a folder, which prints one JSON line a run.</summary>
internal sealed class Peer
{
    private readonly string _script;

    private Peer(string script) => _script = script;

    /// <summary>What the peer said of a replay.</summary>
    /// <param name="NativeMilliseconds">Its own loop, least.</param>
    /// <param name="ProcessMilliseconds">The whole process, measured here, least.</param>
    /// <param name="TtftSeconds">Mean TTFT.</param>
    /// <param name="ItlSeconds">Mean ITL.</param>
    public sealed record Answer(
        double NativeMilliseconds, double ProcessMilliseconds, double TtftSeconds, double ItlSeconds);

    /// <summary>The peer in a folder; null with the reason if it cannot be run.</summary>
    public static Peer? Find(string folder, out string reason)
    {
        var script = Path.Combine(folder, "replay.py");
        reason = folder.Length == 0 ? "no --peer FOLDER was given"
            : !File.Exists(script) ? $"there is no {script}"
            : "";
        if (reason.Length > 0)
        {
            return null;
        }

        try
        {
            ToolProcess.Run("python3", ["--version"]);
            return new Peer(script);
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            reason = $"python3 cannot be run ({error.Message})";
            return null;
        }
    }

    /// <summary>Replays a trace so many times, a process each.</summary>
    public Answer Replay(string trace, int workers, bool isKvAware, int times)
    {
        var least = default(Answer);
        for (var run = 0; run < times; run++)
        {
            var (elapsed, output) = ToolProcess.Run("python3",
            [
                _script, trace, "--workers", workers.ToString(CultureInfo.InvariantCulture),
                "--router", isKvAware ? "kv_router" : "round_robin",
            ]);
            var line = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
            least = new Answer(
                Math.Min(least?.NativeMilliseconds ?? double.MaxValue, ToolProcess.Figure(line, "native_ms")),
                Math.Min(least?.ProcessMilliseconds ?? double.MaxValue, elapsed),
                ToolProcess.Figure(line, "mean_ttft_ms") / 1e3,
                ToolProcess.Figure(line, "mean_itl_ms") / 1e3);
        }

        return least ?? throw new ArgumentOutOfRangeException(nameof(times));
    }
}
