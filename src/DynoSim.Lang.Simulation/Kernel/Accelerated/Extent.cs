namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// A stretch of consecutive blocks on one worker that are held, released and evicted together. There are three kinds:
/// the slot of a run on a worker, the blocks that only one request has, and one copy of a block that ends prompts.
/// </summary>
internal struct Extent
{
    /// <summary>No extent, no worker, no request.</summary>
    public const int None = -1;

    /// <summary>In <see cref="Copies"/>: the extent is a request's own.</summary>
    public const int IsOwn = -2;

    /// <summary>
    /// Of a slot its worker, of a copy the slot it belongs to, of own blocks the request for as long as it lives.
    /// </summary>
    public int Owner;

    /// <summary>Blocks present; of a slot whose run ends prompts, the number of copies.</summary>
    public int Present;

    /// <summary>
    /// Who holds it. Of a slot: requests for which it is the last they hold of a stretch of runs that end no prompt,
    /// and held runs just behind it in such a stretch; so a request counts only up to the first run that is held
    /// anyway. Of all others: requests.
    /// </summary>
    public int Holders;

    /// <summary>The extent released just before it, while nobody holds it.</summary>
    public int Previous;

    /// <summary>The extent released just after it, while nobody holds it; of an unused one the next unused.</summary>
    public int Next;

    /// <summary>Of a slot whose run ends prompts the oldest copy, of a copy the next younger one.</summary>
    public int Copies;

    /// <summary>Of a slot: blocks present as far as the router has been told.</summary>
    public int Visible;

    /// <summary>Of a slot: requests on the router's book that contain the run.</summary>
    public int Active;
}

/// <summary>Where the slots of a run stand, and what every visit of the run asks of it.</summary>
/// <param name="First">The first slot.</param>
/// <param name="Mask">
/// Their number less 1 if they are a hash table over the workers; <see cref="OneEach"/> for one a worker.
/// </param>
/// <param name="Length">Blocks of the run.</param>
/// <param name="EndsPrompt">Whether it is the last block of a prompt, of which there may be copies.</param>
internal readonly record struct RunSlots(int First, int Mask, int Length, bool EndsPrompt)
{
    /// <summary>One slot a worker, in their order.</summary>
    public const int OneEach = -1;
}
