namespace DynoSim.Lang.Syntax.Diagnostics;

/// <summary>
/// What a diagnostic code means, independent of any place it occurs. Each descriptor stands alone in a file named
/// after its code and slug, as one member of <see cref="Descriptors"/>.
/// </summary>
/// <param name="Code">The stable code, <c>DYN</c> and four digits; the first digit is the stage.</param>
/// <param name="Slug">The readable name of the code, kebab-case.</param>
/// <param name="Severity">The severity unless a project file changes it.</param>
/// <param name="Summary">One or two sentences for the documentation page: what is wrong and why it matters.</param>
public sealed record DiagnosticDescriptor(string Code, string Slug, Severity Severity, string Summary);
