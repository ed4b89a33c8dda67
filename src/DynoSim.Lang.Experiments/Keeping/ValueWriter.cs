using System.Globalization;
using System.Runtime.InteropServices;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Experiments.Keeping;

/// <summary>Writes values with everything they hold; an object that occurs twice is written once.</summary>
internal sealed class ValueWriter(BinaryWriter output)
{
    private readonly Dictionary<object, int> _written = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Type, int> _types = [];

    /// <summary>Writes a value.</summary>
    /// <exception cref="NotKeptException">It holds what cannot be kept.</exception>
    public void Write(object? value)
    {
        if (value is null)
        {
            output.Write((byte)ValueMark.Null);
            return;
        }

        var type = value.GetType();
        if (!type.IsValueType)
        {
            if (_written.TryGetValue(value, out var number))
            {
                output.Write((byte)ValueMark.Known);
                output.Write7BitEncodedInt(number);
                return;
            }

            _written.Add(value, _written.Count);
        }

        output.Write((byte)ValueMark.New);
        WriteType(type);
        WriteContent(value, type);
    }

    private void WriteType(Type type)
    {
        if (_types.TryGetValue(type, out var number))
        {
            output.Write7BitEncodedInt(number);
            return;
        }

        output.Write7BitEncodedInt(_types.Count);
        _types.Add(type, _types.Count);
        if (type.IsSZArray && type.GetElementType() is { } element)
        {
            output.Write((byte)TypeMark.Array);
            WriteType(element);
        }
        else if (type.IsConstructedGenericType)
        {
            output.Write((byte)TypeMark.Generic);
            WriteType(type.GetGenericTypeDefinition());
            var arguments = type.GetGenericArguments();
            output.Write((byte)arguments.Length);
            foreach (var argument in arguments)
            {
                WriteType(argument);
            }
        }
        else
        {
            // Not its name: to find a type by that takes longer than to read all its values.
            var (assembly, token) = KeptTypes.PlaceOf(type);
            output.Write((byte)TypeMark.Plain);
            output.Write((byte)assembly);
            output.Write(token);
        }
    }

    private void WriteContent(object value, Type type)
    {
        switch (value)
        {
            case string text:
                output.Write(text);
                break;
            case DiagnosticDescriptor descriptor:
                output.Write(descriptor.Code);
                break;
            case SourceText source:
                output.Write(source.Path);
                output.Write(source.Text);
                break;
            case Array array:
                WriteArray(array, type);
                break;
            case Enum member:
                output.Write(Convert.ToInt64(member, CultureInfo.InvariantCulture));
                break;
            case var _ when PlainValues.Knows(type):
                PlainValues.Write(output, value);
                break;
            case IRemade remade:
                KeptTypes.Require(type);
                Write(remade.Ingredients);
                break;
            default:
                KeptTypes.Require(type);
                foreach (var field in KeptTypes.FieldsOf(type))
                {
                    Write(field.GetValue(value));
                }

                break;
        }
    }

    private void WriteArray(Array array, Type type)
    {
        if (array.Rank != 1)
        {
            throw new NotKeptException($"arrays of type {type} are not kept");
        }

        output.Write7BitEncodedInt(array.Length);
        if (type.GetElementType() is { IsPrimitive: true })
        {
            output.Write(MemoryMarshal.CreateReadOnlySpan(
                ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array)));
            return;
        }

        foreach (var item in array)
        {
            Write(item);
        }
    }
}

/// <summary>How a type begins.</summary>
internal enum TypeMark : byte
{
    /// <summary>The number of its assembly and its own number in that follow.</summary>
    Plain,

    /// <summary>That of its elements follows.</summary>
    Array,

    /// <summary>Its definition and its arguments follow.</summary>
    Generic,
}

/// <summary>How a value begins.</summary>
internal enum ValueMark : byte
{
    /// <summary>There is none.</summary>
    Null,

    /// <summary>One that came before; its number follows.</summary>
    Known,

    /// <summary>Its type and content follow.</summary>
    New,
}
