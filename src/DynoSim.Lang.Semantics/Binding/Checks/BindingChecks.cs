using DynoSim.Lang.Semantics.Binding.Layers;
using DynoSim.Lang.Semantics.Binding.Modules;
using DynoSim.Lang.Semantics.Binding.Symbols;
using DynoSim.Lang.Syntax.Diagnostics;

namespace DynoSim.Lang.Semantics.Binding.Checks;

/// <summary>Binds everything the user's files say, so that everything wrong in them is found.</summary>
internal static class BindingChecks
{
    public static void Run(Binder binder)
    {
        foreach (var module in binder.Modules.Users)
        {
            foreach (var symbol in module.Symbols)
            {
                Bind(symbol, binder);
            }

            Annotations.Check(module, binder);
            foreach (var test in module.Tests)
            {
                TestBlocks.Bind(test, module, binder);
            }
        }

        // Binding a layer may make further ones.
        for (var i = 0; i < binder.Layers.Count; i++)
        {
            if (!Binder.IsStandard(binder.Layers[i]))
            {
                Bind(binder.Layers[i]);
            }
        }

        RecursionChecks.Run(binder);
    }

    private static void Bind(Symbol symbol, Binder binder)
    {
        switch (symbol)
        {
            case ImportedSymbol imported:
                ImportResolution.Resolve(imported, binder);
                break;
            case LetSymbol let:
                binder.Let(let);
                break;
            case ParamSymbol param:
                binder.Param(param);
                break;
            case FunctionSymbol function:
                binder.Function(function);
                break;
            case EntitySymbol entity:
                binder.Entity(entity);
                break;
            case EnumSymbol @enum:
                CheckMembers(@enum, binder);
                break;
        }
    }

    private static void Bind(BoundLayer layer)
    {
        foreach (var member in layer.Members)
        {
            object? bound = member switch
            {
                Assignment assignment => assignment.Value,
                Amendment amendment => amendment.Layer,
                LocalParam param => param.Binding,
                LocalLet let => let.Value,
                _ => null,
            };
            _ = bound;
        }

        foreach (var statement in layer.Statements)
        {
            object? bound = statement switch
            {
                ConditionStatement condition => condition.Condition,
                VaryStatement vary => vary.Values,
                EveryStatement every => (every.Interval, every.Actions),
                _ => null,
            };
            _ = bound;
        }
    }

    private static void CheckMembers(EnumSymbol symbol, Binder binder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in symbol.Syntax.Members.Where(member => !member.Token.IsMissing))
        {
            if (!seen.Add(member.Token.Text))
            {
                binder.Report(
                    Descriptors.DuplicateDeclaration,
                    symbol.Module.At(member),
                    $"`{member.Token.Text}` is twice a member of `{symbol.Name}`");
            }
        }
    }
}
