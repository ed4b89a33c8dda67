using System.Runtime.InteropServices;
using DynoSim.Lang.Simulation.Engines;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>Where each request stands, one row a request.</summary>
internal sealed class RequestStates
{
    private RequestState[] _rows;

    /// <param name="count">Requests at once, at least; see <see cref="RequestRows"/>.</param>
    internal RequestStates(int count) => _rows = RowMemory.Rent<RequestState>(count);

    /// <summary>When each request came to its worker; kept only where urgency orders the queue.</summary>
    public long[] Routed { get; private set; } = [];

    /// <summary>The row of a request.</summary>
    public ref RequestState this[int request] => ref _rows[request & (_rows.Length - 1)];

    /// <summary>A request arrived.</summary>
    /// <param name="request">The request.</param>
    /// <param name="input">Prompt tokens.</param>
    /// <param name="output">Output tokens requested, from which its worker's settings make the target.</param>
    public void Begin(int request, int input, int output) =>
        this[request] = new RequestState { Own = Extent.None, Input = input, Target = output };

    /// <summary>Makes room for twice as many; the rows of some requests are kept.</summary>
    public void Double(int first, int end) => RowMemory.Double(ref _rows, first, end);

    /// <summary>Gives the memory back for the next run.</summary>
    public void Release() => ReusedArrays<RequestState>.Return(_rows);

    /// <summary>Notes when a request came to its worker.</summary>
    public void Route(int request, long now)
    {
        if (Routed.Length == 0)
        {
            Routed = new long[_rows.Length];
        }

        Routed[request] = now;
    }
}

/// <summary>
/// Where one request stands. What a scheduling decision reads lies together, so that it costs one cache line.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RequestState
{
    /// <summary>Tokens computed minus the worker's steps, while decoding.</summary>
    public long Offset;

    /// <summary>
    /// End of the pass that made its latest token; kept only where it is not the start of the next pass.
    /// </summary>
    public long LatestToken;

    /// <summary>Number of the latest pass of its worker that scheduled it.</summary>
    public long Mark;

    /// <summary>Prompt tokens.</summary>
    public int Input;

    /// <summary>Tokens the request will produce.</summary>
    public int Target;

    /// <summary>Tokens produced; of a decoder as of its last joining.</summary>
    public int Produced;

    /// <summary>Tokens computed, while not decoding.</summary>
    public int Computed;

    /// <summary>Most tokens it had computed when it was preempted.</summary>
    public int Reached;

    /// <summary>Tokens its latest pass gave it.</summary>
    public int PassTokens;

    /// <summary>How far its hashed blocks have got along its path, while prefilling.</summary>
    public PathCursor Cursor;

    /// <summary>The extent of the blocks that only this request has, as long as any is present; -1 for none.</summary>
    public int Own;

    /// <summary>Why it will be refused when its turn comes.</summary>
    public RejectionReason Refusal;

    /// <summary>Whether it takes one token a pass.</summary>
    public bool Decoding;

    /// <summary>Whether <see cref="LatestToken"/> counts: the request sat out a pass since.</summary>
    public bool SatOut;
}
