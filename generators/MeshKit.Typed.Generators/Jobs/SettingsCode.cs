using System.Globalization;
using MeshKit.Typed.Generators.Common;
using MeshKit.Typed.Shared;

namespace MeshKit.Typed.Generators.Jobs;

/// <summary>Spells settings as assignments of an object initializer: only those that are written.</summary>
internal static class SettingsCode
{
    public static IEnumerable<string> Of(JobSettings settings, string? protectedMember)
    {
        if (settings.OnConflict is not null)
            yield return $"OnConflict = global::MeshKit.Typed.ConflictPolicy.{settings.OnConflict}";
        if (settings.WhenRunning is not null)
            yield return $"WhenRunning = global::MeshKit.Typed.WhenRunning.{settings.WhenRunning}";
        if (settings.HoldKeyOnFailure)
            yield return "HoldKeyOnFailure = true";
        if (settings.AllowDuplicates is not null)
            yield return $"AllowDuplicates = {Code.Literal(settings.AllowDuplicates)}";
        if (settings.Network is not null)
            yield return $"Network = global::MeshKit.Typed.NetworkNeed.{settings.Network}";
        if (settings.Conditions.Count > 0)
            yield return $"Conditions = [{string.Join(", ", settings.Conditions.Select(Code.Literal))}]";
        if (settings.MaxAttempts is { } attempts)
            yield return $"MaxAttempts = {attempts.ToString(CultureInfo.InvariantCulture)}";
        if (settings.Timeout is { } timeout)
            yield return $"Timeout = {Code.Time(timeout)}";
        if (settings.RetryDelay is { } delay)
            yield return $"RetryDelay = {Code.Time(delay)}";
        if (settings.MaxRetryDelay is { } cap)
            yield return $"MaxRetryDelay = {Code.Time(cap)}";
        if (settings.PermanentExceptions.Count > 0)
            yield return $"PermanentExceptions = [{string.Join(", ", settings.PermanentExceptions.Select(type => $"typeof({type.ToCode()})"))}]";
        if (protectedMember is not null)
            yield return $"ProtectedMember = {Code.Literal(protectedMember)}";
    }
}
