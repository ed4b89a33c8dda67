using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using DynoSim.Lang.Emit.Running;
using DynoSim.Lang.Semantics.Plan;
using DynoSim.Lang.Simulation.Kernel;
using DynoSim.Lang.Syntax.Text;

namespace DynoSim.Lang.Experiments.Keeping;

/// <summary>
/// Which objects can be kept between runs: values of our own assemblies and a few of the framework, field by field.
/// </summary>
internal static class KeptTypes
{
    private static readonly Assembly[] _ours =
    [
        typeof(RunRequestKey).Assembly,
        typeof(CompiledScenario).Assembly,
        typeof(ScenarioPlan).Assembly,
        typeof(ScenarioOptions).Assembly,
        typeof(SourceText).Assembly,
    ];

    private static readonly Type[] _framework =
        [typeof(ImmutableArray<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(Int128), typeof(UInt128)];

    private static readonly Assembly[] _all =
        [.. _ours, typeof(object).Assembly, typeof(ImmutableArray<>).Assembly];

    /// <summary>One hash of the builds that decide what a kept value means, the framework's included.</summary>
    public static string Build()
    {
        var builds = new byte[16 * _all.Length];
        for (var at = 0; at < _all.Length; at++)
        {
            _all[at].ManifestModule.ModuleVersionId.TryWriteBytes(builds.AsSpan(16 * at));
        }

        return Convert.ToHexStringLower(SHA256.HashData(builds));
    }

    /// <summary>Where a type is in the builds: the number of its assembly, and its own in that.</summary>
    /// <exception cref="NotKeptException">It is in none of them.</exception>
    public static (int Assembly, int Token) PlaceOf(Type type) =>
        Array.IndexOf(_all, type.Assembly) is var at and >= 0
        ? (at, type.MetadataToken)
        : throw new NotKeptException($"values of type {type} are not kept");

    /// <summary>The type at a place.</summary>
    public static Type TypeAt(int assembly, int token) => _all[assembly].ManifestModule.ResolveType(token);

    /// <summary>Throws unless values of a type are their fields and nothing else.</summary>
    /// <exception cref="NotKeptException">They are not.</exception>
    public static void Require(Type type)
    {
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (type.IsSubclassOf(typeof(Delegate)) || !(_ours.Contains(type.Assembly) || _framework.Contains(open)))
        {
            throw new NotKeptException($"values of type {type} are not kept");
        }
    }

    /// <summary>All instance fields, those of base classes first.</summary>
    public static IEnumerable<FieldInfo> FieldsOf(Type type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        var above = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType)
            ? FieldsOf(parent)
            : [];
        return above.Concat(type.GetFields(Own));
    }
}

/// <summary>Something holds what cannot be kept between runs.</summary>
internal sealed class NotKeptException(string message) : Exception(message);
