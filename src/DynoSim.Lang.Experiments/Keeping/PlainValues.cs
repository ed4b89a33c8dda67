using System.Globalization;

namespace DynoSim.Lang.Experiments.Keeping;

/// <summary>Numbers and truth values in bytes.</summary>
internal static class PlainValues
{
    /// <summary>Whether a type is one of them.</summary>
    public static bool Knows(Type type) => type.IsPrimitive || type == typeof(decimal);

    /// <summary>Writes one.</summary>
    public static void Write(BinaryWriter output, object value)
    {
        switch (value)
        {
            case double real:
                output.Write(real);
                break;
            case float real:
                output.Write(real);
                break;
            case decimal number:
                output.Write(number);
                break;
            case ulong number:
                output.Write(unchecked((long)number));
                break;
            default:
                output.Write(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Reads one of a type.</summary>
    public static object Read(BinaryReader input, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Double => input.ReadDouble(),
        TypeCode.Single => input.ReadSingle(),
        TypeCode.Decimal => input.ReadDecimal(),
        TypeCode.UInt64 => unchecked((ulong)input.ReadInt64()),
        _ => Convert.ChangeType(input.ReadInt64(), type, CultureInfo.InvariantCulture),
    };
}
