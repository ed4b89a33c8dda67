namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// What becomes of each request, one row a request. A row belongs to a request by the low bits of its number, so that
/// the memory can also be a window over the requests of a run, which moves on with the oldest.
/// </summary>
internal sealed class RequestRows
{
    private RequestRow[] _rows;

    /// <param name="requests">Requests at once, at least; none has arrived.</param>
    internal RequestRows(int requests)
    {
        _rows = RowMemory.Rent<RequestRow>(requests);
        _rows.AsSpan(0, requests).Fill(RequestRow.NotArrived);
    }

    /// <summary>Requests there is room for, a power of two.</summary>
    internal int Capacity => _rows.Length;

    /// <summary>The row of a request.</summary>
    public ref RequestRow this[int request] => ref _rows[request & (_rows.Length - 1)];

    /// <summary>Makes room for twice as many; the rows of some requests are kept.</summary>
    internal void Double(int first, int end) => RowMemory.Double(ref _rows, first, end);

    /// <summary>The rows of a table's requests, by their numbers.</summary>
    internal RequestRow[] Whole => _rows;
}

/// <summary>Borrowed arrays whose length is a power of two, indexed by the low bits of a request's number.</summary>
internal static class RowMemory
{
    /// <summary>Room for so many rows at least.</summary>
    public static T[] Rent<T>(int rows) => ReusedArrays<T>.Rent(rows);

    /// <summary>Makes room for twice as many rows; those from one request up to another are kept.</summary>
    public static void Double<T>(ref T[] rows, int first, int end)
    {
        var wider = Rent<T>(2 * rows.Length);
        for (var request = first; request < end; request++)
        {
            wider[request & (wider.Length - 1)] = rows[request & (rows.Length - 1)];
        }

        ReusedArrays<T>.Return(rows);
        rows = wider;
    }
}
