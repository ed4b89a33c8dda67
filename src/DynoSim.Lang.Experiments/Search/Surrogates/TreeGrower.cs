namespace DynoSim.Lang.Experiments.Search.Surrogates;

/// <summary>
/// Grows trees on the same rows: the best split of a node is found from sums per bin, with the bins of a categorical
/// axis in the order of their means, which is the best order for squared errors.
/// </summary>
internal sealed class TreeGrower
{
    private readonly BinnedCandidates _candidates;
    private readonly int[] _rows;
    private readonly TreeOptions _options;
    private readonly SequentialRandom _random;
    private readonly int[] _order;
    private readonly int[] _spare;
    private readonly int[] _axes;
    private readonly double[] _sums;
    private readonly int[] _counts;
    private readonly int[] _bins = new int[BinnedCandidates.MaximumBins];

    public TreeGrower(BinnedCandidates candidates, int[] rows, TreeOptions options, SequentialRandom random)
    {
        (_candidates, _rows, _options, _random) = (candidates, rows, options, random);
        _order = new int[rows.Length];
        _spare = new int[rows.Length];
        _axes = [.. Enumerable.Range(0, candidates.Columns)];
        _sums = new double[candidates.Columns * BinnedCandidates.MaximumBins];
        _counts = new int[candidates.Columns * BinnedCandidates.MaximumBins];
    }

    /// <summary>Grows a tree towards the targets, whose values are already multiplied by the rate.</summary>
    public RegressionTree Grow(double[] targets)
    {
        for (var at = 0; at < _order.Length; at++)
        {
            _order[at] = at;
        }

        var tree = new RegressionTree(_options.Depth);
        var root = tree.AddLeaf(_options.Rate * Mean(targets, 0, _order.Length));
        Grow(tree, root, targets, 0, _order.Length, _options.Depth);
        return tree.Finish();
    }

    private void Grow(RegressionTree tree, int node, double[] targets, int start, int end, int depth)
    {
        if (depth == 0 || end - start < 2 * _options.Leaf || BestSplit(targets, start, end) is not { Gain: > 0 } split)
        {
            return;
        }

        var middle = Partition(split, start, end);
        var left = tree.AddLeaf(_options.Rate * Mean(targets, start, middle));
        var right = tree.AddLeaf(_options.Rate * Mean(targets, middle, end));
        tree.Split(node, split.Axis, split.Mask, left);
        Grow(tree, left, targets, start, middle, depth - 1);
        Grow(tree, right, targets, middle, end, depth - 1);
    }

    private double Mean(double[] targets, int start, int end)
    {
        var sum = 0.0;
        for (var at = start; at < end; at++)
        {
            sum += targets[_order[at]];
        }

        return sum / (end - start);
    }

    private BinSplit BestSplit(double[] targets, int start, int end)
    {
        var used = Math.Max(1, (int)Math.Ceiling(_options.AxisShare * _axes.Length));
        if (used < _axes.Length)
        {
            _random.ShuffleFirst(_axes, used);
        }

        for (var place = 0; place < used; place++)
        {
            var cell = _axes[place] * BinnedCandidates.MaximumBins;
            Array.Clear(_sums, cell, _candidates.Bins[_axes[place]]);
            Array.Clear(_counts, cell, _candidates.Bins[_axes[place]]);
        }

        var total = 0.0;
        for (var at = start; at < end; at++)
        {
            var row = _candidates.Row(_rows[_order[at]]);
            var target = targets[_order[at]];
            total += target;
            for (var place = 0; place < used; place++)
            {
                var cell = (_axes[place] * BinnedCandidates.MaximumBins) + row[_axes[place]];
                _sums[cell] += target;
                _counts[cell]++;
            }
        }

        var best = default(BinSplit);
        for (var place = 0; place < used; place++)
        {
            var split = BestSplit(_axes[place], total, end - start);
            best = split.Gain > best.Gain ? split : best;
        }

        return best;
    }

    private BinSplit BestSplit(int axis, double total, int count)
    {
        var sums = _sums.AsSpan(axis * BinnedCandidates.MaximumBins, _candidates.Bins[axis]);
        var counts = _counts.AsSpan(axis * BinnedCandidates.MaximumBins, _candidates.Bins[axis]);
        var present = 0;
        for (var bin = 0; bin < sums.Length; bin++)
        {
            if (counts[bin] > 0)
            {
                _bins[present++] = bin;
            }
        }

        if (!_candidates.IsOrdered[axis])
        {
            SortByMean(present, sums, counts);
        }

        var best = default(BinSplit);
        var (left, leftCount, mask) = (0.0, 0, 0UL);
        for (var place = 0; place < present - 1; place++)
        {
            left += sums[_bins[place]];
            leftCount += counts[_bins[place]];
            mask |= 1UL << _bins[place];
            if (leftCount < _options.Leaf || count - leftCount < _options.Leaf)
            {
                continue;
            }

            var right = total - left;
            var gain = (left * left / leftCount) + (right * right / (count - leftCount)) - (total * total / count);
            if (gain > best.Gain + 1e-12)
            {
                best = new BinSplit(axis, Filled(axis, mask, _bins[place], _bins[place + 1]), gain);
            }
        }

        return best;
    }

    // Ordered bins that no row is in lie with the nearer side, so that unseen levels follow their neighbours.
    private ulong Filled(int axis, ulong mask, int last, int next)
    {
        if (!_candidates.IsOrdered[axis])
        {
            return mask;
        }

        var end = (last + next + 1) / 2;
        return end >= 64 ? ulong.MaxValue : (1UL << end) - 1;
    }

    private void SortByMean(int present, Span<double> sums, Span<int> counts)
    {
        for (var at = 1; at < present; at++)
        {
            var bin = _bins[at];
            var mean = sums[bin] / counts[bin];
            var to = at;
            for (; to > 0 && sums[_bins[to - 1]] / counts[_bins[to - 1]] > mean; to--)
            {
                _bins[to] = _bins[to - 1];
            }

            _bins[to] = bin;
        }
    }

    private int Partition(BinSplit split, int start, int end)
    {
        var (left, right) = (start, 0);
        for (var at = start; at < end; at++)
        {
            var isLeft = (split.Mask >> _candidates.Row(_rows[_order[at]])[split.Axis] & 1) != 0;
            if (isLeft)
            {
                _order[left++] = _order[at];
            }
            else
            {
                _spare[right++] = _order[at];
            }
        }

        Array.Copy(_spare, 0, _order, left, right);
        return left;
    }

    private readonly record struct BinSplit(int Axis, ulong Mask, double Gain);
}
