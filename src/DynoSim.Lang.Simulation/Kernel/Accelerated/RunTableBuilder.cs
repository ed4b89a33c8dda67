using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// Cuts prompts into runs. A stretch of content holds the KV blocks whose last token lies in it. Prompts that end
/// inside a stretch which others pass cut it there, and the last block of a prompt that ends on a block boundary is cut
/// off alone.
/// </summary>
internal sealed class RunTableBuilder
{
    private const int None = -1;

    private readonly RequestTable _requests;
    private readonly PromptTree _prompts;
    private readonly int _contentTokens;
    private readonly BlockSize _block;
    private readonly int[] _fullBlocks;
    private readonly NodeRuns[] _of;
    private readonly List<CutPlace> _cuts = [];
    private readonly List<int> _length = [];
    private readonly List<int> _popularity = [];
    private readonly List<bool> _endsPrompt = [];
    private readonly List<int> _before = [];
    private readonly List<int> _place = [];
    private readonly List<int> _endsBefore = [];

    internal RunTableBuilder(RequestTable requests, PromptTree prompts, int blockTokens)
    {
        _requests = requests;
        _prompts = prompts;
        _contentTokens = requests.Prefixes.BlockTokens;
        _block = new BlockSize(blockTokens);
        _of = new NodeRuns[prompts.Stretches.Length];
        _fullBlocks = new int[requests.Count];
        for (var request = 0; request < _fullBlocks.Length; request++)
        {
            _fullBlocks[request] = (int)_block.Full(requests.InputTokens[request]);
        }
    }

    internal RunTable Build()
    {
        var start = new int[_requests.Count + 1];
        var shared = new int[_requests.Count];
        var path = new List<int>(3 * _requests.Count);
        var chain = new List<int>();
        for (var request = 0; request < shared.Length; request++)
        {
            shared[request] = AddPath(request, path, chain);
            start[request + 1] = path.Count;
        }

        return new RunTable
        {
            BlockTokens = _block.Tokens,
            Length = [.. _length],
            Popularity = [.. _popularity],
            EndsPrompt = [.. _endsPrompt],
            Before = [.. _before],
            EndsBefore = [.. _endsBefore],
            PathStart = start,
            Path = [.. path],
            SharedBlocks = shared,
            FullBlocks = _fullBlocks,
        };
    }

    /// <summary>Cuts what a prompt shares into runs, where nobody has yet; returns the blocks of its path.</summary>
    private int AddPath(int request, List<int> path, List<int> chain)
    {
        var stretches = _prompts.Stretches;
        var keepsOwn = EndsOnBlock(request);
        chain.Clear();
        var last = keepsOwn ? _prompts.EndsWith[request] : _prompts.SharedUpTo[request];
        for (; last != None; last = stretches[last].Parent)
        {
            chain.Add(last);
        }

        var (end, blocks) = (EndBlock(request), 0);
        for (var at = chain.Count - 1; at >= 0; at--)
        {
            ref var runs = ref _of[chain[at]];
            if (!runs.IsCut)
            {
                Cut(ref runs, chain[at]);
            }

            var covered = FirstBlock(stretches[chain[at]].Start);
            for (var run = runs.FirstRun; run < runs.FirstRun + runs.Runs; run++)
            {
                if (covered < end && (_popularity[run] > 1 || keepsOwn))
                {
                    path.Add(run);
                    blocks = _before[run] + _length[run];
                }

                covered += _length[run];
            }
        }

        return blocks;
    }

    /// <summary>One run between every two cuts; prompts that end at a cut do not reach the next.</summary>
    private void Cut(ref NodeRuns runs, int number)
    {
        ref readonly var stretch = ref _prompts.Stretches[number];
        var (from, end) = (FirstBlock(stretch.Start), FirstBlock(stretch.End));
        var passing = stretch.Prompts;
        var ended = _prompts.FirstEnded[number];
        runs.IsCut = true;
        runs.FirstRun = _length.Count;
        runs.LastRun = stretch.Parent == None ? None : _of[stretch.Parent].LastRun;
        if (!NeedsCuts(ended, end))
        {
            if (from == end)
            {
                return;
            }

            // What all prompts behind the run above go through belongs to that run.
            var last = runs.LastRun;
            if (last != None && _prompts.FirstEnded[stretch.Parent] == None && _popularity[last] == passing
                && !_endsPrompt[last] && last == _length.Count - 1)
            {
                _length[last] += end - from;
                return;
            }

            AddRun(ref runs, from, end, passing, false);
            return;
        }

        FindCuts(ended, end);
        foreach (var (at, ending, alone) in _cuts)
        {
            if (at > from && passing > 0)
            {
                AddRun(ref runs, from, at, passing, alone);
                from = at;
            }

            passing -= ending;
        }
    }

    private bool NeedsCuts(int ended, int end)
    {
        for (var request = ended; request != None; request = _prompts.NextEnded[request])
        {
            if (EndBlock(request) < end || EndsOnBlock(request))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the prompts that end in a stretch cut it, ascending, and how many end there.</summary>
    private void FindCuts(int ended, int end)
    {
        _cuts.Clear();
        AddCut(end, 0, false);
        for (var request = ended; request != None; request = _prompts.NextEnded[request])
        {
            var endsOnBlock = EndsOnBlock(request);
            AddCut(EndBlock(request), 1, endsOnBlock);
            if (endsOnBlock)
            {
                AddCut(EndBlock(request) - 1, 0, false);
            }
        }
    }

    private void AddCut(int at, int ending, bool alone)
    {
        var place = _cuts.Count;
        while (place > 0 && _cuts[place - 1].At > at)
        {
            place--;
        }

        if (place > 0 && _cuts[place - 1].At == at)
        {
            var known = _cuts[place - 1];
            _cuts[place - 1] = new CutPlace(at, known.Ending + ending, known.Alone || alone);
        }
        else
        {
            _cuts.Insert(place, new CutPlace(at, ending, alone));
        }
    }

    private void AddRun(ref NodeRuns runs, int from, int end, int popularity, bool endsPrompt)
    {
        var before = runs.LastRun;
        runs.LastRun = _length.Count;
        runs.Runs++;
        _length.Add(end - from);
        _popularity.Add(popularity);
        _endsPrompt.Add(endsPrompt);
        _before.Add(from);
        _place.Add(before == None ? 0 : _place[before] + 1);
        _endsBefore.Add(before == None ? None : _endsPrompt[before] ? _place[before] : _endsBefore[before]);
    }

    /// <summary>The block behind the last of a prompt; what lies behind its last full block is in no cache.</summary>
    private int EndBlock(int request) => Math.Min(_fullBlocks[request], FirstBlock(_prompts.Blocks[request]));

    private bool EndsOnBlock(int request) =>
        _block.Residue(_requests.InputTokens[request]) == 0 && EndBlock(request) == _fullBlocks[request];

    private int FirstBlock(int depth) => _block.Tokens == _contentTokens
        ? depth
        : checked((int)_block.Full((long)depth * _contentTokens));

    /// <summary>A place at which a stretch is cut.</summary>
    /// <param name="At">The block behind it.</param>
    /// <param name="Ending">Prompts that end there.</param>
    /// <param name="Alone">Whether the block before it is a run of its own.</param>
    private readonly record struct CutPlace(int At, int Ending, bool Alone);

    /// <summary>The runs of one stretch of content.</summary>
    private struct NodeRuns
    {
        /// <summary>Whether it has been cut into runs.</summary>
        public bool IsCut;

        /// <summary>The first of its runs.</summary>
        public int FirstRun;

        /// <summary>How many there are; none where its blocks belong to the run above.</summary>
        public int Runs;

        /// <summary>The run that its last block belongs to, -1 for none; of one that has been cut.</summary>
        public int LastRun;
    }
}
