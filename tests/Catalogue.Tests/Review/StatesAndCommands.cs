using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Tests.Checking;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;
using OpenGov.Platform.Identity;

namespace OpenGov.Catalogues.Tests.Review;

/// <summary>Every command in every state: what it leads to, or that it is refused with the state's name.</summary>
public sealed class StatesAndCommands
{
    private static readonly Dictionary<string, Func<Stored<CatalogueVersion>, CatalogueVersion>> Commands = new()
    {
        ["add item"] = stored => AddingItem.Add(stored.Value, Sample.Id(9), Sample.Elements("新增"), 0).Next,
        ["update item"] = stored => UpdatingItem.Update(stored.Value, Sample.Id(1), 1, Sample.Elements("改名"), Items.ElementFields.All).Next,
        ["move item"] = stored => MovingItem.Move(stored.Value, Sample.Id(1), 1, 2).Next,
        ["remove item"] = stored => RemovingItem.Remove(stored.Value, Sample.Id(1), 1).Next,
        ["import"] = stored => Importing.Import(stored, 7, Sample.By(Sample.Editor), "a.csv", [Sample.Elements("甲")], Sample.Id).Next,
        ["discard"] = stored => Discarding.Discard(stored, 7, Sample.By(Sample.Editor)).Next,
        ["submit"] = stored => Submitting.Submit(stored, 7, Sample.By(Sample.Editor), "", new(ReviewStages.Usual, []), Checked.District).Next,
        ["resolve comments"] = stored => Commenting.Resolve(stored, [], Sample.By(Sample.Editor)),
        ["approve"] = stored => Decide(stored, approves: true),
        ["approve the last stage"] = stored => Decide(AtLastStage(stored), approves: true, Sample.Office),
        ["consent"] = stored => Consent(stored, consents: true),
        ["object"] = stored => Consent(stored, consents: false),
        ["return"] = stored => Decide(stored, approves: false),
        ["publish"] = stored => Publishing.Publish(stored, Sample.Keepers, Sample.By(Sample.Reviewer), 7).Next,
        ["schedule"] = stored => Scheduling.Schedule(stored, Sample.Keepers, Sample.By(Sample.Reviewer), 7, Sample.Now).Next,
        ["cancel schedule"] = stored => Scheduling.Cancel(Scheduled(stored), Sample.Keepers, Sample.By(Sample.Reviewer), 7, "").Next,
        ["publish in an emergency"] = stored => EmergencyPublishing.Publish(
            stored, Sample.Keepers, Sample.By(Sample.Leader), 7, ContentDigest.Of(stored.Value), "急", Checked.District).Next,
        ["withdraw"] = stored => Withdrawing.Withdraw(stored, Sample.Keepers, Sample.By(Sample.Leader), 7, "内容有误").Next,
    };

    private static readonly Dictionary<(string Command, VersionState From), VersionState> Allowed = new()
    {
        [("add item", VersionState.Draft)] = VersionState.Draft,
        [("update item", VersionState.Draft)] = VersionState.Draft,
        [("move item", VersionState.Draft)] = VersionState.Draft,
        [("remove item", VersionState.Draft)] = VersionState.Draft,
        [("import", VersionState.Draft)] = VersionState.Draft,
        [("discard", VersionState.Draft)] = VersionState.Discarded,
        [("submit", VersionState.Draft)] = VersionState.Submitted,
        [("resolve comments", VersionState.Draft)] = VersionState.Draft,
        [("approve", VersionState.Submitted)] = VersionState.Submitted,
        [("approve the last stage", VersionState.Submitted)] = VersionState.Approved,
        [("consent", VersionState.Submitted)] = VersionState.Submitted,
        [("object", VersionState.Submitted)] = VersionState.Draft,
        [("return", VersionState.Submitted)] = VersionState.Draft,
        [("return", VersionState.Approved)] = VersionState.Draft,
        [("publish", VersionState.Approved)] = VersionState.Published,
        [("schedule", VersionState.Approved)] = VersionState.Approved,
        [("cancel schedule", VersionState.Approved)] = VersionState.Approved,
        [("publish in an emergency", VersionState.Draft)] = VersionState.Published,
        [("publish in an emergency", VersionState.Submitted)] = VersionState.Published,
        [("withdraw", VersionState.Published)] = VersionState.Withdrawn,
    };

    public static TheoryData<string, VersionState> Everything =>
        [.. Commands.Keys.SelectMany(_ => Enum.GetValues<VersionState>(), (command, state) => (command, state))];

    [Theory]
    [MemberData(nameof(Everything))]
    public void Each_command_works_in_its_states_only(string command, VersionState state)
    {
        var stored = Sample.InState(state);
        if (Allowed.TryGetValue((command, state), out var expected))
        {
            Assert.Equal(expected, Commands[command](stored).State);
            return;
        }

        var refusal = Sample.Refused(() => Commands[command](stored));
        Assert.Equal(Reason.WrongState, refusal.Reason);
        Assert.Equal(state.ToString().ToUpperInvariant(), refusal.Facts["state"]);
        Assert.Contains(StateRules.NameOf(state), refusal.Message, StringComparison.Ordinal);
    }

    private static CatalogueVersion Decide(Stored<CatalogueVersion> stored, bool approves, Caller? by = null) => Deciding.Decide(
        stored,
        Sample.Keepers,
        Sample.By(by ?? Sample.Reviewer),
        new(Present(stored.Value), approves, ContentDigest.Of(stored.Value), 7, "请核对", [])).Next;

    private static CatalogueVersion Consent(Stored<CatalogueVersion> stored, bool consents)
    {
        var unanswered = Sample.Stored(stored.Value with { Rounds = [.. stored.Value.Rounds.Select(round => round with { Consents = [] })] });
        return Consenting.Answer(
            unanswered, Sample.Keepers, Sample.By(Sample.Joining), new(consents, ContentDigest.Of(stored.Value), 7, "请核对")).Next;
    }

    private static Stored<CatalogueVersion> Scheduled(Stored<CatalogueVersion> stored) =>
        Sample.Stored(stored.Value with { Schedule = new(Sample.Now, "mzj.leader", "610116-mzj", Sample.Now) });

    private static Stored<CatalogueVersion> AtLastStage(Stored<CatalogueVersion> stored) => stored.Value.State == VersionState.Submitted
        ? Sample.Stored(Sample.UnderReview(3))
        : stored;

    private static int Present(CatalogueVersion version) =>
        version.Rounds is [.., { PresentStage: not null } round] ? round.Present : 0;
}
