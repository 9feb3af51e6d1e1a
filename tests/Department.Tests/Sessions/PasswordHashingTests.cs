using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenGov.Departments.Accounts;
using OpenGov.Platform.Hosting;
using static System.Buffers.Binary.BinaryPrimitives;

namespace OpenGov.Departments.Tests.Sessions;

public sealed partial class PasswordHashingTests
{
    private readonly PasswordHashing hashing = new();

    [Fact]
    public void Only_the_right_password_matches_its_hash()
    {
        var hash = hashing.Hash("正确的密码 1");
        Assert.True(hashing.Verify(hash, "正确的密码 1"));
        Assert.False(hashing.Verify(hash, "正确的密码 2"));
        Assert.NotEqual(hash, hashing.Hash("正确的密码 1"));
    }

    [Fact]
    public async Task A_service_hashes_with_the_full_rounds()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddPlatform(ServicePorts.Department);
        builder.AddDepartment();
        await using var app = builder.Build();
        var written = Convert.FromBase64String(app.Services.GetRequiredService<PasswordHashing>().Hash("password").Reveal());
        // Format 1 of Identity: its number, the function (2 is HMAC-SHA512), the rounds.
        Assert.Equal((1, 2, 100_000), (written[0], ReadInt32BigEndian(written.AsSpan(1)), ReadInt32BigEndian(written.AsSpan(5))));
    }

    [Fact]
    public void Nobody_has_no_password_that_matches() => Assert.False(hashing.Verify(null, ""));

    [Fact]
    public void Finding_that_there_is_no_account_costs_as_much_as_a_wrong_password()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads the thread's processor time as Linux tells it");
        var hash = hashing.Hash("correct horse");
        var (known, unknown) = (Cpu(() => hashing.Verify(hash, "wrong horse")), Cpu(() => hashing.Verify(null, "wrong horse")));
        Assert.InRange(unknown / known, 0.5, 2);
    }

    [Fact]
    public void A_fingerprint_is_the_same_for_the_same_request_only()
    {
        var one = hashing.Fingerprint("password", "3f2b8c1e-5a64-4c0d-9d0a-7f1f4a3c2b10");
        Assert.Equal(one, hashing.Fingerprint("password", "3f2b8c1e-5a64-4c0d-9d0a-7f1f4a3c2b10"));
        Assert.NotEqual(one, hashing.Fingerprint("Password", "3f2b8c1e-5a64-4c0d-9d0a-7f1f4a3c2b10"));
        Assert.NotEqual(one, hashing.Fingerprint("password", "3f2b8c1e-5a64-4c0d-9d0a-7f1f4a3c2b11"));
    }

    // Processor time of this thread, which other work on the machine does not add to.
    private static double Cpu(Action work)
    {
        work();
        var before = Now();
        work();
        return Now() - before;
    }

    private static double Now()
    {
        const int threadCpuTime = 3;
        Assert.Equal(0, ClockGetTime(threadCpuTime, out var time));
        return (time.Seconds * 1e9) + time.Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
