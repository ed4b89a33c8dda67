using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DynoSim.Lang.Simulation.PerfModel;
using DynoSim.Lang.Syntax.Diagnostics;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Experiments.Keeping;

/// <summary>Reads what <see cref="ValueWriter"/> wrote, in the same build of the same assemblies.</summary>
internal sealed class ValueReader(BinaryReader input)
{
    private readonly List<object> _read = [];
    private readonly List<Type> _types = [];
    private readonly Dictionary<Type, FieldInfo[]> _fields = [];

    /// <summary>Reads a value.</summary>
    /// <exception cref="NotKeptException">It was not written by this build.</exception>
    public object? Read()
    {
        switch ((ValueMark)input.ReadByte())
        {
            case ValueMark.Null:
                return null;
            case ValueMark.Known:
                return _read[input.Read7BitEncodedInt()];
            default:
                var type = ReadType();
                return type.IsValueType ? ReadValue(type) : ReadObject(type);
        }
    }

    private Type ReadType()
    {
        var number = input.Read7BitEncodedInt();
        if (number == _types.Count)
        {
            // A type is numbered before those that it is made of.
            _types.Add(typeof(void));
            _types[number] = ReadNewType();
        }

        return _types[number];
    }

    private Type ReadNewType()
    {
        switch ((TypeMark)input.ReadByte())
        {
            case TypeMark.Array:
                return ReadType().MakeArrayType();
            case TypeMark.Generic:
                var definition = ReadType();
                var arguments = new Type[input.ReadByte()];
                for (var index = 0; index < arguments.Length; index++)
                {
                    arguments[index] = ReadType();
                }

                return definition.MakeGenericType(arguments);
            default:
                return KeptTypes.TypeAt(input.ReadByte(), input.ReadInt32());
        }
    }

    private object ReadValue(Type type) =>
        type.IsEnum ? Enum.ToObject(type, input.ReadInt64())
        : PlainValues.Knows(type) ? PlainValues.Read(input, type)
        : Fill(RuntimeHelpers.GetUninitializedObject(type), type);

    private object ReadObject(Type type)
    {
        // An object is known before its content is read, which may refer to it.
        var number = _read.Count;
        if (type.IsArray)
        {
            return ReadArray(type);
        }

        if (type == typeof(string) || type == typeof(DiagnosticDescriptor) || type == typeof(SourceText))
        {
            _read.Add(type);
            return _read[number] = ReadKnownClass(type);
        }

        KeptTypes.Require(type);
        if (type.IsAssignableTo(typeof(IRemade)))
        {
            _read.Add(type);
            return _read[number] = Remake(type);
        }

        var made = RuntimeHelpers.GetUninitializedObject(type);
        _read.Add(made);
        return Fill(made, type);
    }

    private object Remake(Type type) => Activator.CreateInstance(type, Read() as object?[])
        ?? throw new NotKeptException($"{type} cannot be made again");

    private object ReadKnownClass(Type type)
    {
        var text = input.ReadString();
        return type == typeof(string) ? text
            : type == typeof(SourceText) ? new SourceText(text, input.ReadString())
            : Descriptors.All.First(descriptor => descriptor.Code == text);
    }

    private Array ReadArray(Type type)
    {
        var element = type.GetElementType() ?? throw new NotKeptException($"{type} has no elements");
        var array = Array.CreateInstance(element, input.Read7BitEncodedInt());
        _read.Add(array);
        if (element.IsPrimitive)
        {
            input.BaseStream.ReadExactly(MemoryMarshal.CreateSpan(
                ref MemoryMarshal.GetArrayDataReference(array), Buffer.ByteLength(array)));
            return array;
        }

        for (var index = 0; index < array.Length; index++)
        {
            array.SetValue(Read(), index);
        }

        return array;
    }

    private object Fill(object target, Type type)
    {
        KeptTypes.Require(type);
        if (!_fields.TryGetValue(type, out var fields))
        {
            _fields.Add(type, fields = [.. KeptTypes.FieldsOf(type)]);
        }

        foreach (var field in fields)
        {
            field.SetValue(target, Read());
        }

        return target;
    }
}
