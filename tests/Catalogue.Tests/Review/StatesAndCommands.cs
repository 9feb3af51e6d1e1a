using OpenGov.Catalogues.Editing;
using OpenGov.Catalogues.Review;
using OpenGov.Catalogues.Tests.Checking;
using OpenGov.Catalogues.Versions;
using OpenGov.Platform.Documents;
using OpenGov.Platform.Errors;

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
        ["submit"] = stored => Submitting.Submit(stored, 7, Sample.By(Sample.Editor), "", Checked.District).Next,
        ["approve"] = stored => Decide(stored, approves: true),
        ["return"] = stored => Decide(stored, approves: false),
        ["publish"] = stored => Publishing.Publish(stored, Sample.Keepers, Sample.By(Sample.Reviewer), 7).Next,
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
        [("approve", VersionState.Submitted)] = VersionState.Approved,
        [("return", VersionState.Submitted)] = VersionState.Draft,
        [("return", VersionState.Approved)] = VersionState.Draft,
        [("publish", VersionState.Approved)] = VersionState.Published,
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

    private static CatalogueVersion Decide(Stored<CatalogueVersion> stored, bool approves) => Deciding.Decide(
        stored, Sample.Keepers, Sample.By(Sample.Reviewer), new(approves, ContentDigest.Of(stored.Value), 7, "请核对")).Next;
}
