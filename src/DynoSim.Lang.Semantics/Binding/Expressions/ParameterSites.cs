using DynoSim.Lang.Quantities;
using DynoSim.Lang.Semantics.Catalog;
using DynoSim.Lang.Semantics.Types;

namespace DynoSim.Lang.Semantics.Binding.Expressions;

/// <summary>
/// Where an argument meets its parameter; a few are read per counted thing, as <c>block = 512tok</c>.
/// </summary>
internal static class ParameterSites
{
    private static readonly Dimension TokensPerBlock = Dimension.Tokens / Dimension.Blocks;

    public static CoercionSite Of(ParameterSchema parameter)
    {
        var type = parameter.Type is OptionalType optional ? optional.Inner : parameter.Type;
        return type is QuantityType quantity && quantity.Dimension == TokensPerBlock
            ? new CoercionSite(IsProperty: false, Dimension.Blocks)
            : CoercionSite.Expression;
    }
}
