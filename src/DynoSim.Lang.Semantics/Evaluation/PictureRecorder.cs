using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>
/// Looks on while an expression is evaluated. Of a comprehension it keeps the round that decides: the first whose value
/// is false, else the first.
/// </summary>
internal sealed class PictureRecorder
{
    private readonly Dictionary<BoundExpression, Value> _values = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundExpression, BoundComprehension> _inside = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<BoundComprehension, Rounds> _rounds = new(ReferenceEqualityComparer.Instance);

    public PictureRecorder(BoundExpression root) => Enter(root, null);

    /// <summary>Takes note of a value.</summary>
    public void Observe(BoundExpression part, Value value)
    {
        if (!_inside.TryGetValue(part, out var loop))
        {
            _values.TryAdd(part, value);
            return;
        }

        var rounds = _rounds[loop];
        rounds.Current[part] = value;
        if (ReferenceEquals(part, loop.Value))
        {
            rounds.End(isFalse: value is BoolValue { Value: false });
        }
    }

    /// <summary>The value a part had; null if it had none.</summary>
    public Value? ValueOf(BoundExpression part) => _inside.TryGetValue(part, out var loop)
        ? _rounds[loop].Kept?.GetValueOrDefault(part)
        : _values.GetValueOrDefault(part);

    private void Enter(BoundExpression part, BoundComprehension? around)
    {
        if (around is not null)
        {
            _inside[part] = around;
        }

        foreach (var child in part.Children)
        {
            var isOfRound = part is BoundComprehension loop && !ReferenceEquals(child, loop.Source);
            if (around is null && isOfRound)
            {
                _rounds.TryAdd((BoundComprehension)part, new Rounds());
            }

            Enter(child, around ?? (isOfRound ? (BoundComprehension)part : null));
        }
    }

    private sealed class Rounds
    {
        private bool _isDecided;

        public Dictionary<BoundExpression, Value> Current { get; private set; } =
            new(ReferenceEqualityComparer.Instance);

        public Dictionary<BoundExpression, Value>? Kept { get; private set; }

        public void End(bool isFalse)
        {
            if (!_isDecided && (Kept is null || isFalse))
            {
                _isDecided = isFalse;
                Kept = Current;
                Current = new Dictionary<BoundExpression, Value>(ReferenceEqualityComparer.Instance);
            }
            else
            {
                Current.Clear();
            }
        }
    }
}
