using DynoSim.Lang.Semantics.Binding.Bound;
using DynoSim.Lang.Semantics.Binding.Expressions;
using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Scopes;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Semantics.Types;
using DynoSim.Lang.Simulation.Schema;
using DynoSim.Lang.Syntax.Tree;

namespace DynoSim.Lang.Semantics.Binding.Definitions;

/// <summary>Params and lets, of files and of blocks.</summary>
internal static class DefinitionBinding
{
    public static BoundExpression Let(LetSymbol symbol, Binder binder) =>
        Let(symbol.Syntax, new ExpressionBinder(binder, new FileScope(symbol.Module, binder, symbol)));

    public static BoundExpression Let(LetSyntax syntax, ExpressionBinder binder)
    {
        if (syntax.Type is null)
        {
            return binder.BindSettled(syntax.Value);
        }

        var type = TypeBinding.Bind(syntax.Type, binder.Scope.Module, binder.Binder);
        return binder.Bind(
            syntax.Value, new Expectation(type, CoercionSite.Property, $"`{syntax.Name.Token.Text}`"));
    }

    public static ParamBinding Param(ParamSymbol symbol, Binder binder) =>
        Param(symbol.Syntax, new ExpressionBinder(binder, new FileScope(symbol.Module, binder, symbol)));

    public static ParamBinding Param(ParamSyntax syntax, ExpressionBinder binder)
    {
        var name = syntax.Name.Token.Text;
        var type = TypeBinding.Bind(syntax.Type, binder.Scope.Module, binder.Binder);
        var element = type is OptionalType optional ? optional.Inner : type;
        var range = syntax.Range is null ? null : Range(syntax.Range, element, name, binder);
        var fallback = syntax.Default is null
            ? null
            : PhaseChecks.Require(
                binder.Bind(syntax.Default, new Expectation(type, CoercionSite.Property, $"`{name}`")),
                KnobPhase.Static,
                $"param `{name}`",
                binder.Binder);
        return new ParamBinding(type, range is { IsError: true } ? null : range, fallback);
    }

    /// <summary>The values allowed: a range, or a list of them.</summary>
    private static BoundExpression Range(
        ExpressionSyntax syntax, LanguageType element, string name, ExpressionBinder binder)
    {
        var raw = binder.Bind(syntax, new ListType(element));
        LanguageType wanted = raw.Type is ListType ? new ListType(element) : new RangeType(element);
        return PhaseChecks.Require(
            Conversions.To(
                raw, new Expectation(wanted, CoercionSite.Property, $"the range of `{name}`"), binder.Binder),
            KnobPhase.Static,
            $"the range of `{name}`",
            binder.Binder);
    }
}
