using OpenGov.Departments;
using OpenGov.Platform.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(ServicePorts.Department);
builder.AddDepartment();
var app = builder.Build();
app.MapPlatform();
app.MapDepartment();
await app.RunAsync();
