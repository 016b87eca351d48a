// The compiler asks for this type in records with `required` members; netstandard2.0 has none.
#pragma warning disable IDE0130 // The namespace is the compiler's.
namespace System.Diagnostics.CodeAnalysis;

[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
