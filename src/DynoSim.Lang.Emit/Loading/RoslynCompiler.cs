using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using DynoSim.Lang.Emit.Running;
using DynoSim.Lang.Simulation.Routing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace DynoSim.Lang.Emit.Loading;

/// <summary>
/// C# text to an assembly image. The only class that touches Roslyn, so that a start from the cache never loads it.
/// </summary>
internal static class RoslynCompiler
{
    private static readonly string[] _frameworkReferences = ["System.Runtime", "System.Collections.Immutable"];

    /// <summary>Compiles one file to a library with its symbols embedded.</summary>
    /// <param name="source">The C# text.</param>
    /// <param name="assemblyName">The identity of the result; unique to the text.</param>
    public static CompileOutcome Compile(string source, string assemblyName)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14, DocumentationMode.None);
        var text = SourceText.From(source, System.Text.Encoding.UTF8, SourceHashAlgorithm.Sha256);
        var tree = CSharpSyntaxTree.ParseText(text, options, path: "scenario.cs");
        var compilation = CSharpCompilation.Create(assemblyName, [tree], References(), new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            deterministic: true,
            concurrentBuild: false,
            generalDiagnosticOption: ReportDiagnostic.Suppress));
        using var image = new MemoryStream();
        var result = compilation.Emit(
            image,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        return result.Success
            ? new CompileOutcome(image.ToArray(), [])
            : new CompileOutcome(null, [.. result.Diagnostics.Where(IsError).Select(error => error.ToString())]);
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    // Metadata of what is loaded already: works in a single file too, where an assembly has no location.
    private static ImmutableArray<MetadataReference> References() =>
    [
        Reference(typeof(object).Assembly),
        .. _frameworkReferences.Select(name => Reference(Assembly.Load(name))),
        Reference(typeof(IRouterPolicy).Assembly),
        Reference(typeof(CompiledScenario).Assembly),
    ];

    private static unsafe PortableExecutableReference Reference(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out var blob, out var length))
        {
            throw new InvalidOperationException(
                $"The assembly {assembly.GetName().Name} has no metadata to compile against.");
        }

        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)blob, length)).GetReference();
    }
}
