#if JSON_NONE
namespace AppSize;

internal static class Json
{
    // The types are there, and nothing is known of their JSON.
    public static int RoundTrip<T>(T value) => value?.ToString()?.Length ?? 0;
}
#endif
