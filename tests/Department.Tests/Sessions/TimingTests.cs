using System.Diagnostics;
using Grpc.Core;
using OpenGov.Departments.Tests.Hosting;

namespace OpenGov.Departments.Tests.Sessions;

public sealed class TimingTests(SharedDepartments shared)
{
    [Fact]
    public async Task How_long_a_refusal_takes_does_not_tell_whether_the_name_exists()
    {
        var department = await shared.OnAsync(Engine.Embedded);
        var district = new TestDistrict(department);
        var bureau = await district.AddBureauAsync();
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            var user = $"{district.Division}.t{round}";
            await district.AddMemberAsync(bureau, user, Contracts.Department.V1.Role.Editor);
            for (var i = 0; i < 3; i++)
            {
                known.Add(await RefusedAsync(department, user));
                unknown.Add(await RefusedAsync(department, $"{user}-nobody{i}"));
            }
        }

        // The fastest of nine each: what else the machine does only slows them down. Without the hash it would be a fiftieth.
        Assert.True(unknown.Min() > known.Min() / 10, $"{unknown.Min()} ms for nobody, {known.Min()} ms for somebody");
    }

    private static async Task<double> RefusedAsync(TestDepartment department, string username)
    {
        var watch = Stopwatch.StartNew();
        var refusal = await Assert.ThrowsAsync<RpcException>(async () =>
            await department.Sessions.SignInAsync(new() { Username = username, Password = "wrong password" }));
        Assert.Equal(StatusCode.Unauthenticated, refusal.StatusCode);
        return watch.Elapsed.TotalMilliseconds;
    }
}
