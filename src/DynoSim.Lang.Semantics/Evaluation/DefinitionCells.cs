using DynoSim.Lang.Semantics.Binding;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Evaluation.Values;

namespace DynoSim.Lang.Semantics.Evaluation;

/// <summary>The values of what files declare at their top level.</summary>
internal static class DefinitionCells
{
    public static EvaluationCell Make(Evaluator evaluator, DefinitionSymbol symbol) => symbol switch
    {
        ParamSymbol param => new ParamCell(evaluator, param),
        LetSymbol let => new LetCell(evaluator, let),
        EntitySymbol entity => new EntityCell(evaluator, entity),
        _ => throw new ArgumentException($"A {symbol.Word} has no value.", nameof(symbol)),
    };

    private sealed class LetCell(Evaluator evaluator, LetSymbol symbol) : EvaluationCell(evaluator)
    {
        private readonly Evaluator _evaluator = evaluator;

        public override string DisplayName => symbol.Name;

        public override SourceLocation Location => symbol.NameLocation;

        protected internal override Value Compute() => _evaluator.Evaluate(_evaluator.Binder.Let(symbol), null);
    }

    private sealed class ParamCell(Evaluator evaluator, ParamSymbol symbol) : EvaluationCell(evaluator)
    {
        private readonly Evaluator _evaluator = evaluator;

        public override string DisplayName => symbol.Name;

        public override SourceLocation Location => symbol.NameLocation;

        protected internal override Value Compute()
        {
            var binding = _evaluator.Binder.Param(symbol);
            var given = _evaluator.Overrides.LastOrDefault(candidate => ReferenceEquals(candidate.Path.Param, symbol));
            if (given is not null)
            {
                _evaluator.Touch([given]);
                var value = _evaluator.Evaluate(given.Value, null);
                return ParamChecks.InRange(binding, value, symbol.Name, given.Location, null, _evaluator);
            }

            if (binding.Default is not { } fallback)
            {
                return _evaluator.MissingParam(symbol.Name, symbol.NameLocation);
            }

            return ParamChecks.InRange(
                binding, _evaluator.Evaluate(fallback, null), symbol.Name, fallback.Location, null, _evaluator);
        }
    }

    private sealed class EntityCell(Evaluator evaluator, EntitySymbol symbol) : EvaluationCell(evaluator)
    {
        private readonly Evaluator _evaluator = evaluator;

        public override string DisplayName => symbol.Name;

        public override SourceLocation Location => symbol.NameLocation;

        protected internal override Value Compute()
        {
            var binding = _evaluator.Binder.Entity(symbol);
            if (binding.Type is not { } type)
            {
                return ErrorValue.Instance;
            }

            var layers = binding.Layers.Select(layer => new LayerInstance(layer, null));
            var overrides = type.Kind is { Name: "scenario" }
                ? OverrideLayers.For(symbol, type, binding.Layers, _evaluator)
                : [];
            return new EntityValue(
                _evaluator, type, symbol.Name, symbol.NameLocation, [.. layers, .. overrides])
            {
                Symbol = symbol,
                Origin = symbol,
            };
        }
    }
}
