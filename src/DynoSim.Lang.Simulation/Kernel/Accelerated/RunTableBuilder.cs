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
    private readonly RadixTree _tree;
    private readonly int _contentTokens;
    private readonly int _blockTokens;
    private readonly int[] _endNode;
    private readonly int[] _endBlock;
    private readonly int[] _nextEnded;
    private NodeRuns[] _of = [];
    private readonly List<CutPlace> _cuts = [];
    private readonly List<int> _length = [];
    private readonly List<int> _popularity = [];
    private readonly List<bool> _endsPrompt = [];

    internal RunTableBuilder(RequestTable requests, PromptTree prompts, int blockTokens)
    {
        _requests = requests;
        _tree = prompts.Tree;
        _contentTokens = requests.Prefixes.BlockTokens;
        _blockTokens = blockTokens;
        _endNode = prompts.EndNode;
        _endBlock = new int[requests.Count];
        _nextEnded = new int[requests.Count];
        for (var request = 0; request < requests.Count; request++)
        {
            // What lies behind the last full block is in no cache.
            _endBlock[request] =
                Math.Min(requests.InputTokens[request] / blockTokens, FirstBlock(prompts.Blocks[request]));
        }
    }

    internal RunTable Build()
    {
        CountPrompts();
        return CollectPaths();
    }

    /// <summary>How many prompts contain each stretch, and which end in it.</summary>
    private void CountPrompts()
    {
        _of = new NodeRuns[_tree.Count];
        Array.Fill(_of, new NodeRuns { FirstEnded = None, LastRun = None });
        var nodes = _tree.Nodes;
        for (var request = _endNode.Length - 1; request >= 0; request--)
        {
            var end = _endNode[request];
            if (end == None)
            {
                continue;
            }

            _nextEnded[request] = _of[end].FirstEnded;
            _of[end].FirstEnded = request;
            for (var node = end; node != None; node = nodes[node].Parent)
            {
                _of[node].Popularity++;
            }
        }
    }

    private RunTable CollectPaths()
    {
        var start = new int[_endNode.Length + 1];
        var path = new List<int>(3 * _endNode.Length);
        var chain = new List<int>();
        for (var request = 0; request < _endNode.Length; request++)
        {
            AddPath(request, path, chain);
            start[request + 1] = path.Count;
        }

        var shared = new int[_endNode.Length];
        var full = new int[_endNode.Length];
        var (before, endsBefore) = (new int[_length.Count], new int[_length.Count]);
        for (var request = 0; request < shared.Length; request++)
        {
            full[request] = _requests.InputTokens[request] / _blockTokens;
            var ends = -1;
            for (var at = start[request]; at < start[request + 1]; at++)
            {
                var run = path[at];
                (before[run], endsBefore[run]) = (shared[request], ends);
                shared[request] += _length[run];
                ends = _endsPrompt[run] ? at - start[request] : ends;
            }
        }

        return new RunTable
        {
            BlockTokens = _blockTokens,
            Length = [.. _length],
            Popularity = [.. _popularity],
            EndsPrompt = [.. _endsPrompt],
            Before = before,
            EndsBefore = endsBefore,
            PathStart = start,
            Path = [.. path],
            SharedBlocks = shared,
            FullBlocks = full,
        };
    }

    private void AddPath(int request, List<int> path, List<int> chain)
    {
        var nodes = _tree.Nodes;
        var keepsOwn = EndsOnBlock(request);
        chain.Clear();
        for (var node = _endNode[request]; node != None; node = nodes[node].Parent)
        {
            if (_of[node].Popularity > 1 || keepsOwn)
            {
                chain.Add(node);
            }
        }

        for (var at = chain.Count - 1; at >= 0; at--)
        {
            ref var runs = ref _of[chain[at]];
            if (!runs.IsCut)
            {
                Cut(ref runs, nodes[chain[at]]);
            }

            var covered = FirstBlock(nodes[chain[at]].Start);
            for (var run = runs.FirstRun; run < runs.FirstRun + runs.Runs; run++)
            {
                if (covered < _endBlock[request] && (_popularity[run] > 1 || keepsOwn))
                {
                    path.Add(run);
                }

                covered += _length[run];
            }
        }
    }

    /// <summary>One run between every two cuts; prompts that end at a cut do not reach the next.</summary>
    private void Cut(ref NodeRuns runs, in RadixNode node)
    {
        var (from, end) = (FirstBlock(node.Start), FirstBlock(node.End));
        var passing = runs.Popularity;
        ref readonly var above = ref node.Parent == None ? ref NodeRuns.Root : ref _of[node.Parent];
        runs.IsCut = true;
        runs.FirstRun = _length.Count;
        runs.LastRun = above.LastRun;
        if (!NeedsCuts(runs, end))
        {
            if (from == end)
            {
                return;
            }

            // What all prompts behind the run above go through belongs to that run.
            var last = runs.LastRun;
            if (last != None && above.FirstEnded == None && _popularity[last] == passing && !_endsPrompt[last]
                && last == _length.Count - 1)
            {
                _length[last] += end - from;
                return;
            }

            AddRun(ref runs, end - from, passing, false);
            return;
        }

        FindCuts(runs, end);
        foreach (var (at, ending, alone) in _cuts)
        {
            if (at > from && passing > 0)
            {
                AddRun(ref runs, at - from, passing, alone);
                from = at;
            }

            passing -= ending;
        }
    }

    private bool NeedsCuts(in NodeRuns runs, int end)
    {
        for (var request = runs.FirstEnded; request != None; request = _nextEnded[request])
        {
            if (_endBlock[request] < end || EndsOnBlock(request))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the prompts that end in a stretch cut it, ascending, and how many end there.</summary>
    private void FindCuts(in NodeRuns runs, int end)
    {
        _cuts.Clear();
        AddCut(end, 0, false);
        for (var request = runs.FirstEnded; request != None; request = _nextEnded[request])
        {
            var endsOnBlock = EndsOnBlock(request);
            AddCut(_endBlock[request], 1, endsOnBlock);
            if (endsOnBlock)
            {
                AddCut(_endBlock[request] - 1, 0, false);
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

    private void AddRun(ref NodeRuns runs, int length, int popularity, bool endsPrompt)
    {
        runs.LastRun = _length.Count;
        runs.Runs++;
        _length.Add(length);
        _popularity.Add(popularity);
        _endsPrompt.Add(endsPrompt);
    }

    private bool EndsOnBlock(int request) =>
        _endBlock[request] > 0 && (long)_endBlock[request] * _blockTokens == _requests.InputTokens[request];

    private int FirstBlock(int depth) => _blockTokens == _contentTokens
        ? depth
        : checked((int)((long)depth * _contentTokens / _blockTokens));

    /// <summary>A place at which a stretch is cut.</summary>
    /// <param name="At">The block behind it.</param>
    /// <param name="Ending">Prompts that end there.</param>
    /// <param name="Alone">Whether the block before it is a run of its own.</param>
    private readonly record struct CutPlace(int At, int Ending, bool Alone);

    /// <summary>The runs of one stretch of content.</summary>
    private struct NodeRuns
    {
        /// <summary>What stands above the first stretches.</summary>
        public static readonly NodeRuns Root = new() { FirstEnded = None, LastRun = None };

        /// <summary>Prompts that contain its first key.</summary>
        public int Popularity;

        /// <summary>The first of the prompts that end in it, -1 for none.</summary>
        public int FirstEnded;

        /// <summary>Whether it has been cut into runs.</summary>
        public bool IsCut;

        /// <summary>The first of its runs.</summary>
        public int FirstRun;

        /// <summary>How many there are; none where its blocks belong to the run above.</summary>
        public int Runs;

        /// <summary>The run that its last block belongs to, -1 for none.</summary>
        public int LastRun;
    }
}
