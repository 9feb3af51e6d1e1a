using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("OpenGov.Departments.Tests")]
