namespace MeshKit.Typed.Shared;

/// <summary>The platform's <c>JsonNamingPolicy.CamelCase</c>, at generation time.</summary>
internal static class CamelCase
{
    /// <summary>Lower-cases the leading run of capitals, but its last where a small letter follows: <c>URLValue</c> is <c>urlValue</c>.</summary>
    public static string Of(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0]))
            return name;
        var chars = name.ToCharArray();
        for (var i = 0; i < chars.Length; i++)
        {
            if (i == 1 && !char.IsUpper(chars[i]))
                break;
            if (i > 0 && i + 1 < chars.Length && !char.IsUpper(chars[i + 1]))
                break;
            chars[i] = char.ToLowerInvariant(chars[i]);
        }

        return new string(chars);
    }
}
