using System.Collections.Immutable;

namespace DynoSim.Lang.Emit.Loading;

/// <summary>What came of one compilation.</summary>
/// <param name="Image">The assembly, or null if it did not compile.</param>
/// <param name="Errors">The compiler's own messages, one each.</param>
internal sealed record CompileOutcome(byte[]? Image, ImmutableArray<string> Errors);
