using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation.Expressions;
using DynoSim.Lang.Semantics.Evaluation.Values;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>
/// Gives definitions and expressions their values under one set of overrides. Lazy, remembered, free of order; what
/// cannot be evaluated is reported once and absorbs what follows from it. Work is bounded: a file that would take too
/// much is reported, not run.
/// </summary>
public sealed class Evaluator
{
    /// <summary>The most items of a list.</summary>
    public const int MaximumItems = 1_000_000;

    /// <summary>The most expression nodes visited, all files together.</summary>
    internal const long MaximumSteps = 10_000_000;

    private readonly Dictionary<DefinitionSymbol, EvaluationCell> _cells = [];
    private readonly HashSet<FunctionSymbol> _activeFunctions = [];
    private readonly Dictionary<(EntityValue Owner, string Name), Value> _afterRun = [];
    private HashSet<Override>? _collecting;
    private long _steps;
    private bool _isExhausted;

    internal Evaluator(
        Binder binder, ImmutableArray<Override> overrides, DiagnosticBag diagnostics, CycleGuard guard)
    {
        Binder = binder;
        Overrides = overrides;
        Diagnostics = diagnostics;
        Guard = guard;
    }

    /// <summary>The overrides in force.</summary>
    public ImmutableArray<Override> Overrides { get; }

    /// <summary>What is known of a run; null before there is one.</summary>
    internal IMetricSource? Metrics { get; private init; }

    /// <summary>Sees every value worked out, for pictures of expressions; null unless one is drawn.</summary>
    internal Action<BoundExpression, Value>? Observer { get; init; }

    /// <summary>How much more may be evaluated.</summary>
    internal long StepsLeft => Math.Max(0, MaximumSteps - _steps);

    internal Binder Binder { get; }

    internal DiagnosticBag Diagnostics { get; }

    internal CycleGuard Guard { get; }

    /// <summary>The value of a param, let or entity of a file.</summary>
    public Value Evaluate(DefinitionSymbol symbol)
    {
        if (!_cells.TryGetValue(symbol, out var cell))
        {
            cell = DefinitionCells.Make(this, symbol);
            _cells.Add(symbol, cell);
        }

        return cell.Value;
    }

    /// <summary>The object a declaration stands for; null if it cannot be had, which has been reported.</summary>
    public EntityValue? Entity(EntitySymbol symbol) => Evaluate(symbol) as EntityValue;

    /// <summary>The value of an expression.</summary>
    /// <param name="expression">An expression of the static phase, or of the result phase after a run.</param>
    /// <param name="environment">What its names stand for; null at the top level of a file.</param>
    public Value Evaluate(BoundExpression expression, Environment? environment)
    {
        if (!TryStep(expression.Location))
        {
            return ErrorValue.Instance;
        }

        var value = ExpressionEvaluation.Evaluate(expression, environment, this);
        if (_isExhausted)
        {
            // What was given up half way says nothing, neither yes nor no.
            return ErrorValue.Instance;
        }

        Observer?.Invoke(expression, value);
        return value;
    }

    /// <summary>
    /// A let over results: it has another value after every run, so its object cannot remember it; this evaluator,
    /// which is of one run, does.
    /// </summary>
    internal Value AfterRun(
        EntityValue owner, string name, (BoundExpression Value, Environment Environment) let, IMetricSource results)
    {
        if (!_afterRun.TryGetValue((owner, name), out var value))
        {
            value = ReferenceEquals(results, Metrics)
                ? Evaluate(let.Value, let.Environment)
                : After(results, null).Evaluate(let.Value, let.Environment);
            _afterRun.Add((owner, name), value);
        }

        return value;
    }

    /// <summary>The same definitions after a run, so that results have values.</summary>
    internal Evaluator After(
        IMetricSource metrics, Action<BoundExpression, Value>? observer, DiagnosticBag? diagnostics = null) =>
        new(Binder, Overrides, diagnostics ?? Diagnostics, Guard) { Metrics = metrics, Observer = observer };

    /// <summary>The same definitions and results, with every value shown to an observer.</summary>
    internal Evaluator Watched(Action<BoundExpression, Value> observer) =>
        new(Binder, Overrides, Diagnostics, Guard) { Metrics = Metrics, Observer = observer };

    /// <summary>Counts work; false, after one report, when there was too much.</summary>
    internal bool TryStep(SourceLocation location, long steps = 1)
    {
        _steps += steps;
        if (_steps <= MaximumSteps && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return true;
        }

        if (!_isExhausted)
        {
            _isExhausted = true;
            Report(
                Descriptors.LimitExceeded,
                location,
                _steps > MaximumSteps
                    ? "evaluating the files takes more than 10_000_000 steps; it was given up here"
                    : "definitions are nested too deep to be evaluated; it was given up here");
        }

        return false;
    }

    internal Value Run(EvaluationCell cell, ref HashSet<Override>? touched)
    {
        if (cell.IsUnderWay)
        {
            var circle = Guard.Report(cell, key => key is EvaluationCell member ? member.Distance : 0);
            foreach (var member in circle.OfType<EvaluationCell>())
            {
                member.IsCyclic = true;
            }

            return ErrorValue.Instance;
        }

        if (!Guard.TryEnter(cell, cell.DisplayName, cell.Location))
        {
            return ErrorValue.Instance;
        }

        var outer = _collecting;
        _collecting = null;
        cell.IsUnderWay = true;
        try
        {
            var value = cell.Compute();
            return cell.IsCyclic ? ErrorValue.Instance : value;
        }
        finally
        {
            cell.IsUnderWay = false;
            Guard.Leave();
            touched = _collecting;
            _collecting = outer;
        }
    }

    /// <summary>Notes that the value being worked out depends on overrides.</summary>
    internal void Touch(HashSet<Override>? overrides)
    {
        if (overrides is not null)
        {
            (_collecting ??= []).UnionWith(overrides);
        }
    }

    /// <summary>The overrides that the value being worked out depends on so far.</summary>
    internal IReadOnlyCollection<Override> Touched => _collecting is { } touched ? touched : [];

    /// <summary>The params met so far that have no default and that nobody set.</summary>
    internal SortedSet<string> MissingParams { get; } = new(StringComparer.Ordinal);

    /// <summary>A param without default that nobody set: no fault of the file, but a run cannot do without.</summary>
    internal ErrorValue MissingParam(string name, SourceLocation location)
    {
        MissingParams.Add(name);
        return Binder.Options.RequiresParams
            ? Report(
                Descriptors.RequiredMissing,
                location,
                $"param `{name}` has no default and is not set",
                "no value",
                $"give it one with `--set {name}=…`, or a default in the file")
            : ErrorValue.Instance;
    }

    internal bool TryEnterFunction(FunctionSymbol function) => _activeFunctions.Add(function);

    internal void LeaveFunction(FunctionSymbol function) => _activeFunctions.Remove(function);

    internal ErrorValue Report(
        DiagnosticDescriptor descriptor, SourceLocation location, string message, string? label = null,
        string? help = null)
    {
        Diagnostics.Add(new Diagnostic(descriptor, location.Source, location.Span, message)
        {
            Label = label,
            Help = help,
        });
        return ErrorValue.Instance;
    }
}
