using DynoSim.Lang.Simulation.Workloads;

namespace DynoSim.Lang.Simulation.Kernel.Accelerated;

/// <summary>
/// Cuts the prefix tree into runs. A node holds the blocks whose last token lies in it. Prompts that end inside a node
/// which others pass cut it there, and the last block of a prompt that ends on a block boundary is cut off alone.
/// </summary>
internal sealed class RunTableBuilder
{
    private readonly RequestTable _requests;
    private readonly PrefixTree _tree;
    private readonly int _blockTokens;
    private readonly int[] _depth;
    private readonly int[] _blocks;
    private readonly int[] _popularity;
    private readonly int[] _ended;
    private readonly int[] _lastRun;
    private readonly int[] _endNode;
    private readonly int[] _endBlocks;
    private readonly Dictionary<int, NodeCuts> _cuts = [];
    private readonly List<int> _length = [];
    private readonly List<int> _runPopularity = [];
    private readonly List<int> _runParent = [];
    private readonly List<bool> _endsPrompt = [];

    internal RunTableBuilder(RequestTable requests, int blockTokens)
    {
        _requests = requests;
        _tree = requests.Prefixes;
        _blockTokens = blockTokens;
        _depth = new int[_tree.NodeCount];
        _blocks = new int[_tree.NodeCount];
        _popularity = new int[_tree.NodeCount];
        _ended = new int[_tree.NodeCount];
        _lastRun = new int[_tree.NodeCount];
        _endNode = new int[requests.Count];
        _endBlocks = new int[requests.Count];
    }

    internal RunTable Build()
    {
        MeasureDepths();
        FindEnds();
        MarkCuts();
        MakeRuns();
        return CollectPaths();
    }

    private void MeasureDepths()
    {
        var parent = _tree.Parent;
        for (var node = 0; node < parent.Length; node++)
        {
            _depth[node] = parent[node] < 0 ? 0 : _depth[parent[node]] + 1;
            _blocks[node] = FirstBlock(_depth[node] + 1) - FirstBlock(_depth[node]);
        }
    }

    /// <summary>Where each prompt's full blocks end, and how many prompts reach into each node.</summary>
    private void FindEnds()
    {
        var parent = _tree.Parent;
        for (var request = 0; request < _endNode.Length; request++)
        {
            var full = _requests.InputTokens[request] / _blockTokens;
            var path = _tree.PathOf(request);
            var node = path.IsEmpty ? -1 : path[^1];
            while (node >= 0 && FirstBlock(_depth[node]) >= full)
            {
                node = parent[node];
            }

            _endNode[request] = node;
            if (node >= 0)
            {
                _endBlocks[request] = full - FirstBlock(_depth[node]);
                _popularity[node]++;
                _ended[node]++;
            }
        }

        for (var node = parent.Length - 1; node >= 0; node--)
        {
            if (parent[node] >= 0)
            {
                _popularity[parent[node]] += _popularity[node];
            }
        }
    }

    /// <summary>A node that all its prompts leave at the same block just ends there; any other end is a cut.</summary>
    private void MarkCuts()
    {
        var whole = (int[])_blocks.Clone();
        for (var request = 0; request < _endNode.Length; request++)
        {
            var node = _endNode[request];
            if (node < 0)
            {
                continue;
            }

            var blocks = _endBlocks[request];
            var endsOnBlock = _requests.InputTokens[request] % _blockTokens == 0;
            if (_ended[node] == 1 && _popularity[node] == 1 && !endsOnBlock)
            {
                _blocks[node] = blocks;
            }
            else if (endsOnBlock || blocks < whole[node])
            {
                if (!_cuts.TryGetValue(node, out var cuts))
                {
                    _cuts[node] = cuts = new NodeCuts();
                }

                cuts.Add(blocks, endsOnBlock);
            }
        }
    }

    private void MakeRuns()
    {
        var parent = _tree.Parent;
        for (var node = 0; node < parent.Length; node++)
        {
            var above = parent[node] < 0 ? -1 : _lastRun[parent[node]];
            if (_popularity[node] == 0 || _blocks[node] == 0)
            {
                _lastRun[node] = above;
            }
            else if (_cuts.TryGetValue(node, out var cuts))
            {
                _lastRun[node] = CutNode(node, above, cuts);
            }
            else
            {
                var joins = above >= 0
                    && !_endsPrompt[above]
                    && _runPopularity[above] == _popularity[node]
                    && _ended[parent[node]] == 0;
                _lastRun[node] = joins ? above : AddRun(above, _popularity[node], false);
                _length[_lastRun[node]] += _blocks[node];
            }
        }
    }

    /// <summary>One run between every two cuts; prompts that end at a cut do not reach the next.</summary>
    private int CutNode(int node, int above, NodeCuts cuts)
    {
        var from = 0;
        var passing = _popularity[node];
        var run = above;
        foreach (var (at, ending, alone) in cuts.InOrder(_blocks[node]))
        {
            if (at > from && passing > 0)
            {
                run = AddRun(run, passing, alone);
                _length[run] = at - from;
                from = at;
            }

            cuts.RunAt[at] = run;
            passing -= ending;
        }

        return run;
    }

    private int AddRun(int parent, int popularity, bool endsPrompt)
    {
        _length.Add(0);
        _runPopularity.Add(popularity);
        _runParent.Add(parent);
        _endsPrompt.Add(endsPrompt);
        return _length.Count - 1;
    }

    /// <summary>
    /// The runs that stay, numbered anew: those of several requests, and all of a prompt that ends on a block boundary.
    /// </summary>
    private int[] NumberRuns(int[] endRun)
    {
        var number = new int[_length.Count];
        for (var run = 0; run < number.Length; run++)
        {
            number[run] = _runPopularity[run] > 1 ? 0 : -1;
        }

        foreach (var end in endRun)
        {
            for (var run = end; run >= 0 && _endsPrompt[end] && number[run] < 0; run = _runParent[run])
            {
                number[run] = 0;
            }
        }

        var next = 0;
        for (var run = 0; run < number.Length; run++)
        {
            number[run] = number[run] < 0 ? -1 : next++;
        }

        return number;
    }

    private RunTable CollectPaths()
    {
        var start = new int[_endNode.Length + 1];
        var full = new int[_endNode.Length];
        var shared = new int[_endNode.Length];
        var endRun = new int[_endNode.Length];
        for (var request = 0; request < endRun.Length; request++)
        {
            endRun[request] = EndRun(request);
        }

        var number = NumberRuns(endRun);
        for (var request = 0; request < endRun.Length; request++)
        {
            var count = 0;
            for (var run = endRun[request]; run >= 0; run = _runParent[run])
            {
                full[request] += _length[run];
                shared[request] += number[run] < 0 ? 0 : _length[run];
                count += number[run] < 0 ? 0 : 1;
            }

            start[request + 1] = start[request] + count;
        }

        var path = new int[start[^1]];
        for (var request = 0; request < endRun.Length; request++)
        {
            var at = start[request + 1];
            for (var run = endRun[request]; run >= 0; run = _runParent[run])
            {
                if (number[run] >= 0)
                {
                    path[--at] = number[run];
                }
            }
        }

        return new RunTable
        {
            Length = Kept(_length, number),
            Popularity = Kept(_runPopularity, number),
            EndsPrompt = Kept(_endsPrompt, number),
            PathStart = start,
            Path = path,
            SharedBlocks = shared,
            FullBlocks = full,
        };
    }

    private static T[] Kept<T>(List<T> values, int[] number) =>
        [.. values.Where((_, run) => number[run] >= 0)];

    private int EndRun(int request)
    {
        var node = _endNode[request];
        if (node < 0)
        {
            return -1;
        }

        return _cuts.Count > 0 && _cuts.TryGetValue(node, out var cuts)
            ? cuts.RunAt[_endBlocks[request]]
            : _lastRun[node];
    }

    private int FirstBlock(int depth) => checked((int)((long)depth * _tree.BlockTokens / _blockTokens));

    /// <summary>The places inside one node at which prompts end, in blocks from its first.</summary>
    private sealed class NodeCuts
    {
        private readonly SortedDictionary<int, (int Ending, bool Alone)> _at = [];

        /// <summary>The run that ends at each cut.</summary>
        public Dictionary<int, int> RunAt { get; } = [];

        public void Add(int blocks, bool endsOnBlock)
        {
            var (ending, alone) = _at.GetValueOrDefault(blocks);
            _at[blocks] = (ending + 1, alone || endsOnBlock);
            if (endsOnBlock && blocks > 1)
            {
                _at.TryAdd(blocks - 1, (0, false));
            }
        }

        public IEnumerable<(int At, int Ending, bool Alone)> InOrder(int end)
        {
            _at.TryAdd(end, (0, false));
            foreach (var (at, (ending, alone)) in _at)
            {
                yield return (at, ending, alone);
            }
        }
    }
}
