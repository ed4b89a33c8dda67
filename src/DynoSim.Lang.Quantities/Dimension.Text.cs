using System.Globalization;
using System.Text;

namespace DynoSim.Lang.Quantities;

public readonly partial struct Dimension
{
    /// <summary>
    /// The dimension in base dimensions, as a file would write it: <c>Tokens/Time/Gpus</c>, <c>Time*Gpus</c>,
    /// <c>1/Time</c>; <c>1</c> without any. Reads back through <see cref="DimensionExpression.Parse"/>.
    /// </summary>
    public string ToAlgebra()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Count; i++)
        {
            if (exponents[i] > 0)
            {
                AppendFactor(text.Append(text.Length > 0 ? "*" : ""), i, exponents[i]);
            }
        }

        if (text.Length == 0)
        {
            text.Append('1');
        }

        for (var i = 0; i < Count; i++)
        {
            if (exponents[i] < 0)
            {
                AppendFactor(text.Append('/'), i, -exponents[i]);
            }
        }

        return text.ToString();
    }

    private static void AppendFactor(StringBuilder text, int index, int exponent)
    {
        text.Append((BaseDimension)index);
        if (exponent > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"^{exponent}");
        }
    }
}
