using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>A value that is worked out once, when first read.</summary>
internal abstract class EvaluationCell(Evaluator evaluator)
{
    private Value? _value;
    private HashSet<Override>? _touched;

    /// <summary>The name in the report of a cycle.</summary>
    public abstract string DisplayName { get; }

    /// <summary>Where it is defined.</summary>
    public abstract SourceLocation Location { get; }

    /// <summary>How far the definition is from what closes a circle; see <see cref="CycleGuard.Report"/>.</summary>
    public virtual int Distance => 0;

    /// <summary>Whether it is part of a cycle, so that it has no value.</summary>
    public bool IsCyclic { get; set; }

    /// <summary>The value; the error value after a report.</summary>
    public Value Value
    {
        get
        {
            _value ??= evaluator.Run(this, ref _touched);
            evaluator.Touch(_touched);
            return _value;
        }
    }

    /// <summary>Whether it is being worked out.</summary>
    internal bool IsUnderWay { get; set; }

    /// <summary>Works the value out.</summary>
    protected internal abstract Value Compute();
}
