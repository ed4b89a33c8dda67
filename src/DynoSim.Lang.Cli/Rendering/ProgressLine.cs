using System.Diagnostics;
using DynoSim.Lang.Cli.CommandLine;

namespace DynoSim.Lang.Cli.Rendering;

/// <summary>One line on a terminal that says how far something is, written over a few times a second.</summary>
internal sealed class ProgressLine
{
    private const long Milliseconds = 200;

    private readonly TextWriter _writer;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _turn = new();
    private long _next = Milliseconds;
    private int _length;

    private ProgressLine(TextWriter writer) => _writer = writer;

    /// <summary>A line on the error stream; null where nobody looks at it.</summary>
    public static ProgressLine? On(Streams streams) =>
        streams.IsErrorTerminal ? new ProgressLine(streams.ErrorWriter) : null;

    /// <summary>The time since the line began.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Says how far it is, if the last time is long enough ago; from any thread.</summary>
    public void Show(Func<string> text)
    {
        if (_watch.ElapsedMilliseconds < Interlocked.Read(ref _next))
        {
            return;
        }

        lock (_turn)
        {
            _next = _watch.ElapsedMilliseconds + Milliseconds;
            Write(text());
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_length > 0)
        {
            Write(string.Empty);
            _writer.Write('\r');
            _writer.Flush();
        }
    }

    private void Write(string text)
    {
        _writer.Write('\r' + text.PadRight(_length));
        _writer.Flush();
        _length = text.Length;
    }
}
