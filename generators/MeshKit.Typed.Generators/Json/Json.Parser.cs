using MeshKit.Typed.Generators.Common;
using Microsoft.CodeAnalysis;

namespace MeshKit.Typed.Generators.Json;

/// <summary>Turns types, and all that they hold, into models. The types have been found storable before.</summary>
internal static class JsonParser
{
    /// <summary>The models of roots and everything below, each type once, in the order of their names.</summary>
    public static EquatableArray<JsonTypeModel> Parse(IEnumerable<ITypeSymbol> roots, Compilation compilation, CancellationToken cancellationToken)
    {
        var models = new Dictionary<string, JsonTypeModel>(StringComparer.Ordinal);
        var waiting = new Stack<ITypeSymbol>(roots);
        while (waiting.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var type = JsonType.Of(waiting.Pop(), compilation);
            if (models.ContainsKey(type.Model.Id))
                continue;
            models.Add(type.Model.Id, type.Model);
            foreach (var converted in type.Converted)
            {
                if (!models.ContainsKey(converted.Id))
                    models.Add(converted.Id, converted);
            }

            foreach (var held in type.Holds)
                waiting.Push(held);
        }

        var inOrder = models.Values.ToArray();
        Array.Sort(inOrder, static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return inOrder.ToEquatableArray();
    }
}
