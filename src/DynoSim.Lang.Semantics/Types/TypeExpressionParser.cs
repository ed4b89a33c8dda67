using System.Collections.Immutable;

namespace DynoSim.Lang.Semantics.Types;

/// <summary>Reads the types in schema attributes; these are the program's own texts, so any fault throws.</summary>
internal sealed class TypeExpressionParser(string text)
{
    private int _position;

    internal TypeExpression ParseWhole()
    {
        var type = ParseType();
        return _position == text.Length ? type : throw Fault("the end");
    }

    private TypeExpression ParseType()
    {
        var factors = ImmutableArray.CreateBuilder<TypeFactor>();
        factors.Add(new TypeFactor(ParseAtom(), IsDivided: false));
        while (Peek() is '*' or '/')
        {
            var divided = text[_position++] == '/';
            factors.Add(new TypeFactor(ParseAtom(), divided));
        }

        var type = factors.Count == 1 ? factors[0].Type : new TypeProduct(default, factors.ToImmutable());
        if (TryTake('?'))
        {
            type = new OptionalTypeExpression(default, type);
        }

        return TryTake('|') ? new WordOrTypeExpression(default, type, ParseName()) : type;
    }

    private TypeExpression ParseAtom()
    {
        if (TryTake('1'))
        {
            return new TypeOne(default);
        }

        if (TryTake('('))
        {
            var items = ParseSequence(')');
            return items.Length == 1 ? items[0] : new TupleTypeExpression(default, items);
        }

        var name = ParseName();
        return new NamedTypeExpression(default, name, TryTake('<') ? ParseSequence('>') : []);
    }

    private ImmutableArray<TypeExpression> ParseSequence(char close)
    {
        var items = ImmutableArray.CreateBuilder<TypeExpression>();
        do
        {
            items.Add(ParseType());
        }
        while (TryTake(','));
        return TryTake(close) ? items.ToImmutable() : throw Fault($"`{close}`");
    }

    private string ParseName()
    {
        SkipSpaces();
        var start = _position;
        while (_position < text.Length && (char.IsAsciiLetterOrDigit(text[_position]) || text[_position] == '_'))
        {
            _position++;
        }

        return _position > start ? text[start.._position] : throw Fault("a name");
    }

    private char Peek()
    {
        SkipSpaces();
        return _position < text.Length ? text[_position] : '\0';
    }

    private bool TryTake(char wanted)
    {
        if (Peek() != wanted)
        {
            return false;
        }

        _position++;
        return true;
    }

    private void SkipSpaces()
    {
        while (_position < text.Length && text[_position] == ' ')
        {
            _position++;
        }
    }

    private FormatException Fault(string expected) =>
        new($"The schema type `{text}` is malformed at column {_position + 1}: expected {expected}.");
}
