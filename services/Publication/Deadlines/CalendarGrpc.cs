using Grpc.Core;
using OpenGov.Contracts.Publication.V1;
using OpenGov.Platform.Commands;
using OpenGov.Platform.Identity;
using Wire = OpenGov.Contracts.Publication.V1;

namespace OpenGov.Publications.Deadlines;

/// <summary>The calendar over gRPC.</summary>
public sealed class CalendarGrpc(CalendarRegistry calendars) : CalendarService.CalendarServiceBase
{
    /// <inheritdoc/>
    public override async Task<ListCalendarYearsResponse> ListCalendarYears(ListCalendarYearsRequest request, ServerCallContext context) => new()
    {
        Years = { (await calendars.ListAsync(context.CancellationToken)).Select(one => DeadlineMapping.ToProto(one.Year, one.Revision)) },
    };

    /// <inheritdoc/>
    public override Task<Wire.CalendarYear> SetCalendarYear(SetCalendarYearRequest request, ServerCallContext context) => calendars.SetAsync(
        (request.CalendarYear ?? new()).ToDomain(),
        request.CalendarYear?.Revision ?? 0,
        CommandRequest.Of(context.Caller(), request.RequestId, nameof(SetCalendarYear), request),
        context.CancellationToken);
}
