using System.Runtime.CompilerServices;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// The KV caches of all workers as extents: of every run on a worker only how many of its blocks are present and
/// whether anybody holds it. Exact under vLLM's rules because blocks of a chain are released deepest first, so that
/// what is present of a run is always a prefix of it, and evicting n blocks shortens the oldest released extent by n.
/// What a request shares with no other, the rest of its prompt and its output, is one extent that exists only while
/// blocks of it do. Each worker's free queue is a count of blocks without hash, taken first, and a list of released
/// extents.
/// </summary>
internal sealed partial class KvExtents
{
    private readonly RunTable _runs;
    private readonly RequestStates _requests;
    private readonly bool _caching;
    private readonly BlockSize _block;
    private readonly FreeBlockQueue[] _queues;
    private readonly IntList[]? _changes;

    /// <param name="runs">The runs of the prompts.</param>
    /// <param name="requests">Where each request stands.</param>
    /// <param name="blocksOfWorker">Usable blocks of each worker.</param>
    /// <param name="caching">Whether blocks are found again.</param>
    /// <param name="changes">
    /// Of each worker the slots whose presence changed since the router last looked; null if it never does.
    /// </param>
    internal KvExtents(
        RunTable runs, RequestStates requests, long[] blocksOfWorker, bool caching, IntList[]? changes = null)
    {
        _runs = runs;
        _requests = requests;
        _caching = caching;
        _block = new BlockSize(runs.BlockTokens);
        _changes = changes;
        _slots = caching || changes is not null ? GiveOutSlots(runs, blocksOfWorker.Length, out _firstOwn) : [];
        _extents = NewExtents(blocksOfWorker.Length);
        _used = _firstOwn;
        _heldCopy = caching && runs.EndsPrompt.Contains(true) ? new int[runs.Path.Length] : [];
        _queues = new FreeBlockQueue[blocksOfWorker.Length];
        for (var worker = 0; worker < _queues.Length; worker++)
        {
            _queues[worker] = new FreeBlockQueue
            {
                Unhashed = blocksOfWorker[worker],
                Head = Extent.None,
                Tail = Extent.None,
            };
        }
    }

    /// <summary>Blocks of a worker that an allocation can take.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal long FreeBlocks(int worker) => _queues[worker].Unhashed + _queues[worker].Idle;

    /// <summary>
    /// Blocks that can be taken before an extent shrinks that the router may know: those without hash and those of a
    /// single request, as far as they are next in line.
    /// </summary>
    internal long UnseenBlocks(int worker, long enough)
    {
        ref readonly var queue = ref _queues[worker];
        var blocks = queue.Unhashed;
        var extent = queue.Head;
        while (extent != Extent.None && blocks < enough && !IsSeen(extent))
        {
            ref readonly var next = ref _extents[extent];
            blocks += next.Present;
            extent = next.Next;
        }

        return blocks;
    }

    /// <summary>Full blocks of the prompt of a request that has arrived.</summary>
    internal int PromptBlocks(int request) => (int)_block.Full(_requests[request].Input);

    /// <summary>Times a block of a worker came into use, and times its last holder let go.</summary>
    internal (long Allocated, long Freed) Traffic(int worker) => (_queues[worker].Allocated, _queues[worker].Freed);

    /// <summary>
    /// Takes blocks off the free queue: those without hash first, then by evicting the longest released.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Take(int worker, long blocks)
    {
        ref var queue = ref _queues[worker];
        var plain = Math.Min(queue.Unhashed, blocks);
        queue.Allocated += blocks;
        queue.Unhashed -= plain;
        blocks -= plain;
        if (blocks > 0)
        {
            Evict(worker, ref queue, blocks);
        }
    }

    /// <summary>
    /// Blocks <paramref name="from"/> up to <paramref name="to"/> of a prompt got their hash: they can be found from
    /// now on.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Publish(int worker, int request, long from, long to, ref RequestState state)
    {
        to = Math.Min(to, _block.Full(state.Input));
        if (!_caching || from >= to)
        {
            return;
        }

        var shared = _runs.SharedBlocksOf(request);
        if (from < shared)
        {
            PublishRuns(worker, from, Math.Min(to, shared), ref state.Cursor);
            from = shared;
        }

        if (from < to)
        {
            if (state.Own == Extent.None)
            {
                state.Own = NewExtent(request, Extent.IsOwn);
                _extents[state.Own].Holders = 1;
            }

            _extents[state.Own].Present += (int)(to - from);
        }
    }

    /// <summary>
    /// Lets go of all blocks of a request: its unhashed last block goes to the front of the free queue, the hashed
    /// ones to the back, deepest first, as far as nobody else holds them.
    /// </summary>
    /// <param name="worker">The worker.</param>
    /// <param name="request">The request.</param>
    /// <param name="held">Blocks it holds.</param>
    /// <param name="published">How many of them, from the first, carry a hash.</param>
    /// <param name="state">Where the request stands.</param>
    /// <param name="ended">Whether it will never ask for its blocks again.</param>
    internal void Release(int worker, int request, long held, long published, ref RequestState state, bool ended)
    {
        ref var queue = ref _queues[worker];
        if (!_caching)
        {
            queue.Unhashed += held;
            queue.Freed += held;
            return;
        }

        queue.Unhashed += held - published;
        queue.Freed += held - published;
        var shared = _runs.SharedBlocksOf(request);
        if (published > shared)
        {
            ReleaseOwn(ref queue, request, (int)(published - shared), ref state, ended);
        }

        var start = _runs.PathStartOf(request);
        for (var at = LastOf(request, start, published); at >= start;)
        {
            var run = _runs.Path[at];
            ref readonly var slots = ref _slots[run];
            var extent = slots.EndsPrompt ? _heldCopy[at] : Find(slots, worker);
            var isFree = --_extents[extent].Holders == 0;
            if (isFree)
            {
                queue.Append(_extents, extent);
            }

            at = isFree || slots.EndsPrompt ? at - 1 : start + _runs.EndsBefore[run];
        }
    }

    private void ReleaseOwn(ref FreeBlockQueue queue, int request, int blocks, ref RequestState state, bool ended)
    {
        var own = state.Own == Extent.None ? NewExtent(request, Extent.IsOwn) : state.Own;
        ref var extent = ref _extents[own];
        extent.Present = blocks;
        extent.Holders = 0;
        extent.Owner = ended ? Extent.None : request;
        state.Own = ended ? Extent.None : own;
        queue.Append(_extents, own);
    }

    private void PublishRuns(int worker, long from, long to, ref PathCursor cursor)
    {
        while (from < to)
        {
            var run = _runs.Path[cursor.At];
            ref readonly var slots = ref _slots[run];
            if (from >= cursor.Base + slots.Length)
            {
                cursor.Base += slots.Length;
                cursor.At++;
                continue;
            }

            var slot = FindOrTake(slots, worker);
            var added = (int)(Math.Min(to, cursor.Base + slots.Length) - from);
            if (slots.EndsPrompt)
            {
                AddCopy(slot, cursor.At);
            }
            else
            {
                ref var extent = ref _extents[slot];
                if (from == cursor.Base)
                {
                    extent.Holders = 1;
                }

                extent.Present += added;
            }

            if (_changes is not null && _runs.Popularity[run] > 1)
            {
                _changes[worker].Add(slot);
            }

            from += added;
        }
    }

    private void Evict(int worker, ref FreeBlockQueue queue, long blocks)
    {
        queue.Idle -= blocks;
        while (blocks > 0)
        {
            var id = queue.Head;
            ref var extent = ref _extents[id];
            var evicted = (int)Math.Min(blocks, extent.Present);
            blocks -= evicted;
            extent.Present -= evicted;
            var isGone = extent.Present == 0;
            if (isGone)
            {
                queue.Unlink(_extents, id);
            }

            if (id < _firstOwn)
            {
                NoteEviction(worker, id);
            }
            else if (extent.Copies != Extent.IsOwn)
            {
                NoteEviction(worker, extent.Owner);
                RemoveCopy(id);
            }
            else if (isGone)
            {
                // Who was rejected while waiting has left its number behind, and its row may be another's by now.
                if (extent.Owner != Extent.None && _requests[extent.Owner].Own == id)
                {
                    _requests[extent.Owner].Own = Extent.None;
                }

                Forget(id);
            }
        }
    }

    private void NoteEviction(int worker, int slot)
    {
        _changes?[worker].Add(slot);
    }
}

/// <summary>Where in its path a prefilling request has got to.</summary>
internal struct PathCursor
{
    /// <summary>Index into the run table's paths.</summary>
    public int At;

    /// <summary>Blocks of the prompt before that run.</summary>
    public int Base;
}
