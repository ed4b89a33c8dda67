using System.Diagnostics.CodeAnalysis;

namespace DynoSim.Lang.Cli.CommandLine;

/// <summary>
/// The user's wish to stop. A verb that can say what it has done so far attends to it; any other is ended where it is.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process, and holds no handle.")]
public sealed class Interruption
{
    private readonly CancellationTokenSource _source = new();
    private volatile bool _isAttended;

    /// <summary>Attends to the wish from now on.</summary>
    /// <returns>What tells of it.</returns>
    public CancellationToken Attend()
    {
        _isAttended = true;
        return _source.Token;
    }

    /// <summary>The user wishes to stop.</summary>
    /// <returns>Whether somebody attends to it; not when it is wished a second time.</returns>
    public bool Request()
    {
        if (!_isAttended || _source.IsCancellationRequested)
        {
            return false;
        }

        _source.Cancel();
        return true;
    }
}
