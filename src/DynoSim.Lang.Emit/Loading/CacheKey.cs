using System.Security.Cryptography;
using System.Text;
using DynoSim.Lang.Emit.Running;
using DynoSim.Lang.Simulation.Routing;

namespace DynoSim.Lang.Emit.Loading;

/// <summary>
/// What a compiled assembly depends on, as one hash: its text and the build of everything it links to.
/// </summary>
internal static class CacheKey
{
    /// <summary>64 hexadecimal digits, equal exactly if the compiled code would be.</summary>
    public static string Of(string source)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(source));
        hash.AppendData(typeof(IRouterPolicy).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(typeof(CompiledScenario).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(Encoding.UTF8.GetBytes(CompilerVersion()));
        hash.AppendData(Encoding.UTF8.GetBytes(Environment.Version.ToString()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Read from our own reference to it: asking the compiler itself would load it.
    private static string CompilerVersion() =>
        typeof(CompiledScenario).Assembly.GetReferencedAssemblies()
            .FirstOrDefault(name => name.Name == "Microsoft.CodeAnalysis.CSharp")?.FullName ?? string.Empty;
}
